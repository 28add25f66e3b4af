-- 三(三)1 一企一策: what an enterprise does about its problems in one industry. A row is one edition; an amendment is another, and what
-- has been issued is kept word for word beside it.

-- the plan's score is read from the assessment
create or replace view baseline.fact_assessment with (security_invoker) as
  select id, state, kind, enterprise_id, industry, visited_on, total, recorded_at, score from baseline.assessment;

-- and its cuts stand beside what is emitted
create view baseline.fact_emission with (security_invoker) as
  select id, enterprise_id, year, pollutant, pollutant_name, amount, source from baseline.emission where state = 'held';
comment on view baseline.fact_emission is 'One row a figure that stands; amount in tonnes a year.';
grant select on baseline.fact_emission to clearloop_app;

create table remediation.enterprise_plan (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('drafting', 'areaReview', 'returned', 'issued', 'filed', 'completed', 'amended')),
  enterprise_id uuid not null references baseline.enterprise,
  industry text not null,
  area text not null,
  county text not null,
  township text not null,
  grid text,
  edition integer not null check (edition > 0),
  amend_reason text,
  -- what the drafter wrote; score, problems and measures are read from the records
  content jsonb not null,
  drafted_unit text not null,
  -- the enterprise's promise, to the content as it stands
  promised_by_words text,
  promised_on date,
  promised_on_behalf boolean not null default false,
  opinions jsonb not null default '{"by": []}',
  return_reason text,
  approved_by_words text,
  approved_on date,
  approval_words text,
  -- what was approved: what is issued must be the same
  approved_hash text,
  document_number text,
  issued_on date,
  filing_number text,
  filing_words text,
  filed_on date,
  completion_words text,
  completed_on date,
  -- node → when and how it was reached
  reached jsonb not null default '{}',
  updated_at timestamptz not null,
  unique (enterprise_id, industry, edition),
  check ((edition = 1) = (amend_reason is null)),
  check (num_nulls(promised_by_words, promised_on) in (0, 2)),
  check (num_nulls(approved_by_words, approved_on, approved_hash) in (0, 3)),
  check (state in ('drafting', 'areaReview', 'returned') or (issued_on is not null and approved_on is not null and promised_on is not null)),
  check (state <> 'filed' or filed_on is not null),
  check (state <> 'completed' or completed_on is not null),
  -- one is in force at a time; an amendment is issued and the one before gives way in one transaction
  constraint one_plan_in_force exclude using btree (enterprise_id with =, industry with =) where (state in ('issued', 'filed', 'completed'))
    deferrable initially deferred
);
create unique index one_plan_in_making on remediation.enterprise_plan (enterprise_id, industry) where state in ('drafting', 'areaReview', 'returned');
create index enterprise_plan_updated on remediation.enterprise_plan (updated_at desc, id desc);
create index enterprise_plan_in_area on remediation.enterprise_plan (area, updated_at desc, id desc);
create index enterprise_plan_in_township on remediation.enterprise_plan (township, updated_at desc, id desc);
create index enterprise_plan_in_industry on remediation.enterprise_plan (industry, updated_at desc, id desc);
create index enterprise_plan_by_state on remediation.enterprise_plan (state, updated_at desc, id desc);
create index enterprise_plan_by_state_in_area on remediation.enterprise_plan (area, state, updated_at desc, id desc);
select ground.protect('remediation.enterprise_plan', grid => 'grid');
-- whoever reaches the enterprise reaches its plans; asked after scope, which costs less
create policy by_enterprise on remediation.enterprise_plan using (baseline.reaches(enterprise_id));
grant select, insert, update on remediation.enterprise_plan to clearloop_app;

-- The text as it was issued. It can be neither changed nor taken away, and its hash is held to it by the database.
create table remediation.issued_plan (
  plan_id uuid primary key references remediation.enterprise_plan,
  enterprise_id uuid not null references baseline.enterprise,
  text text not null,
  hash text not null check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);
select baseline.protect_by_enterprise('remediation.issued_plan');
grant select, insert on remediation.issued_plan to clearloop_app;

create view remediation.fact_enterprise_plan with (security_invoker) as
  select id, version, state, enterprise_id, industry, area, county, township, grid, edition, document_number, issued_on, filed_on, completed_on, updated_at
  from remediation.enterprise_plan;
comment on view remediation.fact_enterprise_plan is 'One row an edition; of an enterprise and industry at most one is issued, filed or completed, and one in the making.';
grant select on remediation.fact_enterprise_plan to clearloop_app;

-- Its trail, duties and files are seen by whoever reaches the enterprise.
create or replace function baseline.hangs_on(noun text, enterprise uuid) returns boolean stable language plpgsql as $$
begin
  return noun in ('emission', 'inclusion', 'eliminatedCapacity', 'signal', 'enterprisePlan', 'planNode') and enterprise is not null
    and baseline.reaches(enterprise);
end
$$;
