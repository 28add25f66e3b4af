-- Who may change the directory: the loader (campaign file, imports of staff), and the security administrator by approving what the
-- system administrator proposed (三员分立). Everyone signed in reads it.
do $$
declare name text;
begin
  foreach name in array array['ground.place', 'ground.place_closure', 'ground.unit', 'ground.unit_closure'] loop
    execute format('drop policy claims on %s', name);
    execute format('create policy read_signed_in on %s for select using ((select ground.scope_kind()) is not null)', name);
    execute format('create policy write_loader on %s using ((select ground.claim_role()) = ''loader'') with check ((select ground.claim_role()) = ''loader'')', name);
  end loop;
  foreach name in array array['ground.person', 'ground.post'] loop
    execute format('drop policy claims on %s', name);
    execute format('create policy read_signed_in on %s for select using ((select ground.scope_kind()) is not null)', name);
    execute format('create policy write_granted on %s using ((select ground.claim_role()) in (''loader'', ''securityAdmin'')) with check ((select ground.claim_role()) in (''loader'', ''securityAdmin''))', name);
  end loop;
end
$$;

-- A new account comes with its first password; only the sign-in service itself ever reads or changes one.
create policy open_account on identity.credential for insert
  with check ((select ground.claim_role()) = 'loader' or ((select ground.claim_role()) = 'securityAdmin' and must_change));

-- What the system administrator proposes and the security administrator decides. A row is a proposal with, later, its decision;
-- nothing takes effect before.
create table ground.grant_request (
  id uuid primary key,
  request_id uuid not null unique,
  kind text not null check (kind in ('createPerson', 'addPost', 'endPost', 'endPerson', 'resetPassword', 'changePhone')),
  -- what would be done; a telephone in it is sealed
  proposal jsonb not null,
  -- whom it concerns; null while the person is only proposed
  person_id uuid references ground.person,
  -- the whole of it in a sentence, zh and en
  words jsonb not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null references ground.person,
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  decided_at timestamptz,
  decided_by uuid references ground.person,
  reason text,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  -- nobody approves or refuses what one has proposed; the proposer may only take it back
  check (decision is null or (decision = 'withdrawn') = (decided_by = proposed_by))
);
create index on ground.grant_request (proposed_at desc, id desc);
create index on ground.grant_request (proposed_at) where decision is null;
alter table ground.grant_request enable row level security;
alter table ground.grant_request force row level security;
create policy propose on ground.grant_request for insert with check ((select ground.claim_role()) = 'systemAdmin' and decision is null);
create policy read on ground.grant_request for select using ((select ground.claim_role()) in ('systemAdmin', 'securityAdmin', 'auditor'));
create policy decide on ground.grant_request for update using (decision is null and (select ground.claim_role()) in ('systemAdmin', 'securityAdmin'))
  with check ((select ground.claim_role()) = case decision when 'withdrawn' then 'systemAdmin' else 'securityAdmin' end);
grant select, insert on ground.grant_request to clearloop_app;
grant update (decision, decided_at, decided_by, reason, person_id) on ground.grant_request to clearloop_app;

-- None of the three administrators holds anything else: neither another of the three nor a post in the campaign.
create function ground.keep_administrators_apart() returns trigger language plpgsql as $$
begin
  -- two posts given at once wait for each other here
  perform from ground.person where id = new.person_id for no key update;
  if exists (
    select from ground.post other
    where other.person_id = new.person_id and other.id <> new.id
      and other.valid_from <= coalesce(new.valid_until, 'infinity') and new.valid_from <= coalesce(other.valid_until, 'infinity')
      and ((new.role in ('systemAdmin', 'securityAdmin', 'auditor') and other.role <> new.role)
        or (other.role in ('systemAdmin', 'securityAdmin', 'auditor') and other.role <> new.role))
  ) then
    raise exception 'one person cannot be % beside another post', new.role using errcode = 'CL001';
  end if;
  return new;
end
$$;
create trigger keep_administrators_apart before insert or update on ground.post
  for each row execute function ground.keep_administrators_apart();
alter table ground.post add check (
  role not in ('systemAdmin', 'securityAdmin', 'auditor') or scope_kind = 'none');

-- A contact stands for one enterprise; for two plants, two posts. So "has it an account" is one look into an ordinary index.
alter table ground.post add check (role <> 'enterpriseContact' or (scope_kind = 'enterprises' and cardinality(enterprises) = 1));
create index on ground.post ((enterprises[1])) where role = 'enterpriseContact';
