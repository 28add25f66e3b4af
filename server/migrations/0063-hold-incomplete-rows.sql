-- A row that lacks what an enterprise must have, or that could not be written, waits for somebody; what a person has decided goes in.
alter table baseline.import_row
  drop column ready,
  add column complete boolean not null default true;

alter table baseline.import_row
  add column ready boolean generated always as (state in ('waiting', 'failed') and coalesce(decision ->> 'kind', '') <> 'leaveOut'
    and (outcome in ('create', 'create_warn') and complete
      or outcome = 'attach'
      or outcome = 'duplicate' and about_enterprise is not null
      or outcome <> 'ignore' and decision is not null)) stored,
  -- whether it waits for a decision or a correction; a row that failed may be tried again as it is or decided
  add column held boolean generated always as (coalesce(decision ->> 'kind', '') <> 'leaveOut'
    and (state = 'failed'
      or state = 'waiting' and decision is null and (outcome in ('review', 'reject') or outcome in ('create', 'create_warn') and not complete))) stored;
create index on baseline.import_row (batch_id, position) where held;
