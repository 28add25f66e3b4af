-- Two characters are enough to search. Row-level security would switch off the index on array contents, so the pieces lie in a narrow
-- table that the runtime role cannot read; one function answers from it under the asker's own claims.
create function remediation.text_pieces(said text) returns text[] immutable parallel safe language sql as $$
  select coalesce(array_agg(distinct substr(folded, at, 2)), '{}')
  from (select regexp_replace(lower(normalize(said, nfkc)), '[^[:alnum:]]', '', 'g') as folded) as text, generate_series(1, length(folded) - 1) as at
$$;

create table remediation.problem_text (
  problem_id uuid primary key references remediation.problem on delete cascade,
  area text not null,
  township text,
  industry text,
  grid text,
  enterprise_id uuid,
  responsible_unit text,
  pieces text[] not null
);
create index on remediation.problem_text using gin (pieces);
alter table remediation.problem_text enable row level security;
alter table remediation.problem_text force row level security;
create policy owner on remediation.problem_text to clearloop_owner using (true) with check (true);

create function remediation.keep_text() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into remediation.problem_text (problem_id, area, township, industry, grid, enterprise_id, responsible_unit, pieces)
  values (new.id, new.area, new.township, new.industry, new.grid, new.enterprise_id, new.responsible_unit,
    remediation.text_pieces(concat_ws(' ', new.subject_name, new.words, new.external_number)))
  on conflict (problem_id) do update set area = excluded.area, township = excluded.township, industry = excluded.industry, grid = excluded.grid,
    enterprise_id = excluded.enterprise_id, responsible_unit = excluded.responsible_unit, pieces = excluded.pieces;
  return null;
end
$$;
create trigger keep_text after insert on remediation.problem for each row execute function remediation.keep_text();
create trigger renew_text after update of subject_name, words, external_number, area, township, industry, grid, enterprise_id, responsible_unit
  on remediation.problem for each row
  when ((old.subject_name, old.words, old.external_number, old.area, old.township, old.industry, old.grid, old.enterprise_id, old.responsible_unit)
    is distinct from (new.subject_name, new.words, new.external_number, new.area, new.township, new.industry, new.grid, new.enterprise_id, new.responsible_unit))
  execute function remediation.keep_text();

-- Ids of problems whose words hold every piece of the query, within the claims; at most 200. The rows are then read under their own policy.
create function remediation.search_problems(query text, at_most integer default 200) returns setof uuid
  stable security definer language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  asked text[] := remediation.text_pieces(query);
  kind text := ground.scope_kind();
  every boolean := ground.claims_every_industry();
  industries text[] := ground.claim_industries();
begin
  if cardinality(asked) = 0 or kind is null then
    return;
  end if;
  return query
    select problem_id from remediation.problem_text as known
    where pieces @> asked and (
      responsible_unit = ground.claim_unit()
      or case kind
        when 'city' then every or industry = any (industries)
        when 'areas' then area = any (ground.claim_areas()) and (every or industry = any (industries))
        when 'townships' then township = any (ground.claim_townships()) and (every or industry = any (industries))
        when 'grids' then grid = any (ground.claim_grids())
        when 'enterprises' then enterprise_id = any (ground.claim_enterprises())
        else false
      end)
    limit least(at_most, 200);
end
$$;
revoke execute on function remediation.search_problems(text, integer), remediation.keep_text() from public;
grant execute on function remediation.search_problems(text, integer) to clearloop_app;

-- What later stages and the views may select from. Row-level security of the tables below holds for whoever asks.
create view remediation.fact_problem with (security_invoker = true) as
  select id, number, state, level, subject_kind, subject_name, enterprise_id, site_id, subject_unit, area, county, township, grid, industry,
    dimension, clause, veto, words, cause_kind, source, found_on, responsible_unit, responsible_enterprise, due_original, due_current, paused_days,
    late_since, rectified_on, verified_on, closed_on, previous_problem, liaison_leader
  from remediation.problem;
comment on view remediation.fact_problem is 'One row a problem, voided and merged ones included (state says so). due_original is the term first set, due_current the term after extensions and pauses; late_since the first day past the original term.';
create view remediation.fact_measure with (security_invoker = true) as
  select id, problem_id, enterprise_id, area, county, township, grid, industry, state, words, kind, due, responsible_person, cost, approved_on, declared_on, checked_on
  from remediation.measure;
comment on view remediation.fact_measure is 'One row a measure; cost in 10,000 yuan. Progress of a problem or enterprise is checked / all.';
create view remediation.fact_progress_report with (security_invoker = true) as
  select id, problem_id, enterprise_id, area, county, township, grid, industry, month, due_on, state, changed, difficulties, submitted_at
  from remediation.progress_report;
comment on view remediation.fact_progress_report is 'One row a problem and month that was handed in or missed.';
grant select on remediation.fact_problem, remediation.fact_measure, remediation.fact_progress_report to clearloop_app;
