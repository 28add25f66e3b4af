-- 二-4, 三(一)-3: what enterprises are checked against, in numbered versions. The head and the items of every version are read by whoever
-- works by them; a version that has left the draft is never changed.
create table mandate.checklist (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('draft', 'provisional', 'inForce', 'superseded', 'withdrawn')),
  -- an industry's id, or common
  industry text not null,
  number integer not null check (number > 0),
  -- the city's own code
  area text not null,
  -- title, basis, items
  content jsonb not null check (jsonb_typeof(content -> 'items') = 'array'),
  from_id uuid references mandate.checklist,
  -- of the campaign's data that brought it
  data_version text,
  -- of the content as it was brought: a start with the same data brings nothing, whatever became of it here
  data_hash text,
  drafted_words text not null,
  drafted_at timestamptz not null,
  changed_words text not null,
  changed_at timestamptz not null,
  decided_words text,
  decided_at timestamptz,
  ground text,
  reason text,
  unique (industry, number),
  check ((data_version is null) = (data_hash is null)),
  check ((decided_at is null) = (decided_words is null) and (decided_at is null) = (ground is null)),
  -- what takes another's place is written before the other steps aside
  constraint one_in_use exclude using btree (industry with =) where (state in ('provisional', 'inForce')) deferrable initially deferred
);
-- two who begin at once begin one draft, not two; what the campaign's data bring stands beside it
create unique index one_draft on mandate.checklist (industry) where state = 'draft' and data_version is null;
select ground.protect('mandate.checklist', township => null, enterprise => null);
create policy officials on mandate.checklist for select using ((select ground.claims_board()));
-- whoever assesses or is assessed reads what has been in use, and no drafts
create policy in_use on mandate.checklist for select using (
  (select ground.claim_role()) in ('expert', 'serviceProvider', 'enterpriseContact') and state in ('provisional', 'inForce', 'superseded'));
grant select, insert, update on mandate.checklist to clearloop_app;

create function mandate.refuse_changed_checklist() returns trigger language plpgsql as $$
begin
  raise exception 'a checklist that has left the draft is never changed' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger never_changed before update on mandate.checklist for each row
  when (old.state <> 'draft' and (old.content, old.number, old.industry) is distinct from (new.content, new.number, new.industry))
  execute function mandate.refuse_changed_checklist();
create trigger never_removed before delete or truncate on mandate.checklist for each statement execute function mandate.refuse_changed_checklist();

create policy through_checklist on ground.trail for select
  using (noun = 'checklist' and exists (select from mandate.checklist where checklist.id = subject_id));

-- The items that stand in an industry now, its own and the common ones: what a problem may name.
create function mandate.items_in_use(wanted text) returns jsonb stable language sql as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', item -> 'code', 'veto', item -> 'veto', 'measures', item -> 'measures',
    'requirement', item -> 'requirement', 'number', c.number) order by c.industry = 'common', place), '[]')
  from mandate.checklist c, jsonb_array_elements(c.content -> 'items') with ordinality as items (item, place)
  where c.state in ('provisional', 'inForce') and c.industry in (wanted, 'common')
$$;
grant execute on function mandate.items_in_use(text) to clearloop_app;
