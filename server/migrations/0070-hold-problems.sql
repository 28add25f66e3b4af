-- 三(一)-3, 三(三)3: problems, one life each, with all that a list filters by standing on the row.
create schema remediation;
grant usage on schema remediation to clearloop_app;

-- One sequence a year, so that writers of one year never queue on a counter. A gap is a number that was never given out.
do $$
begin
  for year in 2020..2045 loop
    execute format('create sequence remediation.problem_number_%s', year);
    execute format('grant usage on sequence remediation.problem_number_%s to clearloop_app', year);
  end loop;
end
$$;

create table remediation.problem (
  id uuid primary key,
  number text not null unique,
  version integer not null default 1,
  state text not null check (state in ('found', 'assigned', 'rectifying', 'checking', 'verified', 'onNotice', 'closed', 'merged', 'voided',
    'transferred', 'closedByExit', 'suspended')),
  subject_kind text not null check (subject_kind in ('enterprise', 'site', 'areaIndustry', 'unit')),
  enterprise_id uuid,
  -- the name as it stands, so that a list needs no second read; renaming an enterprise renames it here
  subject_name text not null,
  site_id uuid,
  site_name text,
  subject_unit text,
  area text not null,
  county text,
  township text,
  grid text,
  industry text,
  dimension text not null check (dimension in ('processEquipment', 'pollutionControl', 'energySaving', 'environmentalManagement', 'riskControl')),
  clause text,
  checklist_version text,
  veto boolean not null default false,
  words text not null,
  cause text,
  cause_kind text,
  source text not null,
  external_number text,
  files uuid[] not null default '{}',
  level text not null default 'ordinary' check (level in ('ordinary', 'areaListed', 'cityListed')),
  -- index of the checkpoint it stands at, in the order of its level; null when it stands at none
  checkpoint integer,
  -- a return begins another round of checks
  round integer not null default 1,
  -- who has passed which checkpoint in this round: the least that the next decision needs, see check_record for the whole
  signatures jsonb not null default '{"by": []}',
  cross_check_unit text,
  found_on date not null,
  found_by uuid not null,
  found_by_words text not null,
  -- by which unit, and on which level, its term was set: the same level decides an extension
  term_unit text,
  term_level text check (term_level in ('township', 'area', 'city')),
  responsible_unit text,
  responsible_enterprise uuid,
  -- every unit it was handed to or that was asked to check it: they reach it whatever their scope
  holders text[] not null default '{}',
  -- never overwritten: overdue counts by it
  due_original date,
  due_current date,
  due_order date generated always as (coalesce(due_current, date '9999-12-31')) stored,
  paused_days integer not null default 0,
  extension_state text check (extension_state in ('asked', 'granted', 'refused')),
  extension_until date,
  -- the first day past the original term; set by the turn of the day, kept for ever
  late_since date,
  urged_on date,
  rectified_on date,
  verified_on date,
  notice_until date,
  closed_on date,
  closure_form jsonb,
  suspended_on date,
  suspended_from text,
  review_on date,
  pending_exit text check (pending_exit in ('merge', 'void', 'transfer', 'closeByExit', 'suspend')),
  exit_proposed_by uuid,
  previous_problem uuid references remediation.problem,
  merged_into uuid references remediation.problem,
  liaison_leader uuid,
  check (subject_kind <> 'enterprise' or enterprise_id is not null),
  check (subject_kind <> 'unit' or subject_unit is not null),
  check (subject_kind <> 'areaIndustry' or industry is not null),
  check ((state = 'suspended') = (suspended_on is not null)),
  check (due_current is null or due_original is not null),
  check (state not in ('assigned', 'rectifying', 'checking') or due_original is not null),
  check (previous_problem <> id and merged_into <> id)
);

