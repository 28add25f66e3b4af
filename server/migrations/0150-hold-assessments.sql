-- 三(一)-3, 二-4: an enterprise judged item by item against its industry's checklist, with the scores as they were recorded.
-- Seen by whoever sees the enterprise, so that both move together.
create table baseline.assessment (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('recorded', 'voided')),
  kind text not null check (kind in ('baseline', 'afterRemediation')),
  enterprise_id uuid not null references baseline.enterprise,
  area text not null,
  county text not null,
  township text not null,
  industry text not null,
  visited_on date not null,
  present text,
  remarks text,
  -- of the campaign's data that it was judged by, with the scale as it stood
  campaign_version text not null,
  scale jsonb not null,
  -- what it came to, dimension by dimension; the total again beside it, to be read by
  score jsonb not null,
  total double precision,
  found_by_words text not null,
  recorded_at timestamptz not null,
  void_words text,
  void_reason text,
  check ((state = 'voided') = (void_reason is not null)),
  check (num_nulls(void_words, void_reason) in (0, 2))
);
-- two persons at once record one baseline, not two
create unique index one_baseline on baseline.assessment (enterprise_id, industry) where kind = 'baseline' and state = 'recorded';
create index assessment_of_enterprise on baseline.assessment (enterprise_id, recorded_at desc, id desc);
select baseline.protect_by_enterprise('baseline.assessment');
grant select, insert, update on baseline.assessment to clearloop_app;

-- One row an item, with its words as they stood: never changed.
create table baseline.assessment_answer (
  assessment_id uuid not null references baseline.assessment,
  position integer not null,
  enterprise_id uuid not null references baseline.enterprise,
  code text not null,
  dimension text not null,
  requirement text not null,
  veto boolean not null,
  result text not null check (result in ('met', 'metWithinTerm', 'notMet', 'notApplicable')),
  reason text,
  words text,
  cause_kind text,
  cause text,
  measures text[] not null default '{}',
  files uuid[] not null default '{}',
  problem_id uuid,
  problem_number text,
  -- it was open before, so none was made
  problem_known boolean not null default false,
  primary key (assessment_id, code),
  check (result <> 'notApplicable' or reason is not null),
  check ((problem_id is null) = (problem_number is null))
);
create index on baseline.assessment_answer (problem_id) where problem_id is not null;
select baseline.protect_by_enterprise('baseline.assessment_answer');
grant select, insert on baseline.assessment_answer to clearloop_app;

create view baseline.fact_assessment with (security_invoker) as
  select id, state, kind, enterprise_id, industry, visited_on, total, recorded_at from baseline.assessment;
comment on view baseline.fact_assessment is 'One row an assessment, voided ones included: filter by state.';
create view baseline.fact_assessment_answer with (security_invoker) as
  select assessment_id, enterprise_id, code, result, measures, problem_id from baseline.assessment_answer;
comment on view baseline.fact_assessment_answer is 'One row an item of an assessment; problem_id is the problem it made or found open.';
grant select on baseline.fact_assessment, baseline.fact_assessment_answer to clearloop_app;

-- In which of its industries an enterprise has a baseline assessment that stands.
alter table baseline.enterprise add column assessed text[] not null default '{}';
