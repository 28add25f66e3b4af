-- The functions that run with the owner's rights answer under claims alone, like the policies that they step around. They are said
-- again whole; what is new in each is its first question.

create or replace function baseline.count_problem(which uuid, amount integer) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  now_open integer;
begin
  if ground.scope_kind() is null then
    raise exception 'no claims, no rows' using errcode = 'insufficient_privilege';
  end if;
  insert into baseline.enterprise_problems as known (enterprise_id, open) values (which, amount)
  on conflict (enterprise_id) do update set open = known.open + amount returning open into now_open;
  if (now_open > 0) <> (now_open - amount > 0) then
    update baseline.enterprise set has_open_problems = now_open > 0 where id = which;
  end if;
end
$$;

create or replace function baseline.keep_search(which uuid, its_pieces text[], its_texts text) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  insert into baseline.enterprise_search (enterprise_id, area, township, grid, industries, pieces, texts)
  select id, area, township, grid, industries, its_pieces, its_texts from baseline.enterprise where id = which and ground.scope_kind() is not null
  on conflict (enterprise_id) do update set area = excluded.area, township = excluded.township, grid = excluded.grid,
    industries = excluded.industries, pieces = excluded.pieces, texts = excluded.texts
$$;

-- Whose a code is, is told to officials (亮晒 is theirs too) and to the city's own work, to nobody else.
create or replace function baseline.whose_code(codes text[]) returns table (uscc text, area text, industry text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (uscc) uscc, area, industry from baseline.enterprise
  where uscc = any (codes) and state not in ('voided', 'duplicate') and (ground.claims_board() or ground.claim_role() in ('loader', 'turnOfDay'))
  order by uscc, updated_at desc
$$;
