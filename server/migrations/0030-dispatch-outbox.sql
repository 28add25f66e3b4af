-- The dispatcher reads in the order of transactions.
create index on ground.outbox (xid, id);

-- A message that its consumers refused time and again steps aside, so that it holds up nobody else's; an operator looks at it.
create table ground.outbox_parked (
  id bigint primary key,
  message jsonb not null,
  failure text not null,
  parked_at timestamptz not null default clock_timestamp()
);
alter table ground.outbox_parked enable row level security;
alter table ground.outbox_parked force row level security;
create policy dispatch on ground.outbox_parked
  using ((select ground.claim_role()) in ('dispatcher', 'systemAdmin')) with check ((select ground.claim_role()) = 'dispatcher');
grant select, insert on ground.outbox_parked to clearloop_app;
