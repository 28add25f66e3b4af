-- 三(一)-2, 二-2: who must be remediated, decided for each enterprise × industry, with the route and what it requires. A record begins
-- with the first proposal; before that an enterprise on list one is 待认定.

-- Whether each item of 两断三清 was seen by different persons: nobody counts twice, whatever the code above says.
create function baseline.seen_by_different_persons(closure jsonb) returns boolean immutable language sql as $$
  select coalesce(bool_and((select count(*) = count(distinct sight ->> 'personId') from jsonb_array_elements(item.value) as sight)), true)
  from jsonb_each(closure) as item
$$;

create table baseline.inclusion (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('proposedIn', 'proposedOut', 'included', 'notIncluded', 'reopened')),
  enterprise_id uuid not null references baseline.enterprise,
  industry text not null,
  area text not null,
  county text not null,
  township text not null,
  grid text,
  -- how its enterprise stands, moved with it: figures count by it
  standing text not null check (standing in ('listed', 'closedDown', 'off')),
  proposal text not null check (proposal in ('in', 'out')),
  clause text,
  reason text,
  -- what a countersignature binds to
  proposal_hash text not null,
  proposed_by_words text not null,
  proposed_on date not null,
  sign_due date not null,
  decide_due date not null,
  verdict text check (verdict in ('agree', 'dissent')),
  sign_words text,
  signed_hash text,
  signed_by_words text,
  signed_on date,
  decided_by_words text,
  decided_on date,
  decision_words text,
  -- decided while nobody had signed within the term
  decided_in_silence boolean not null default false,
  reopen_reason text,
  reopen_signal uuid,
  route text check (route in ('closure', 'relocation', 'upgrade')),
  destination text,
  planned_on date,
  cultivated boolean not null default false,
  -- 断水断电: number, day and files of the government's decision
  stop_decision jsonb,
  -- 两断三清: who saw each item on site
  closure jsonb not null default '{}' check (baseline.seen_by_different_persons(closure)),
  updated_at timestamptz not null,
  unique (enterprise_id, industry),
  check (num_nulls(verdict, signed_hash, signed_by_words, signed_on) in (0, 4)),
  -- a signature to something else is none
  check (signed_hash is null or signed_hash = proposal_hash),
  check (route is distinct from 'relocation' or (destination is not null and planned_on is not null)),
  check (state not in ('included', 'notIncluded') or (decided_on is not null and decided_by_words is not null))
);
create index inclusion_of_route on baseline.inclusion (route, industry, area) where route is not null;
select ground.protect('baseline.inclusion', grid => 'grid');
-- whoever reaches the enterprise reaches all of its inclusions; asked after scope, which costs less
create policy by_enterprise on baseline.inclusion using (baseline.reaches(enterprise_id));
grant select, insert, update on baseline.inclusion to clearloop_app;

-- List two is read in order from the memberships, since most of them have no record yet: where each stands, and since when, is
-- repeated there by a trigger. Those undecided come last, the newest enterprise first.
alter table baseline.membership add column inclusion_state text not null default 'undecided',
  add column inclusion_at timestamptz not null default '2000-01-01T00:00:00Z';
create index membership_list_two on baseline.membership (inclusion_at desc, enterprise_id desc, industry desc) where until is null;
create index membership_list_two_in_area on baseline.membership (area, inclusion_at desc, enterprise_id desc, industry desc) where until is null;
create index membership_list_two_in_township on baseline.membership (township, inclusion_at desc, enterprise_id desc, industry desc) where until is null;
create index membership_list_two_in_industry on baseline.membership (industry, inclusion_at desc, enterprise_id desc) where until is null;
create index membership_list_two_by_state on baseline.membership (inclusion_state, inclusion_at desc, enterprise_id desc, industry desc) where until is null;
create index membership_list_two_by_state_in_area on baseline.membership (area, inclusion_state, inclusion_at desc, enterprise_id desc, industry desc) where until is null;

-- Runs with the owner's rights, as the registry's own trigger does: nobody writes a membership by hand.
create function baseline.keep_inclusion_state() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update baseline.membership set inclusion_state = new.state, inclusion_at = new.updated_at
  where enterprise_id = new.enterprise_id and industry = new.industry and until is null;
  return null;
end
$$;
revoke execute on function baseline.keep_inclusion_state() from public;
create trigger keep_inclusion_state after insert or update on baseline.inclusion for each row execute function baseline.keep_inclusion_state();

-- Facts for later stages and views; rows by the asker's own reach.
create view baseline.fact_inclusion with (security_invoker) as
  select id, version, state, enterprise_id, industry, area, county, township, grid, standing, proposal, clause, reason, decided_on, route, destination,
    planned_on, cultivated, updated_at
  from baseline.inclusion;
comment on view baseline.fact_inclusion is 'One row per enterprise and industry once anything has been proposed; before that it is undecided.';
grant select on baseline.fact_inclusion to clearloop_app;