-- A page of the list by term is read in order from one of these, chosen by what the post or the filter narrows to (see find-problems.ts);
-- states are merged. Each kind of post has its own.
create index problem_by_state on remediation.problem (state, due_order, id);
create index problem_by_area on remediation.problem (area, state, due_order, id);
create index problem_by_township on remediation.problem (township, state, due_order, id);
create index problem_by_industry on remediation.problem (industry, state, due_order, id);
create index problem_by_cell on remediation.problem (area, industry, state, due_order, id);
create index problem_by_grid on remediation.problem (grid, state, due_order, id) where grid is not null;
create index problem_by_enterprise on remediation.problem (enterprise_id, state, due_order, id) where enterprise_id is not null;
create index problem_by_unit on remediation.problem (responsible_unit, state, due_order, id) where responsible_unit is not null;
create index problem_by_level on remediation.problem (level, state, due_order, id) where level <> 'ordinary';
create index problem_by_finding on remediation.problem (found_on desc, id desc);
create index problem_by_finding_in_area on remediation.problem (area, found_on desc, id desc);
create index problem_by_finding_in_township on remediation.problem (township, found_on desc, id desc);
create index problem_by_finding_in_industry on remediation.problem (industry, found_on desc, id desc);
create index problem_by_number_in_area on remediation.problem (area, number desc);
create index problem_by_number_in_township on remediation.problem (township, number desc);
create index problem_by_number_in_industry on remediation.problem (industry, number desc);
-- the turn of the day looks only at what may become late
create index problem_to_become_late on remediation.problem ((due_original + paused_days)) where late_since is null and state in ('assigned', 'rectifying');
create index problem_before on remediation.problem (previous_problem) where previous_problem is not null;

create function remediation.give_number() returns trigger language plpgsql as $$
declare
  year integer := greatest(2020, least(2045, extract(year from new.found_on)::integer));
  given text;
begin
  if new.number is null then
    given := nextval(format('remediation.problem_number_%s', year)::regclass)::text;
    new.number := format('WT-%s-%s', year, lpad(given, greatest(6, length(given)), '0'));
  end if;
  return new;
end
$$;
create trigger give_number before insert on remediation.problem for each row execute function remediation.give_number();

select ground.protect('remediation.problem', grid => 'grid', reading => 'id');
-- whoever was handed it, or was asked for a cross-check, works on it whatever the industries and areas of the post
create policy handed on remediation.problem
  using ((select ground.claim_unit()) = any (holders)) with check ((select ground.claim_unit()) = any (holders));
grant select, insert, update on remediation.problem to clearloop_app;

-- 三(三)1 措施
create table remediation.measure (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('drafted', 'approved', 'underway', 'declaredDone', 'checked', 'returned')),
  problem_id uuid not null references remediation.problem,
  words text not null,
  kind text not null check (kind in ('engineering', 'management')),
  due date not null,
  responsible_person text not null,
  cost numeric(12, 2),
  progress_words text,
  before uuid[] not null default '{}',
  after uuid[] not null default '{}',
  approved_on date,
  declared_on date,
  checked_on date,
  area text not null,
  county text,
  township text,
  grid text,
  industry text,
  enterprise_id uuid,
  check (state <> 'declaredDone' or (cardinality(before) > 0 and cardinality(after) > 0))
);
create index on remediation.measure (problem_id, id);
create index on remediation.measure (enterprise_id, id) where enterprise_id is not null;

-- 四(二)-1 进度调度: a row begins when it is handed in or missed; while it is due there is only the duty
create table remediation.progress_report (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('submitted', 'accepted', 'returned', 'missed')),
  problem_id uuid not null references remediation.problem,
  month text not null,
  due_on date not null,
  changed boolean not null default false,
  words text,
  difficulties text,
  files uuid[] not null default '{}',
  submitted_at timestamptz,
  submitted_by_words text,
  area text not null,
  county text,
  township text,
  grid text,
  industry text,
  enterprise_id uuid,
  unique (problem_id, month)
);

-- Who passed or returned a problem at which checkpoint, and what was seen on site.
create table remediation.check_record (
  id uuid primary key default uuidv7(),
  problem_id uuid not null references remediation.problem,
  round integer not null,
  checkpoint integer not null,
  checkpoint_id text not null,
  outcome text not null check (outcome in ('pass', 'return')),
  person_id uuid not null,
  person_words text not null,
  unit_id text not null,
  role text not null,
  on_day date not null,
  opinion text not null,
  on_site jsonb,
  files uuid[] not null default '{}',
  area text not null,
  township text,
  grid text,
  industry text,
  enterprise_id uuid,
  -- the minimum of persons counts persons, not clicks
  unique (problem_id, round, checkpoint, person_id, outcome)
);

