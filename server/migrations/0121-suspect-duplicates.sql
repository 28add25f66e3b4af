-- 三(一)-1 two records that may be one: found each night, decided by a person, remembered.
create table baseline.duplicate_pair (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('suspected', 'same', 'different')),
  -- the lesser id first, so that a pair is one whichever way it was found
  one_id uuid not null references baseline.enterprise,
  other_id uuid not null references baseline.enterprise,
  reasons text[] not null check (cardinality(reasons) > 0),
  weight integer not null,
  -- where the first lies, and an industry of both where they share one: whoever decides must reach that, and both records
  area text not null,
  township text not null,
  industry text not null,
  found_at timestamptz not null,
  decided_by text,
  decided_reason text,
  kept_id uuid references baseline.enterprise,
  -- what the merge moved, so that it can be undone; and what the undoing left
  moved jsonb,
  state_before text,
  site_id uuid,
  merged_at timestamptz,
  left_where_it_was jsonb,
  unique (one_id, other_id),
  check (one_id < other_id),
  check ((state = 'same') = (kept_id is not null))
);
create index duplicate_pair_by_weight on baseline.duplicate_pair (state, weight desc, id desc);
create index duplicate_pair_in_area on baseline.duplicate_pair (area, state, weight desc, id desc);
create index on baseline.duplicate_pair (other_id);
select ground.protect('baseline.duplicate_pair', enterprise => null);
create policy both_records on baseline.duplicate_pair as restrictive using (baseline.reaches(one_id) and baseline.reaches(other_id));
grant select, insert, update on baseline.duplicate_pair to clearloop_app;

-- What a night's comparison has found and nobody has made a pair of yet, and which nights have been compared.
create table baseline.duplicate_candidate (
  one_id uuid not null,
  other_id uuid not null,
  reasons text[] not null,
  primary key (one_id, other_id)
);
create table baseline.duplicate_night (day date primary key);
do $$
declare name text;
begin
  foreach name in array array['baseline.duplicate_candidate', 'baseline.duplicate_night'] loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy at_night on %s using ((select ground.claim_role()) in (''turnOfDay'', ''loader'')) with check ((select ground.claim_role()) in (''turnOfDay'', ''loader''))', name);
  end loop;
end
$$;
grant select, insert, update, delete on baseline.duplicate_candidate to clearloop_app;
grant select, insert on baseline.duplicate_night to clearloop_app;

-- For the history of the record that remains.
create view baseline.fact_duplicate with (security_invoker) as
  select id, duplicate_of from baseline.enterprise where duplicate_of is not null;
comment on view baseline.fact_duplicate is 'Which record another repeats: its history is read with that one’s.';
grant select on baseline.fact_duplicate to clearloop_app;
