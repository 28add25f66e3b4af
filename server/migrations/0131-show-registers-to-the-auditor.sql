-- The auditor reads what every unit numbered, one line a paper: the rows are reached, and what hangs on them (time line, files, receipts)
-- is not.
create policy register on ground.document for select using ((select ground.claim_role()) = 'auditor');

create or replace function ground.reaches_document(which uuid) returns boolean stable language plpgsql as $$
begin
  return (select ground.claim_role()) <> 'auditor' and exists (select from ground.document where id = which);
end
$$;
