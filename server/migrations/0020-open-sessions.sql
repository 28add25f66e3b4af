-- A table that only the named roles of posts reach, whatever their scope.
create function ground.protect_for_roles(target regclass, variadic roles text[]) returns void language plpgsql as $$
declare
  rule text := format('(select ground.claim_role()) = any (%L::text[])', roles);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy roles on %s using (%s) with check (%s)', target, rule, rule);
end
$$;

-- Sign-in runs as the service post "identity", the only one that reaches these tables: no other post can read a hash or a session.
create schema identity;
grant usage on schema identity to clearloop_app;

create table identity.credential (
  person_id uuid primary key references ground.person,
  -- argon2id in the PHC form, which carries its own parameters
  password_hash text not null,
  must_change boolean not null default true,
  changed_at timestamptz not null
);

create table identity.former_password (
  person_id uuid not null references ground.person,
  id bigint generated always as identity,
  password_hash text not null,
  primary key (person_id, id)
);

create table identity.session (
  id uuid primary key,
  -- SHA-256 of the token in the cookie: who reads the table or a backup cannot take a session over
  token_hash bytea not null unique,
  person_id uuid not null references ground.person,
  post_id uuid references ground.post,
  -- real time, not business time
  started_at timestamptz not null,
  seen_at timestamptz not null,
  address text not null,
  agent text not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('signOut', 'revoked', 'passwordChanged', 'replaced', 'administrator')),
  check ((ended_at is null) = (ended_by is null))
);
create index on identity.session (person_id, seen_at) where ended_at is null;

-- Failed sign-ins by name and by address, as keyed digests: people type passwords into the name field.
-- Names that do not exist count alike, so that a lock says nothing about who exists.
create table identity.attempt (
  key bytea primary key,
  failures integer not null,
  -- the last one that counted
  since timestamptz not null
);
create index on identity.attempt (since);

select ground.protect_for_roles('identity.credential', 'identity');
select ground.protect_for_roles('identity.former_password', 'identity');
select ground.protect_for_roles('identity.session', 'identity');
select ground.protect_for_roles('identity.attempt', 'identity');
grant select, insert, update on identity.credential to clearloop_app;
grant select, insert, delete on identity.former_password to clearloop_app;
grant select, insert, update, delete on identity.session, identity.attempt to clearloop_app;
