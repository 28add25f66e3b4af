-- 三(一)-1 list one: enterprises, their sites and industries. What a list filters by stands on the enterprise itself.
create extension if not exists btree_gin;
create schema baseline;
grant usage on schema baseline to clearloop_app;

create collation baseline.pinyin (provider = icu, locale = 'zh-u-co-pinyin');
-- the code of those without a licence
create sequence baseline.temporary_code;
grant usage on sequence baseline.temporary_code to clearloop_app;

create table baseline.enterprise (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('reported', 'verified', 'confirmed', 'returned', 'duplicate', 'notInScope', 'closedDown', 'voided')),
  name text not null,
  -- as names are compared: see ground/pinyin/fold-name.ts
  name_folded text not null,
  kind text not null check (kind in ('company', 'workshop', 'household')),
  uscc text,
  -- why a code was taken that fails its checks
  uscc_reason text,
  temporary_code text not null default 'LS' || lpad(nextval('baseline.temporary_code')::text, 8, '0') unique,
  industries text[] not null check (cardinality(industries) > 0),
  -- the first of them: the one its review goes by
  industry text not null,
  area text not null,
  county text not null,
  township text not null,
  grid text,
  village text,
  address text,
  lng double precision check (lng between -180 and 180),
  lat double precision check (lat between -90 and 90),
  legal_person text,
  contact_name text,
  phone_sealed bytea,
  phone_index bytea,
  scale text check (scale in ('aboveScale', 'belowScale')),
  products text,
  capacity text,
  started_on date,
  land_use text,
  eia_kind text check (eia_kind in ('report', 'form', 'registrationForm', 'none')),
  eia_number text,
  permit_kind text check (permit_kind in ('keyManagement', 'simplifiedManagement', 'registration', 'none')),
  permit_number text,
  permit_until date,
  production_state text check (production_state in ('producing', 'suspended', 'building', 'stopped')),
  gbt4754 text,
  source text check (source in ('survey', 'petition', 'enforcement', 'grid', 'powerData', 'import', 'other')),
  remarks text,
  reported_unit text not null,
  reported_by uuid not null,
  reported_words text not null,
  reported_at timestamptz not null,
  import_batch uuid,
  return_reason text,
  duplicate_of uuid references baseline.enterprise,
  closed_down_on date,
  void_by uuid,
  void_words text,
  void_reason text,
  void_at timestamptz,
  updated_at timestamptz not null,
  -- kept by baseline.count_problem
  has_open_problems boolean not null default false,
  check (industry = industries[1]),
  check ((lng is null) = (lat is null)),
  check ((state = 'duplicate') = (duplicate_of is not null)),
  check (duplicate_of <> id),
  check ((state = 'closedDown') = (closed_down_on is not null)),
  check (num_nulls(void_by, void_words, void_reason, void_at) in (0, 4))
);

-- A page of the list is read in order from one of these, chosen by what the post or the filter narrows to.
create index enterprise_updated on baseline.enterprise (updated_at desc, id desc);
create index enterprise_updated_in_area on baseline.enterprise (area, updated_at desc, id desc);
create index enterprise_updated_in_township on baseline.enterprise (township, updated_at desc, id desc);
create index enterprise_updated_in_grid on baseline.enterprise (grid, updated_at desc, id desc) where grid is not null;
create index enterprise_state on baseline.enterprise (state, updated_at desc, id desc);
create index enterprise_state_in_area on baseline.enterprise (area, state, updated_at desc, id desc);
create index enterprise_named on baseline.enterprise (name collate baseline.pinyin, id);
create index enterprise_named_in_area on baseline.enterprise (area, name collate baseline.pinyin, id);
create index enterprise_named_in_township on baseline.enterprise (township, name collate baseline.pinyin, id);
create index enterprise_folded on baseline.enterprise (name_folded);
create index enterprise_code on baseline.enterprise (uscc) where uscc is not null;
create index enterprise_phone on baseline.enterprise (phone_index) where phone_index is not null;
create index enterprise_of_batch on baseline.enterprise (import_batch) where import_batch is not null;
create index enterprise_of_duplicate on baseline.enterprise (duplicate_of) where duplicate_of is not null;

select ground.protect('baseline.enterprise', industry => 'industries', industry_is_list => true, enterprise => 'id', grid => 'grid', reading => 'id');
grant select, insert, update on baseline.enterprise to clearloop_app;
-- for the few functions below that run with the owner's rights; the runtime role never is the owner
create policy definer on baseline.enterprise to current_user using (true) with check (true);

-- Which industries it belonged to, from when to when. What its list is read by is repeated here by a trigger, because an index cannot
-- look into a list of industries under row-level security.
create table baseline.membership (
  enterprise_id uuid not null references baseline.enterprise,
  industry text not null,
  since date not null,
  until date,
  reason text,
  area text not null,
  township text not null,
  grid text,
  state text not null,
  updated_at timestamptz not null,
  primary key (enterprise_id, industry, since)
);
create unique index one_membership_at_a_time on baseline.membership (enterprise_id, industry) where until is null;
create index membership_updated on baseline.membership (industry, updated_at desc, enterprise_id desc) where until is null;
create index membership_updated_in_area on baseline.membership (area, industry, updated_at desc, enterprise_id desc) where until is null;
create index membership_updated_in_township on baseline.membership (township, industry, updated_at desc, enterprise_id desc) where until is null;
create index membership_state on baseline.membership (industry, state, updated_at desc, enterprise_id desc) where until is null;
create index membership_state_in_area on baseline.membership (area, industry, state, updated_at desc, enterprise_id desc) where until is null;
select ground.protect('baseline.membership', grid => 'grid');
grant select, update (reason) on baseline.membership to clearloop_app;
create policy definer on baseline.membership to current_user using (true) with check (true);

