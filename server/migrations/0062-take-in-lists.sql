-- Import batches belong to the unit that uploaded them; nothing reaches the registry before a person agrees.
create table baseline.import_batch (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('read', 'judged', 'imported', 'refused', 'discarded', 'undone')),
  area text not null,
  county text,
  township text,
  industry text,
  unit_id text not null,
  person_id uuid not null,
  actor_words text not null,
  file_name text not null,
  file_size integer not null,
  file_hash text not null,
  -- taken for rows that name none
  default_area text,
  default_township text,
  default_industry text,
  -- what people said of sheets and columns, by name of the sheet
  choices jsonb not null default '{}',
  -- without samples, which may be telephones
  sheets jsonb not null default '[]',
  file_codes text[] not null default '{}',
  message jsonb,
  notices jsonb not null default '[]',
  job_id uuid,
  uploaded_at timestamptz not null,
  imported_at timestamptz,
  undone_at timestamptz
);
create index on baseline.import_batch (unit_id, id desc);

create table baseline.import_row (
  id uuid primary key default uuidv7(),
  batch_id uuid not null references baseline.import_batch,
  unit_id text not null,
  position integer not null,
  sheet text not null,
  row integer not null,
  outcome text not null check (outcome in ('create', 'create_warn', 'attach', 'duplicate', 'review', 'reject', 'ignore')),
  codes text[] not null,
  reasons jsonb not null,
  -- the name as it was read, for looking up a row
  label text not null,
  -- sealed, since telephones stand in them: the cells as they were typed, the notes, and what was read
  cells_sealed bytea not null,
  about_row jsonb,
  -- the record it was recognised as, or may be
  about_enterprise uuid,
  changes jsonb not null default '[]',
  decision jsonb,
  decided_words text,
  state text not null default 'waiting' check (state in ('waiting', 'written', 'unchanged', 'failed', 'undone', 'left')),
  enterprise_id uuid,
  made jsonb not null default '[]',
  result jsonb,
  -- whether it would go in now: rows that need nobody, and rows somebody has decided
  ready boolean generated always as (state in ('waiting', 'failed') and coalesce(decision ->> 'kind', '') <> 'leaveOut'
    and (outcome in ('create', 'create_warn', 'attach') or outcome = 'duplicate' and about_enterprise is not null or outcome in ('review', 'reject') and decision is not null)) stored,
  unique (batch_id, position)
);
create index on baseline.import_row (batch_id, outcome, position);
create index on baseline.import_row (batch_id, state, position);
create index on baseline.import_row (enterprise_id) where enterprise_id is not null;

-- What a column means in the lists of one unit, as a person corrected it, by folded header.
create table baseline.column_mapping (
  unit_id text not null,
  header text not null,
  field text,
  remembered_at timestamptz not null,
  primary key (unit_id, header)
);

do $$
declare name text;
begin
  foreach name in array array['baseline.import_batch', 'baseline.import_row', 'baseline.column_mapping'] loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy own_unit on %s using (unit_id = (select ground.claim_unit())) with check (unit_id = (select ground.claim_unit()))', name);
  end loop;
end
$$;
grant select, insert, update on baseline.import_batch, baseline.import_row, baseline.column_mapping to clearloop_app;
grant delete on baseline.import_row to clearloop_app;

create policy import_batch on ground.trail using (noun = 'importBatch' and unit_id = (select ground.claim_unit()))
  with check (noun = 'importBatch' and unit_id = (select ground.claim_unit()));
