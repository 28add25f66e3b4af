-- Single sign-on: which account of another system is whose here. Reached by the sign-in service alone, like passwords.
create table identity.outside_account (
  -- as the operator's settings call it
  provider text not null check (provider ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- what that system calls the person for good; never a name that may be given to another
  subject text not null check (length(subject) between 1 and 255),
  person_id uuid not null references ground.person,
  -- bound by the person from a session of their own, or matched by a user name that the provider vouches for
  bound_by text not null check (bound_by in ('person', 'match')),
  bound_at timestamptz not null,
  primary key (provider, subject),
  unique (provider, person_id)
);
create index outside_account_of_person on identity.outside_account (person_id);

-- By which system a session was opened; null for a password. Who came by another system is not held to renew a password first.
alter table identity.session add column provider text;

select ground.protect_for_roles('identity.outside_account', 'identity');
grant select, insert, delete on identity.outside_account to clearloop_app;
