-- 三(三)3, 三(一)-4: what a kind of paper says before it knows what it is about, in numbered versions. A version that has left the draft is
-- never changed, and a paper names the version it was made by.
create table ground.document_template (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('draft', 'provisional', 'inForce', 'superseded', 'discarded')),
  -- the kind of paper
  kind text not null,
  number integer not null check (number > 0),
  -- the city's own code
  area text not null,
  -- layout, title, blocks, attachments
  content jsonb not null check (jsonb_typeof(content -> 'blocks') = 'array'),
  from_id uuid references ground.document_template,
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
  unique (kind, number),
  check ((data_version is null) = (data_hash is null)),
  check ((decided_at is null) = (decided_words is null) and (decided_at is null) = (ground is null)),
  -- what takes another's place is written before the other steps aside
  constraint one_template_in_use exclude using btree (kind with =) where (state in ('provisional', 'inForce')) deferrable initially deferred
);
-- two who begin at once begin one draft, not two; what the campaign's data bring stands beside it
create unique index one_template_draft on ground.document_template (kind) where state = 'draft' and data_version is null;
select ground.protect('ground.document_template', township => null, industry => null, enterprise => null);
create policy officials on ground.document_template for select using ((select ground.claims_board()));
-- whoever takes home the file of an enterprise takes it in the words in use, and reads no drafts
create policy in_use on ground.document_template for select using (
  (select ground.claim_role()) in ('expert', 'serviceProvider', 'enterpriseContact') and state in ('provisional', 'inForce', 'superseded'));
grant select, insert, update on ground.document_template to clearloop_app;

create function ground.refuse_changed_template() returns trigger language plpgsql as $$
begin
  raise exception 'a template that has left the draft is never changed' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger never_changed before update on ground.document_template for each row
  when (old.state <> 'draft' and (old.content, old.number, old.kind) is distinct from (new.content, new.number, new.kind))
  execute function ground.refuse_changed_template();
create trigger never_removed before delete or truncate on ground.document_template for each statement
  execute function ground.refuse_changed_template();

create policy through_template on ground.trail for select
  using (noun = 'documentTemplate' and exists (select from ground.document_template where document_template.id = subject_id));

alter table ground.document add column template_id uuid references ground.document_template;
