-- 三(一)-2 应纳未纳: rosters that other offices keep, row by row, and who ought to be on a list and is on none.
create table baseline.roster_entry (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('unmatched', 'matched')),
  kind text not null check (kind in ('permit', 'licence', 'power')),
  named_as text not null,
  -- as names are compared, and what tells that two rows are of one: the code, or else the name in its place
  name_folded text not null,
  same_as text not null,
  number text,
  code text,
  place text,
  scope text,
  permit_kind text check (permit_kind in ('keyManagement', 'simplifiedManagement', 'registration')),
  -- kWh a month
  power double precision check (power >= 0),
  area text not null,
  township text,
  -- which of the campaign's industries its name or scope points to; null where none or several
  industry text,
  enterprise_id uuid references baseline.enterprise,
  matched_by text check (matched_by in ('code', 'name', 'place', 'nearName', 'person')),
  received_by_words text not null,
  received_at timestamptz not null,
  check ((state = 'matched') = (enterprise_id is not null)),
  check (num_nonnulls(enterprise_id, matched_by) in (0, 2))
);
create unique index one_roster_entry_of_number on baseline.roster_entry (kind, number) where number is not null;
create unique index one_roster_entry_without_number on baseline.roster_entry (kind, same_as) where number is null;
create index roster_entry_unmatched on baseline.roster_entry (township) where state = 'unmatched';
create index roster_entry_of_enterprise on baseline.roster_entry (enterprise_id) where enterprise_id is not null;
select ground.protect('baseline.roster_entry', enterprise => null);
grant select, insert, update on baseline.roster_entry to clearloop_app;

create table baseline.omission (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('suspected', 'unregistered', 'proposed', 'notNeeded', 'registered', 'otherIndustry', 'lapsed')),
  -- one of the two: the enterprise that is off list two, or the row that no enterprise of the registry is. An enterprise is not told
  -- that it is suspected, so this is not the column by which enterprises reach what is theirs.
  suspect_id uuid references baseline.enterprise,
  roster_entry_id uuid references baseline.roster_entry,
  area text not null,
  township text,
  industry text not null,
  -- what it is told from others by
  subject text not null generated always as (coalesce(roster_entry_id::text, suspect_id::text || ' ' || industry)) stored unique,
  -- what was found, while it waits; once decided, what it was decided on
  facts jsonb not null,
  score double precision not null,
  found_at timestamptz not null,
  decided_by text,
  decided_on date,
  decided_reason text,
  check (num_nonnulls(suspect_id, roster_entry_id) = 1),
  check (state not in ('suspected', 'proposed', 'notNeeded') or suspect_id is not null),
  check (state not in ('unregistered', 'registered', 'otherIndustry') or roster_entry_id is not null)
);
create index omission_of_enterprise on baseline.omission (suspect_id) where suspect_id is not null;
create index omission_by_score on baseline.omission (state, score desc, id desc);
create index omission_in_area on baseline.omission (area, state, score desc, id desc);
select ground.protect('baseline.omission', enterprise => null);
grant select, insert, update on baseline.omission to clearloop_app;

-- What a look through the registry has found and nobody has been asked about yet; `lapsed` for what it no longer finds.
create table baseline.omission_candidate (
  id uuid primary key default uuidv7(),
  omission_id uuid,
  suspect_id uuid,
  roster_entry_id uuid,
  area text,
  township text,
  industry text,
  subject text generated always as (coalesce(roster_entry_id::text, suspect_id::text || ' ' || industry)) stored,
  facts jsonb,
  score double precision,
  lapsed boolean not null default false
);
select ground.protect_for_roles('baseline.omission_candidate', 'turnOfDay', 'loader');
grant select, insert, delete on baseline.omission_candidate to clearloop_app;

-- On which days the registry was looked through, and when last: told to whoever reads what was found.
create table baseline.omission_look (
  day date primary key,
  looked_at timestamptz not null
);
select ground.protect_for_roles('baseline.omission_look', 'turnOfDay', 'loader');
create policy told on baseline.omission_look for select using ((select ground.scope_kind()) is not null);
grant select, insert, update on baseline.omission_look to clearloop_app;