-- Runs with the owner's rights, since whoever changes an enterprise may not reach all of its industries.
create function baseline.keep_membership() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    update baseline.membership set until = (new.updated_at at time zone 'Asia/Shanghai')::date
    where enterprise_id = new.id and until is null and industry <> all (new.industries);
    update baseline.membership as known set area = new.area, township = new.township, grid = new.grid, state = new.state, updated_at = new.updated_at
    where enterprise_id = new.id and until is null;
  end if;
  insert into baseline.membership (enterprise_id, industry, since, area, township, grid, state, updated_at)
  select new.id, its.industry, (new.updated_at at time zone 'Asia/Shanghai')::date, new.area, new.township, new.grid, new.state, new.updated_at
  from unnest(new.industries) as its(industry)
  where tg_op = 'INSERT' or not exists (select from baseline.membership as known
    where known.enterprise_id = new.id and known.industry = its.industry and known.until is null)
  -- taken out and put in again on one day: the day's row stands open again
  on conflict (enterprise_id, industry, since) do update set until = null;
  return null;
end
$$;
revoke execute on function baseline.keep_membership() from public;
create trigger keep_membership after insert or update of industries, area, township, grid, state, updated_at on baseline.enterprise
  for each row execute function baseline.keep_membership();

-- Whether the present post reaches an enterprise: what hangs on it is seen by whoever sees it.
create function baseline.reaches(which uuid) returns boolean stable language plpgsql as $$
begin
  return exists (select from baseline.enterprise where id = which);
end
$$;
create function baseline.protect_by_enterprise(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy by_enterprise on %s using (baseline.reaches(enterprise_id)) with check (baseline.reaches(enterprise_id))', target);
end
$$;

-- Further places of production; the first is the enterprise's own.
create table baseline.site (
  id uuid primary key default uuidv7(),
  enterprise_id uuid not null references baseline.enterprise,
  name text not null,
  area text not null,
  county text not null,
  township text not null,
  address text,
  lng double precision,
  lat double precision,
  closed_on date,
  import_batch uuid
);
create index on baseline.site (enterprise_id, id);
select baseline.protect_by_enterprise('baseline.site');
grant select, insert, update on baseline.site to clearloop_app;

create table baseline.former_name (
  enterprise_id uuid not null references baseline.enterprise,
  name text not null,
  name_folded text not null,
  until date not null,
  primary key (enterprise_id, name_folded)
);
create index on baseline.former_name (name_folded);
select baseline.protect_by_enterprise('baseline.former_name');
grant select, insert, update on baseline.former_name to clearloop_app;

-- Every change of every field: what it was, what it became, by whom and from where.
create table baseline.field_change (
  id bigint generated always as identity primary key,
  enterprise_id uuid not null references baseline.enterprise,
  field text not null,
  was text,
  became text,
  -- what a masked text stands for, so that a batch can be undone
  was_sealed bytea,
  at timestamptz not null,
  person_id uuid not null,
  actor_words text not null,
  origin text not null check (origin in ('person', 'import', 'undo')),
  import_batch uuid,
  reason text,
  check ((origin = 'person') = (import_batch is null))
);
create index on baseline.field_change (enterprise_id, field, id desc);
create index on baseline.field_change (import_batch, enterprise_id) where import_batch is not null;
select baseline.protect_by_enterprise('baseline.field_change');
grant select, insert on baseline.field_change to clearloop_app;

-- How many problems of it are open: told by the stage that keeps them.
create table baseline.enterprise_problems (
  enterprise_id uuid primary key references baseline.enterprise,
  open integer not null
);
select baseline.protect_by_enterprise('baseline.enterprise_problems');
grant select on baseline.enterprise_problems to clearloop_app;
create policy definer on baseline.enterprise_problems to current_user using (true) with check (true);

-- Runs with the owner's rights: whoever may act on a problem need not reach the enterprise's own record.
create function baseline.count_problem(which uuid, amount integer) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  now_open integer;
begin
  insert into baseline.enterprise_problems as known (enterprise_id, open) values (which, amount)
  on conflict (enterprise_id) do update set open = known.open + amount returning open into now_open;
  if (now_open > 0) <> (now_open - amount > 0) then
    update baseline.enterprise set has_open_problems = now_open > 0 where id = which;
  end if;
end
$$;
revoke execute on function baseline.count_problem(uuid, integer) from public;
grant execute on function baseline.count_problem(uuid, integer) to clearloop_app;

-- The trail and the duties of an enterprise are seen by whoever reaches it, also where its first industry is not theirs.
create policy enterprise on ground.trail using (noun = 'enterprise' and baseline.reaches(subject_id))
  with check (noun = 'enterprise' and baseline.reaches(subject_id));
create policy enterprise on ground.duty using (noun = 'enterprise' and baseline.reaches(subject_id))
  with check (noun = 'enterprise' and baseline.reaches(subject_id));
