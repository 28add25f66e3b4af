-- What became of each backup: read by the system administrator and the auditor, written by the service post "keeper" alone. The backup
-- itself lies in a folder outside the database.
create table ground.backup_run (
  id uuid primary key,
  asked_by text not null check (asked_by in ('nightly', 'administrator', 'command')),
  person_id uuid references ground.person,
  -- real time
  started_at timestamptz not null,
  ended_at timestamptz,
  state text not null check (state in ('running', 'whole', 'failed')),
  -- the name of the folder, not its place
  folder text not null,
  encrypted boolean not null,
  row_count bigint,
  file_count bigint,
  byte_count bigint,
  -- files that the database names and the storage does not hold as they were
  missing_files integer not null default 0,
  -- why it failed, zh and en
  failure jsonb,
  -- made room for later ones
  removed_at timestamptz,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'failed') = (failure is not null))
);
create index on ground.backup_run (started_at desc, id desc);
alter table ground.backup_run enable row level security;
alter table ground.backup_run force row level security;
create policy keep on ground.backup_run using ((select ground.claim_role()) = 'keeper') with check ((select ground.claim_role()) = 'keeper');
create policy read on ground.backup_run for select using ((select ground.claim_role()) in ('systemAdmin', 'auditor'));
grant select, insert, update on ground.backup_run to clearloop_app;
