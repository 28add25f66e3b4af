-- What the nightly rules over the whole base find (三(一)-1 to 三(一)-3). A finding is derived each night and never edited: what is mended
-- is gone the next morning. What a person says of it is a waiver, and stays.
create table baseline.integrity_finding (
  rule text not null,
  subject_id uuid not null,
  label text not null,
  area text not null,
  township text,
  grid text,
  industry text,
  enterprise_id uuid,
  detail text not null,
  found_on date not null,
  primary key (rule, subject_id)
);
create index integrity_finding_in_area on baseline.integrity_finding (rule, area, subject_id);
create index integrity_finding_in_township on baseline.integrity_finding (township, rule, subject_id);
select ground.protect('baseline.integrity_finding', grid => 'grid');
grant select, insert, update, delete on baseline.integrity_finding to clearloop_app;

-- 豁免: a person has looked and says why it may stay. It covers what was found then; if something else is found, it is asked again.
create table baseline.integrity_waiver (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('standing', 'lifted')),
  rule text not null,
  subject_id uuid not null,
  label text not null,
  area text not null,
  county text,
  township text,
  industry text,
  enterprise_id uuid,
  detail text not null,
  reason text not null,
  waived_by_words text not null,
  waived_at timestamptz not null
);
create unique index one_standing_waiver on baseline.integrity_waiver (rule, subject_id, detail) where state = 'standing';
select ground.protect('baseline.integrity_waiver');
grant select, insert, update on baseline.integrity_waiver to clearloop_app;

-- The course of each rule's count: a row for as long as the count of a cell stays what it is, so that any past day can be read.
create table baseline.integrity_course (
  rule text not null,
  area text not null,
  township text not null,
  industry text not null,
  from_day date not null,
  until_day date,
  open integer not null,
  waived integer not null,
  primary key (rule, area, township, industry, from_day),
  check (until_day is null or until_day > from_day)
);
create index integrity_course_current on baseline.integrity_course (rule) where until_day is null;
select ground.protect('baseline.integrity_course', enterprise => null);
grant select, insert, update on baseline.integrity_course to clearloop_app;

-- Which rules were held against the base on which day, and which of them could not be.
create table baseline.integrity_check (
  rule text not null,
  day date not null,
  checked_at timestamptz not null,
  fault text,
  primary key (rule, day)
);
select ground.protect_from_strangers('baseline.integrity_check');
grant select, insert on baseline.integrity_check to clearloop_app;
