-- 委托 during leave: another person acts in a post for some days. What the delegate does is marked with both names, and counts for both where
-- doer, checker and accepter have to be different persons.
create table ground.delegation (
  id uuid primary key,
  request_id uuid not null unique,
  post_id uuid not null references ground.post,
  -- whose post it is
  delegator_id uuid not null references ground.person,
  delegate_id uuid not null references ground.person,
  -- days of business time, both counted in
  from_day date not null,
  until_day date not null,
  ground text not null,
  made_at timestamptz not null,
  -- ended before its last day, or told to be over after it
  ended_at timestamptz,
  -- null where it ended by itself
  ended_by uuid references ground.person,
  check (delegate_id <> delegator_id),
  check (until_day >= from_day),
  check (until_day - from_day < 92),
  check (ended_by is null or ended_at is not null),
  -- one delegate of a post at a time
  constraint one_delegate_at_a_time exclude using gist (post_id with =, daterange(from_day, until_day, '[]') with &&) where (ended_at is null)
);
create index on ground.delegation (delegate_id) where ended_at is null;
create index on ground.delegation (delegator_id, made_at desc);
create index on ground.delegation (delegate_id, made_at desc);
alter table ground.delegation enable row level security;
alter table ground.delegation force row level security;
create policy identity on ground.delegation
  using ((select ground.claim_role()) = 'identity') with check ((select ground.claim_role()) = 'identity');
create policy read on ground.delegation for select using ((select ground.claim_role()) in ('dispatcher', 'securityAdmin', 'auditor'));
grant select, insert on ground.delegation to clearloop_app;
grant update (ended_at, ended_by) on ground.delegation to clearloop_app;

-- A post is never passed on by somebody who only acts in it, and no administrator's post is passed on at all.
create function ground.keep_delegation_to_holder() returns trigger language plpgsql as $$
begin
  if not exists (
    select from ground.post where post.id = new.post_id and post.person_id = new.delegator_id
      and post.role not in ('systemAdmin', 'securityAdmin', 'auditor')
  ) then
    raise exception 'only the holder of a post delegates it, and never an administrator''s' using errcode = 'CL002';
  end if;
  return new;
end
$$;
create trigger keep_delegation_to_holder before insert on ground.delegation
  for each row execute function ground.keep_delegation_to_holder();

-- Two persons decide on voiding and on leaving; where the first one acted for another, neither of the two is the second.
alter table baseline.enterprise add column void_delegator uuid;
alter table remediation.problem add column exit_proposed_delegator uuid;
