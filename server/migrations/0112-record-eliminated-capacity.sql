-- 二-2: equipment that is gone, with its proof, also in plants that stay.
create table baseline.eliminated_capacity (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('held', 'struck')),
  enterprise_id uuid not null references baseline.enterprise,
  industry text not null,
  equipment text not null,
  count integer not null check (count > 0),
  capacity text not null,
  eliminated_on date not null,
  files uuid[] not null check (cardinality(files) > 0),
  recorded_by_words text not null,
  recorded_at timestamptz not null
);
create index on baseline.eliminated_capacity (enterprise_id, eliminated_on desc);
select baseline.protect_by_enterprise('baseline.eliminated_capacity');
grant select, insert, update on baseline.eliminated_capacity to clearloop_app;
