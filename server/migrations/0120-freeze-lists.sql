-- 三(一)-1 to 三(一)-3 frozen versions of the lists. A row's facts are kept once under their hash and shared by all versions that hold them.
create table baseline.list_content (
  id bigint generated always as identity primary key,
  -- of key and facts: see baseline.hash_of_row
  hash bytea not null unique,
  -- the same row in every version: an enterprise in an industry, a problem
  key uuid not null,
  subject_id uuid not null,
  area text not null,
  township text,
  grid text,
  industry text not null,
  enterprise_id uuid,
  name text not null,
  facts jsonb not null
);
select ground.protect('baseline.list_content', grid => 'grid');
grant select, insert on baseline.list_content to clearloop_app;
create policy definer on baseline.list_content to current_user using (true) with check (true);

-- the number by which rows name their version; handed out before the version is made
create sequence baseline.list_serial;
grant usage on sequence baseline.list_serial to clearloop_app;

create table baseline.list_version (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state = 'frozen'),
  serial bigint not null unique,
  list text not null,
  stage text not null check (stage in ('survey', 'remediation', 'acceptance', 'oversight')),
  number integer not null check (number > 0),
  -- the city's own code where it is the whole city
  area text not null,
  -- null: every industry
  industry text,
  note text,
  frozen_at timestamptz not null,
  frozen_on date not null,
  frozen_words text not null,
  rows integer not null check (rows > 0),
  -- in the order of its rows: [{area, industry, count}]
  cells jsonb not null,
  rows_hash text not null,
  previous_hash text,
  hash text not null unique,
  unique nulls not distinct (list, area, industry, number)
);
create index on baseline.list_version (frozen_at desc, id desc);
create index on baseline.list_version (list, frozen_on desc, serial desc);
select ground.protect('baseline.list_version', township => null, enterprise => null);
-- its head and the numbers of its cells are board facts; a version of the city is read by its areas
create policy board on baseline.list_version for select using ((select ground.claims_board()));
grant select, insert on baseline.list_version to clearloop_app;
create policy definer on baseline.list_version to current_user using (true) with check (true);

-- Which content stands where in which version: numbers alone, so that a version of 200,000 rows is some 20 MB.
create table baseline.list_row (
  serial bigint not null,
  position integer not null,
  key uuid not null,
  content bigint not null,
  primary key (serial, position)
);
create unique index list_row_by_key on baseline.list_row (serial, key) include (content, position);
alter table baseline.list_row enable row level security;
alter table baseline.list_row force row level security;
create policy board on baseline.list_row for select using ((select ground.claims_board()) or (select ground.scope_kind()) = 'city');
create policy handing_up on baseline.list_row for insert with check ((select ground.scope_kind()) in ('city', 'areas'));
grant select, insert on baseline.list_row to clearloop_app;
create policy definer on baseline.list_row to current_user using (true) with check (true);

-- What is frozen stays as it is, for its owner too.
create function baseline.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen list is never changed (%)', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger never_changed before update or delete or truncate on baseline.list_version for each statement execute function baseline.refuse_change();
create trigger never_changed before update or delete or truncate on baseline.list_content for each statement execute function baseline.refuse_change();
create trigger never_changed before update or delete or truncate on baseline.list_row for each statement execute function baseline.refuse_change();

create function baseline.refuse_late_rows() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from baseline.list_version where serial in (select serial from added)) then
    raise exception 'a frozen list takes no further rows' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;
revoke execute on function baseline.refuse_late_rows() from public;
create trigger no_late_rows after insert on baseline.list_row referencing new table as added for each statement execute function baseline.refuse_late_rows();

-- The canonical form of a row: its key, a line break, its facts as PostgreSQL writes jsonb (keys by length, then by bytes; no doubles).
create function baseline.hash_of_row(key uuid, facts jsonb) returns bytea immutable parallel safe language sql
  return sha256(convert_to(key::text || e'\n' || facts::text, 'UTF8'));

-- Runs with the owner's rights: who checks a version need not reach all of its rows, and is told numbers and hashes alone.
create function baseline.sum_of_list(which bigint) returns table (rows bigint, broken bigint, rows_hash text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select count(*), count(*) filter (where c.id is null or c.key <> r.key or c.hash <> baseline.hash_of_row(c.key, c.facts)),
    encode(sha256(coalesce(string_agg(c.hash, ''::bytea order by r.position), ''::bytea)), 'hex')
  from baseline.list_row r left join baseline.list_content c on c.id = r.content where r.serial = which
  having ground.scope_kind() is not null
$$;
revoke execute on function baseline.sum_of_list(bigint) from public;
grant execute on function baseline.sum_of_list(bigint) to clearloop_app;
