-- A second factor (RFC 6238): what somebody has beside what somebody knows. Reached by the sign-in service alone, like passwords.
create table identity.second_factor (
  person_id uuid primary key references ground.person,
  -- sealed in the application; null until a first code has shown that the device has it
  secret_sealed bytea,
  -- the 30 seconds whose code was accepted last: none of them, nor any before, is accepted again
  last_step bigint not null default 0,
  confirmed_at timestamptz,
  -- one that is being set up, also beside one in use
  pending_sealed bytea,
  pending_at timestamptz,
  check ((secret_sealed is null) = (confirmed_at is null)),
  check ((pending_sealed is null) = (pending_at is null))
);

-- For whoever has lost the device: each opens once. Kept as keyed digests.
create table identity.recovery_code (
  person_id uuid not null references ground.person,
  code_index bytea not null,
  used_at timestamptz,
  primary key (person_id, code_index)
);

-- Who took whose factor away, and why.
create table identity.second_factor_reset (
  id bigint generated always as identity primary key,
  person_id uuid not null references ground.person,
  -- null where the operator did it by command
  reset_by uuid references ground.person,
  reason text not null,
  reset_at timestamptz not null
);

-- A post that decides needs one: until it is set up, this session does nothing else.
alter table identity.session add column must_enrol boolean not null default false;

select ground.protect_for_roles('identity.second_factor', 'identity');
select ground.protect_for_roles('identity.recovery_code', 'identity');
select ground.protect_for_roles('identity.second_factor_reset', 'identity');
grant select, insert, update, delete on identity.second_factor, identity.recovery_code to clearloop_app;
grant select, insert on identity.second_factor_reset to clearloop_app;