create table remediation.extension_request (
  id uuid primary key default uuidv7(),
  problem_id uuid not null references remediation.problem,
  kind text not null check (kind in ('extension', 'reset')),
  state text not null check (state in ('asked', 'granted', 'refused')),
  asked_on date not null,
  asked_by uuid not null,
  asked_by_words text not null,
  reason text not null,
  progress_words text not null,
  until date not null,
  files uuid[] not null default '{}',
  decided_on date,
  decided_by uuid,
  decided_by_words text,
  decided_until date,
  leading_group_file uuid,
  words text,
  area text not null,
  township text,
  grid text,
  industry text,
  enterprise_id uuid,
  check (kind = 'reset' or decided_by is null or decided_by <> asked_by)
);
-- one at a time, and once: a refused one leaves room, a granted one does not
create unique index one_extension on remediation.extension_request (problem_id) where kind = 'extension' and state in ('asked', 'granted');
create index on remediation.extension_request (problem_id, id);

create table remediation.exit_record (
  id uuid primary key default uuidv7(),
  problem_id uuid not null references remediation.problem,
  kind text not null check (kind in ('merge', 'void', 'transfer', 'closeByExit', 'suspend')),
  state text not null check (state in ('proposed', 'confirmed', 'refused')),
  proposed_on date not null,
  proposed_by uuid not null,
  proposed_by_words text not null,
  reason text not null,
  other_problem uuid references remediation.problem,
  receiver text,
  review_on date,
  proof jsonb,
  second_proof jsonb,
  files uuid[] not null default '{}',
  decided_on date,
  decided_by uuid,
  decided_by_words text,
  words text,
  area text not null,
  township text,
  grid text,
  industry text,
  enterprise_id uuid,
  -- 两人: whoever proposed cannot confirm, whatever the code above says
  check (state <> 'confirmed' or decided_by <> proposed_by)
);
create unique index one_pending_exit on remediation.exit_record (problem_id) where state = 'proposed';
create index on remediation.exit_record (problem_id, id);

-- What belongs to a problem is reached by whoever reaches the problem.
do $$
declare name text;
begin
  foreach name in array array['measure', 'progress_report', 'check_record', 'extension_request', 'exit_record'] loop
    perform ground.protect(format('remediation.%s', name)::regclass, grid => 'grid', reading => 'problem_id');
    execute format('create policy of_problem on remediation.%s using (exists (select from remediation.problem where problem.id = problem_id)) with check (exists (select from remediation.problem where problem.id = problem_id))', name);
  end loop;
end
$$;
grant select, insert, update on remediation.measure, remediation.progress_report, remediation.extension_request, remediation.exit_record to clearloop_app;
grant select, insert on remediation.check_record to clearloop_app;

-- The trail, duties and hops of a problem are likewise reached through it; a line of the trail is written in one's own name.
create policy own_name on ground.trail for insert with check (person_id = (select ground.claim_person()) and post_id = (select ground.claim_post()));
create policy through_problem on ground.trail for select using (
  case noun
    when 'problem' then exists (select from remediation.problem where problem.id = subject_id)
    when 'measure' then exists (select from remediation.measure where measure.id = subject_id)
    when 'progressReport' then exists (select from remediation.progress_report where progress_report.id = subject_id)
    else false
  end);
create policy opened on ground.duty for insert with check ((select ground.scope_kind()) is not null);
create policy through_problem on ground.duty
  using (case noun
    when 'problem' then exists (select from remediation.problem where problem.id = subject_id)
    when 'measure' then exists (select from remediation.measure where measure.id = subject_id)
    else false
  end);
-- reports whose day has ended without one
create index progress_report_awaited on ground.duty (stands_at, id) where done_at is null and kind = 'progressReport';
create policy through_problem on ground.attachment
  using (case noun
    when 'problem' then exists (select from remediation.problem where problem.id = subject_id)
    when 'measure' then exists (select from remediation.measure where measure.id = subject_id)
    when 'progressReport' then exists (select from remediation.progress_report where progress_report.id = subject_id)
    else false
  end);
create policy through_problem on ground.hop
  using (noun = 'problem' and exists (select from remediation.problem where problem.id = subject_id))
  with check (noun = 'problem' and exists (select from remediation.problem where problem.id = subject_id));
