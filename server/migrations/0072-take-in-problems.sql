-- 三(一)-1, 三(一)-3, 三(三)1: problems and measures that come with a list of enterprises.

alter table remediation.problem
  -- the list it was made by: whoever takes the list back may take it back with it, as long as nobody has worked on it
  add column import_batch uuid,
  -- the deadline a list wrote, for whoever assigns it: a term begins with the assignment alone
  add column proposed_due date,
  -- the same in the list's own words, where they name no day (立行立改, 2024年底)
  add column proposed_due_words text;

alter table remediation.measure
  add column import_batch uuid,
  add column due_words text,
  -- a list may name neither; nobody invents them, and none is approved without
  alter column due drop not null,
  alter column responsible_person drop not null,
  add constraint measure_complete check (state in ('drafted', 'returned', 'voided') or (due is not null and responsible_person is not null)),
  drop constraint measure_state_check,
  add constraint measure_state_check check (state in ('drafted', 'approved', 'underway', 'declaredDone', 'checked', 'returned', 'voided'));
