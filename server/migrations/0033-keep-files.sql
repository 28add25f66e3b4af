-- Files are stored by hash below the home folder, here stands what is known about them. Two uploads of the same bytes are two rows
-- and one stored file.
create table ground.file (
  id uuid primary key default uuidv7(),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('image', 'pdf', 'word', 'workbook', 'other')),
  content_type text not null,
  name text not null,
  size bigint not null,
  width integer,
  height integer,
  -- distance in bits says how alike two pictures look (dHash)
  likeness bit(64),
  taken_at timestamptz,
  time_source text not null check (time_source in ('capture', 'exif', 'none')),
  lng double precision,
  lat double precision,
  accuracy real,
  place_source text not null check (place_source in ('capture', 'exif', 'none')),
  received_at timestamptz not null default clock_timestamp(),
  post_id uuid not null,
  person_id uuid not null,
  unit_id text not null,
  request_id uuid not null,
  -- until it belongs to a record its uploader alone sees it
  attached boolean not null default false,
  unique (post_id, request_id)
);
create index on ground.file (hash);

create table ground.attachment (
  id uuid primary key default uuidv7(),
  file_id uuid not null references ground.file,
  noun text not null,
  subject_id uuid not null,
  purpose text not null check (purpose in ('before', 'after', 'onSite', 'paper', 'basis', 'other')),
  attached_at timestamptz not null default clock_timestamp(),
  post_id uuid not null,
  area text not null,
  township text,
  industry text,
  enterprise_id uuid,
  unique (subject_id, file_id, purpose)
);
create index on ground.attachment (file_id);

-- Whoever reaches the record reaches what is attached to it, also as a party to a hop or by a copy.
select ground.protect('ground.attachment', reading => 'subject_id');
create policy party on ground.attachment for select using (exists (
  select from ground.hop where hop.subject_id = attachment.subject_id
    and (hop.to_unit = (select ground.claim_unit()) or hop.from_unit = (select ground.claim_unit()))));

alter table ground.file enable row level security;
alter table ground.file force row level security;
create policy reach on ground.file for select using (
  (not attached and person_id = (select ground.claim_person()))
  or exists (select from ground.attachment where attachment.file_id = file.id));
create policy upload on ground.file for insert
  with check (post_id = (select ground.claim_post()) and person_id = (select ground.claim_person()));
create policy attach on ground.file for update using (
  (not attached and person_id = (select ground.claim_person()))
  or exists (select from ground.attachment where attachment.file_id = file.id));

grant select, insert on ground.file, ground.attachment to clearloop_app;
grant update (attached) on ground.file to clearloop_app;

-- What a post has uploaded on a day of real time in Shanghai, for its quota; kept by itself, because files that have been handed to
-- records may be out of the post's reach.
create table ground.upload_day (
  post_id uuid not null,
  day date not null,
  files integer not null,
  bytes bigint not null,
  primary key (post_id, day)
);
alter table ground.upload_day enable row level security;
alter table ground.upload_day force row level security;
create policy own on ground.upload_day using (post_id = (select ground.claim_post())) with check (post_id = (select ground.claim_post()));
grant select, insert, update on ground.upload_day to clearloop_app;
