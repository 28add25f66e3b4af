-- 三(一)-2: complaints, petitions, penalties, exceedances, power and water use. Matched to an enterprise as they come, or kept until a person
-- has matched them.
create table baseline.signal (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('matched', 'unmatched', 'used', 'dismissed')),
  kind text not null check (kind in ('complaint', 'petition', 'penalty', 'exceedance', 'power', 'water')),
  happened_on date not null,
  number text,
  words text not null,
  named_as text,
  code text,
  place text,
  -- of the enterprise once it is known; before that of what the source named, or of who received it
  area text not null,
  county text,
  township text,
  industry text,
  enterprise_id uuid references baseline.enterprise,
  matched_by text check (matched_by in ('code', 'name', 'place', 'person')),
  outcome text,
  received_by_words text not null,
  received_at timestamptz not null,
  check (num_nonnulls(enterprise_id, matched_by) in (0, 2)),
  check (state not in ('matched', 'used') or enterprise_id is not null),
  check (state <> 'unmatched' or enterprise_id is null)
);
-- the same paper of a source is received once
create unique index one_signal_of_number on baseline.signal (kind, number) where number is not null;
create index signal_received on baseline.signal (received_at desc, id desc);
create index signal_received_in_area on baseline.signal (area, received_at desc, id desc);
create index signal_in_state on baseline.signal (state, received_at desc, id desc);
create index signal_of_enterprise on baseline.signal (enterprise_id, received_at desc, id desc) where enterprise_id is not null;
select ground.protect('baseline.signal');
create policy by_enterprise on baseline.signal using (enterprise_id is not null and baseline.reaches(enterprise_id));
grant select, insert, update on baseline.signal to clearloop_app;

alter table baseline.inclusion add foreign key (reopen_signal) references baseline.signal;
