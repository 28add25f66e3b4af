-- How a person likes to see things; read when the session is shown, so also where no post has been chosen yet.
create table ground.preference (
  person_id uuid primary key references ground.person,
  locale text not null check (locale in ('zh', 'en')),
  appearance text not null check (appearance in ('system', 'light', 'dark')),
  density text not null check (density in ('compact', 'comfortable')),
  columns jsonb not null default '{}'
);
alter table ground.preference enable row level security;
alter table ground.preference force row level security;
create policy own on ground.preference
  using (person_id = (select ground.claim_person()) or (select ground.claim_role()) = 'identity')
  with check (person_id = (select ground.claim_person()) or (select ground.claim_role()) = 'identity');
grant select, insert, update on ground.preference to clearloop_app;

create table ground.saved_view (
  id uuid primary key default uuidv7(),
  person_id uuid not null references ground.person,
  unit_id text not null,
  table_key text not null,
  name text not null,
  search text not null,
  shared boolean not null,
  unique (person_id, table_key, name)
);
create index on ground.saved_view (unit_id, table_key) where shared;
alter table ground.saved_view enable row level security;
alter table ground.saved_view force row level security;
create policy own on ground.saved_view
  using (person_id = (select ground.claim_person())) with check (person_id = (select ground.claim_person()));
create policy unit on ground.saved_view for select using (shared and unit_id = (select ground.claim_unit()));
grant select, insert, update, delete on ground.saved_view to clearloop_app;
