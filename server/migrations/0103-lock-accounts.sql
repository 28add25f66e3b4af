-- An account that the security administrator has locked: no password opens it until it is unlocked.
alter table identity.credential
  add column locked_at timestamptz,
  add column lock_reason text,
  add check ((locked_at is null) = (lock_reason is null));

-- What the auditor looks for: everything about one record, everything by one person, and the few rows of grants and of the calendar
-- among the many of everyday work.
create index on ground.audit_row (subject_id, id);
create index on ground.audit_row (person_id, id);
create index on ground.audit_row (kind, id) where kind in ('grant', 'calendar');
create index on ground.audit_row using brin (at);
