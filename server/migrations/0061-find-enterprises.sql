-- Search. Row-level security keeps an index of pieces from being used, so this table is out of everybody's reach and read by one function alone,
-- which applies the claims of the asking post itself.
create table baseline.enterprise_search (
  enterprise_id uuid primary key references baseline.enterprise,
  area text not null,
  township text not null,
  grid text,
  industries text[] not null,
  -- pieces of two characters of its names, former names, code and initials; and these texts themselves, one a line
  pieces text[] not null,
  texts text not null
);
create index enterprise_pieces on baseline.enterprise_search using gin (pieces) with (fastupdate = off);
create index enterprise_pieces_in_area on baseline.enterprise_search using gin (area, pieces) with (fastupdate = off);
create index enterprise_pieces_in_township on baseline.enterprise_search using gin (township, pieces) with (fastupdate = off);
alter table baseline.enterprise_search alter column pieces set statistics 1000;
create index on baseline.enterprise_search (area);
create index on baseline.enterprise_search (township);

create function baseline.keep_search(which uuid, its_pieces text[], its_texts text) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  insert into baseline.enterprise_search (enterprise_id, area, township, grid, industries, pieces, texts)
  select id, area, township, grid, industries, its_pieces, its_texts from baseline.enterprise where id = which
  on conflict (enterprise_id) do update set area = excluded.area, township = excluded.township, grid = excluded.grid,
    industries = excluded.industries, pieces = excluded.pieces, texts = excluded.texts
$$;
revoke execute on function baseline.keep_search(uuid, text[], text) from public;
grant execute on function baseline.keep_search(uuid, text[], text) to clearloop_app;

-- Ids of at most 200 enterprises in the present post's reach whose texts hold `wanted`; `wanted_pieces` are its pieces of two characters.
create function baseline.search_enterprises(wanted_pieces text[], wanted text, at_most integer) returns setof uuid
  stable language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  scope text := ground.scope_kind();
  its_industries text[] := case when ground.claims_every_industry() then null else ground.claim_industries() end;
  most integer := least(at_most, 200);
begin
  if scope is null or cardinality(wanted_pieces) = 0 or length(wanted) < 2 then
    return;
  end if;
  case scope
    when 'city' then
      return query select enterprise_id from baseline.enterprise_search
        where pieces @> wanted_pieces and strpos(texts, wanted) > 0 and (its_industries is null or industries && its_industries) limit most;
    when 'areas' then
      return query select enterprise_id from baseline.enterprise_search
        where area = any (ground.claim_areas()) and pieces @> wanted_pieces and strpos(texts, wanted) > 0
          and (its_industries is null or industries && its_industries) limit most;
    when 'townships' then
      return query select enterprise_id from baseline.enterprise_search
        where township = any (ground.claim_townships()) and pieces @> wanted_pieces and strpos(texts, wanted) > 0
          and (its_industries is null or industries && its_industries) limit most;
    when 'grids' then
      return query select enterprise_id from baseline.enterprise_search
        where pieces @> wanted_pieces and grid = any (ground.claim_grids()) and strpos(texts, wanted) > 0 limit most;
    when 'enterprises' then
      return query select enterprise_id from baseline.enterprise_search
        where enterprise_id = any (ground.claim_enterprises()) and pieces @> wanted_pieces and strpos(texts, wanted) > 0 limit most;
    else
      return;
  end case;
end
$$;
revoke execute on function baseline.search_enterprises(text[], text, integer) from public;
grant execute on function baseline.search_enterprises(text[], text, integer) to clearloop_app;

-- Across scope no more is told than whose it is: 「已有同码主体，属他区块，请联系 ××单位」.
create function baseline.whose_code(codes text[]) returns table (uscc text, area text, industry text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (uscc) uscc, area, industry from baseline.enterprise
  where uscc = any (codes) and state not in ('voided', 'duplicate') order by uscc, updated_at desc
$$;
revoke execute on function baseline.whose_code(text[]) from public;
grant execute on function baseline.whose_code(text[]) to clearloop_app;

-- Facts for later stages and views; rows by the asker's own reach.
create view baseline.fact_enterprise with (security_invoker) as
  select id, name, coalesce(uscc, temporary_code) as code, uscc, kind, state, industries, industry, area, county, township, grid, address, lng, lat,
    scale, permit_kind, production_state, has_open_problems, reported_at, updated_at, version
  from baseline.enterprise;
create view baseline.fact_membership with (security_invoker) as
  select enterprise_id, industry, since, until, area, township, state from baseline.membership;
comment on view baseline.fact_enterprise is 'One row per enterprise in reach, voided ones included: filter by state.';
comment on view baseline.fact_membership is 'One row per enterprise and industry; until is null while it lasts.';
grant select on baseline.fact_enterprise, baseline.fact_membership to clearloop_app;
