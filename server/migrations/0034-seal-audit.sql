-- Seals over the audit: each covers the rows of a range of transactions that can no longer grow, and the seal before it.
create table ground.audit_seal (
  number bigint primary key,
  -- a database that was restored counts transactions anew; rows up to the boundary belong to the time before
  epoch integer not null,
  boundary_id bigint not null,
  from_xid xid8 not null,
  until_xid xid8 not null,
  row_count integer not null,
  -- in the order of the chain: by transaction, then by id
  row_ids bigint[] not null,
  -- 32 bytes each, in the same order: they tell which row it is that does not match
  row_hashes bytea not null,
  highest_id bigint not null,
  -- transactions from next_xid on had not begun when ids up to next_id were given out: where the next seal need not look
  next_xid xid8 not null,
  next_id bigint not null,
  chain bytea not null,
  sealed_at timestamptz not null,
  key_name text not null,
  signature bytea not null
);
alter table ground.audit_seal enable row level security;
alter table ground.audit_seal force row level security;
create policy seal on ground.audit_seal for insert with check ((select ground.claim_role()) = 'sealer');
create policy read on ground.audit_seal for select using ((select ground.claim_role()) in ('auditor', 'sealer'));
grant select, insert on ground.audit_seal to clearloop_app;
grant select on sequence ground.audit_row_id_seq to clearloop_app;

-- Not even the owner changes the audit by an ordinary statement; one who first removes the trigger is found out by the seals.
create function ground.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is only ever added to: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger only_added_to before update or delete or truncate on ground.audit_row
  for each statement execute function ground.refuse_change();
create trigger only_added_to before update or delete or truncate on ground.audit_seal
  for each statement execute function ground.refuse_change();
