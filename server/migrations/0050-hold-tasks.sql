-- 全文: the plan's own duties. Every official post may read them (product.md, 任务: all units); only their parties change them.
create schema mandate;
grant usage on schema mandate to clearloop_app;

create sequence mandate.task_number;
grant usage on sequence mandate.task_number to clearloop_app;

create table mandate.task (
  id uuid primary key,
  number text not null unique default 'RW-' || lpad(nextval('mandate.task_number')::text, 5, '0'),
  version integer not null default 1,
  state text not null check (state in ('assigned', 'signed', 'underway', 'reported', 'confirmed', 'returned')),
  -- id of the plan's duty it was expanded from; a new version of the campaign's data finds it again
  seed text unique,
  clause text not null,
  title text not null,
  product text not null,
  lead_unit text not null,
  cooperating text[] not null default '{}',
  confirmed_by text not null,
  -- the city's own code for a duty of the whole city
  area text not null,
  industry text,
  period text,
  term_tag text not null check (term_tag in ('V', 'S', 'I', 'K')),
  -- never overwritten: late counts by it
  due_original date not null,
  due_current date not null,
  signed_on date,
  reported_on date,
  confirmed_on date,
  urged_on date,
  report_words text,
  report_files uuid[] not null default '{}',
  return_reason text,
  check ((state in ('reported', 'confirmed')) = (reported_on is not null)),
  check ((state = 'confirmed') = (confirmed_on is not null))
);
create index task_by_term on mandate.task (due_current, id);
create index task_by_lead on mandate.task (lead_unit, due_current, id);
create index task_by_confirming on mandate.task (confirmed_by, due_current, id);
create index task_by_area on mandate.task (area, due_current, id);
create index task_by_industry on mandate.task (industry, due_current, id);
create index task_owed on mandate.task (due_original, lead_unit) where state in ('assigned', 'signed', 'underway', 'returned');

alter table mandate.task enable row level security;
alter table mandate.task force row level security;
create policy officials on mandate.task for select
  using ((select ground.claims_board()) or (select ground.claim_role()) in ('loader', 'turnOfDay'));
create policy lay on mandate.task for insert with check ((select ground.claim_role()) in ('loader', 'cityOffice'));
create policy parties on mandate.task for update using (
  (select ground.claim_unit()) in (lead_unit, confirmed_by)
  or (select ground.claim_unit()) = any (cooperating)
  or (select ground.claim_role()) in ('loader', 'cityOffice', 'cityLeader')
  or ((select ground.claim_role()) = 'areaLeader' and area = any ((select ground.claim_areas())::text[])));
grant select, insert, update on mandate.task to clearloop_app;

-- Which versions of the campaign's data have been laid, and what each brought.
create table mandate.campaign_version (
  version text primary key,
  loaded_at timestamptz not null,
  laid integer not null,
  revised integer not null,
  -- duties that the plan's data no longer have; people decide what becomes of them
  gone text[] not null default '{}'
);
select ground.protect_from_strangers('mandate.campaign_version');
grant select, insert on mandate.campaign_version to clearloop_app;

-- What hangs on a task is seen by whoever sees it, and written by whoever acts on it.
create policy through_task on ground.trail
  using (noun = 'task' and exists (select from mandate.task where task.id = subject_id))
  with check (noun = 'task' and exists (select from mandate.task where task.id = subject_id));
create policy through_task on ground.duty
  using (noun = 'task' and exists (select from mandate.task where task.id = subject_id))
  with check (noun = 'task' and exists (select from mandate.task where task.id = subject_id));
create view mandate.fact_task with (security_invoker = true) as
  select id, number, version, state, clause, title, lead_unit, cooperating, confirmed_by, area, industry, period, due_original, due_current,
    signed_on, reported_on, confirmed_on
  from mandate.task;
comment on view mandate.fact_task is 'One row a duty of the plan. due_original is the term first set; area is the city''s own code for a duty of the whole city.';
grant select on mandate.fact_task to clearloop_app;
