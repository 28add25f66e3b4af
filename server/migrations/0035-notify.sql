-- A message to one post, or to a person in whatever post (post_id null). Written by the dispatcher, seen by its receiver alone.
create table ground.notification (
  id uuid primary key default uuidv7(),
  -- the outbox line it came from: handed out twice, it is written once
  event_id bigint not null,
  person_id uuid not null,
  post_id uuid,
  topic text not null,
  words jsonb not null,
  link text,
  at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  unique nulls not distinct (event_id, person_id, post_id)
);
create index on ground.notification (person_id, id desc);
create index on ground.notification (person_id, id desc) where read_at is null;
alter table ground.notification enable row level security;
alter table ground.notification force row level security;
create policy own on ground.notification
  using (person_id = (select ground.claim_person()) and (post_id is null or post_id = (select ground.claim_post())))
  with check (person_id = (select ground.claim_person()) and (post_id is null or post_id = (select ground.claim_post())));
create policy dispatch on ground.notification for insert with check ((select ground.claim_role()) = 'dispatcher');
-- "on conflict do nothing" asks whether it may see the row in its way
create policy dispatch_again on ground.notification for select using ((select ground.claim_role()) = 'dispatcher');
grant select, insert on ground.notification to clearloop_app;
grant update (read_at) on ground.notification to clearloop_app;

-- What decides whether a receiver may read a record's name: its cell, as the trail has it, and who is party to it.
create policy dispatch on ground.trail for select using ((select ground.claim_role()) = 'dispatcher');
create policy dispatch on ground.hop for select using ((select ground.claim_role()) = 'dispatcher');
create policy dispatch on ground.duty for select using ((select ground.claim_role()) = 'dispatcher');
create policy dispatch on ground.reading_right for select using ((select ground.claim_role()) = 'dispatcher');
