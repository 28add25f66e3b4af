-- Business time is real time plus an offset that only a demo or test installation may set.
create table ground.clock_setting (
  one_row boolean primary key default true check (one_row),
  offset_milliseconds bigint not null default 0,
  offset_allowed boolean not null default false,
  -- the last business day whose turn has been made: what became overdue on it has been counted
  turned_day date,
  check (offset_allowed or offset_milliseconds = 0)
);
insert into ground.clock_setting default values;

create table ground.calendar_day (
  day date primary key,
  working boolean not null,
  name text not null,
  changed_at timestamptz not null default now()
);

select ground.protect_from_strangers('ground.clock_setting');
select ground.protect_from_strangers('ground.calendar_day');
grant select, update on ground.clock_setting to clearloop_app;
grant select, insert, update, delete on ground.calendar_day to clearloop_app;

-- Years whose statutory notice has been entered; terms that reach into any other year carry a warning.
create table ground.calendar_year (
  year integer primary key,
  notice text not null
);
select ground.protect_from_strangers('ground.calendar_year');
grant select, insert, update, delete on ground.calendar_year to clearloop_app;
