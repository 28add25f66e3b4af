-- 三(三)2 与外部系统的工作簿交换: rounds that were sent or received, what the two sides differ in, and what persons decided on it.
create table remediation.exchange_round (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('sent', 'received')),
  system text not null,
  -- the city's own code: a round speaks for all areas
  area text not null,
  file_name text not null,
  file_hash text not null,
  rows integer not null,
  made_at timestamptz not null,
  made_words text not null
);
create index on remediation.exchange_round (made_at desc, id desc);
select ground.protect('remediation.exchange_round', township => null, industry => null, enterprise => null);
grant select, insert on remediation.exchange_round to clearloop_app;

-- Which record was sent in which state: sent again when it has changed since.
create table remediation.exchange_sent (
  round_id uuid not null references remediation.exchange_round,
  system text not null,
  subject_id uuid not null,
  subject_version integer not null,
  area text not null,
  primary key (round_id, subject_id)
);
create index exchange_sent_of_subject on remediation.exchange_sent (system, subject_id, subject_version desc);
select ground.protect('remediation.exchange_sent', township => null, industry => null, enterprise => null);
grant select, insert on remediation.exchange_sent to clearloop_app;

-- 外部系统编号: kept for good, one to one in each system.
create table remediation.external_number (
  system text not null,
  subject_id uuid not null,
  number text not null,
  area text not null,
  township text,
  industry text,
  enterprise_id uuid,
  round_id uuid not null references remediation.exchange_round,
  taken_at timestamptz not null,
  taken_words text not null,
  primary key (system, subject_id),
  constraint external_number_of_one_record unique (system, number)
);
select ground.protect('remediation.external_number');
grant select, insert on remediation.external_number to clearloop_app;

-- A line of the difference list, as it was found when their workbook came; it is never changed.
create table remediation.exchange_row (
  id uuid primary key,
  round_id uuid not null references remediation.exchange_round,
  position integer not null,
  kind text not null check (kind in ('theirsOnly', 'oursOnly', 'differs', 'equal', 'unreadable')),
  -- the row of their workbook; null for what only we have
  source text,
  label text not null,
  area text not null,
  township text,
  industry text,
  enterprise_id uuid,
  subject_id uuid,
  subject_number text,
  subject_version integer,
  external_number text,
  new_number boolean not null default false,
  theirs jsonb not null,
  ours jsonb not null,
  differing text[] not null default '{}',
  -- why it cannot be read
  fault_zh text,
  fault_en text,
  -- what the line is about and how it differs: an earlier decision to let it be holds as long as that stays
  digest text not null,
  unique (round_id, position)
);
create index exchange_row_of_kind on remediation.exchange_row (round_id, kind, position);
create index exchange_row_alike on remediation.exchange_row (digest);
select ground.protect('remediation.exchange_row');
grant select, insert on remediation.exchange_row to clearloop_app;

-- What a person decided on a line: once, whoever is first.
create table remediation.exchange_decision (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('numberTaken', 'valuesTaken', 'reported', 'ignored')),
  row_id uuid not null references remediation.exchange_row,
  area text not null,
  township text,
  industry text,
  enterprise_id uuid,
  -- the problem that was made, amended or got its number
  subject_id uuid,
  reason text,
  decided_at timestamptz not null,
  decided_words text not null,
  constraint one_decision_a_line unique (row_id)
);
select ground.protect('remediation.exchange_decision');
grant select, insert on remediation.exchange_decision to clearloop_app;

-- a row of theirs without a number is found by what it is about
create index problem_by_subject_name on remediation.problem (subject_name);
