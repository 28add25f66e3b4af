-- Long work that somebody started: seen by the post that started it, carried on by the dispatcher's post.
create table ground.job (
  id uuid primary key default uuidv7(),
  kind text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  title jsonb not null,
  payload jsonb not null,
  progress real check (progress between 0 and 1),
  words jsonb not null,
  result jsonb,
  -- every refused row's key, for trying those again; the result shows only the first ones
  refused_keys text[] not null default '{}',
  request_id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  unit_id text not null,
  -- set where a service post works instead of a person's
  service_role text,
  -- how many rows a service post expected to see; nothing seen against something expected is a failure
  expected_rows integer,
  cancel_asked boolean not null default false,
  runner text,
  heartbeat_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  unique (post_id, request_id),
  check ((service_role is null) or (expected_rows is not null))
);
create index on ground.job (heartbeat_at) where state = 'running';
create index on ground.job (person_id, id);
alter table ground.job enable row level security;
alter table ground.job force row level security;
create policy own on ground.job
  using (post_id = (select ground.claim_post()) and (service_role is null or service_role = (select ground.claim_role())))
  with check (post_id = (select ground.claim_post()) and person_id = (select ground.claim_person())
    and (service_role is null or service_role = (select ground.claim_role())));
create policy work on ground.job using ((select ground.claim_role()) = 'dispatcher') with check ((select ground.claim_role()) = 'dispatcher');
grant select, insert, update on ground.job to clearloop_app;
