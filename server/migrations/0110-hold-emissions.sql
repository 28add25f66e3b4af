-- 三(一)-2: what enterprises emit. One row is what one source says of one pollutant in one year; a correction keeps what stood there
-- before on the trail, with its ground.
create table baseline.emission (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('held', 'struck')),
  enterprise_id uuid not null references baseline.enterprise,
  year integer not null check (year between 2000 and 2100),
  pollutant text not null check (pollutant in ('particulates', 'sulphurDioxide', 'nitrogenOxides', 'vocs', 'cod', 'ammoniaNitrogen', 'other')),
  pollutant_name text,
  -- tonnes a year
  amount double precision not null check (amount >= 0),
  stated_amount double precision not null check (stated_amount >= 0),
  stated_unit text not null check (stated_unit in ('tonne', 'kilogram')),
  source text not null check (source in ('permitReport', 'onlineMonitoring', 'monitoringReport', 'statistics', 'massBalance', 'selfReport')),
  remarks text,
  corrected integer not null default 0,
  recorded_by_words text not null,
  recorded_at timestamptz not null,
  check ((pollutant = 'other') = (pollutant_name is not null))
);
create unique index one_emission on baseline.emission (enterprise_id, year, pollutant, coalesce(pollutant_name, ''), source) where state = 'held';
select baseline.protect_by_enterprise('baseline.emission');
grant select, insert, update on baseline.emission to clearloop_app;

-- What hangs on an enterprise has its trail, duties and files seen by whoever reaches the enterprise, also where its industry is not theirs.
-- Asked after the policies of scope, which cost less.
create function baseline.hangs_on(noun text, enterprise uuid) returns boolean stable language plpgsql as $$
begin
  return noun in ('emission', 'inclusion', 'eliminatedCapacity', 'signal') and enterprise is not null and baseline.reaches(enterprise);
end
$$;
create policy by_enterprise on ground.trail using (baseline.hangs_on(noun, enterprise_id));
create policy by_enterprise on ground.duty using (baseline.hangs_on(noun, enterprise_id));
create policy by_enterprise on ground.attachment using (baseline.hangs_on(noun, enterprise_id));
