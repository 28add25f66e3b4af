-- 二-3: units as a tree with areas, townships and grids beside it. A township has one running area (智造新城 and 智慧新城 run
-- streets of 柯城/衢江) and one statutory county, so figures can be cut either way and never count twice.
create table ground.place (
  code text primary key,
  kind text not null check (kind in ('city', 'area', 'township', 'grid')),
  parent_code text references ground.place,
  county text,
  name text not null,
  short_names text[] not null default '{}',
  former_names text[] not null default '{}',
  statutory boolean not null default true,
  lng double precision,
  lat double precision,
  position integer not null default 0
);
create table ground.place_closure (
  ancestor text not null references ground.place on delete cascade,
  descendant text not null references ground.place on delete cascade,
  depth integer not null,
  primary key (ancestor, descendant)
);
create index on ground.place_closure (descendant);

create table ground.unit (
  id text primary key,
  name text not null,
  short_name text,
  kind text not null,
  level text not null check (level in ('city', 'area', 'township', 'external')),
  parent_id text references ground.unit,
  area text references ground.place,
  township text references ground.place,
  industries text[] not null default '{}',
  position integer not null default 0,
  closed_on date
);
create table ground.unit_closure (
  ancestor text not null references ground.unit on delete cascade,
  descendant text not null references ground.unit on delete cascade,
  depth integer not null,
  primary key (ancestor, descendant)
);
create index on ground.unit_closure (descendant);

create table ground.person (
  id uuid primary key default uuidv7(),
  name text not null,
  username text not null unique,
  -- encrypted in the application; the index finds "same contact" without reading it
  phone_sealed bytea,
  phone_index bytea,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index on ground.person (phone_index) where phone_index is not null;

create table ground.post (
  id uuid primary key default uuidv7(),
  person_id uuid not null references ground.person,
  role text not null,
  title text not null default '',
  unit_id text not null references ground.unit,
  scope_kind text not null check (scope_kind in ('city', 'areas', 'townships', 'grids', 'enterprises', 'none')),
  areas text[] not null default '{}',
  townships text[] not null default '{}',
  grids text[] not null default '{}',
  -- null: every industry
  industries text[],
  enterprises uuid[] not null default '{}',
  valid_from date not null default '2023-10-25',
  valid_until date,
  check (valid_until is null or valid_until >= valid_from)
);
create index on ground.post (person_id);
create index on ground.post (unit_id);

select ground.protect_from_strangers('ground.place');
select ground.protect_from_strangers('ground.place_closure');
select ground.protect_from_strangers('ground.unit');
select ground.protect_from_strangers('ground.unit_closure');
select ground.protect_from_strangers('ground.person');
select ground.protect_from_strangers('ground.post');
grant select, insert, update on ground.place, ground.place_closure, ground.unit, ground.unit_closure, ground.person, ground.post to clearloop_app;
grant delete on ground.place_closure, ground.unit_closure to clearloop_app;
