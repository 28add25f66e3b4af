-- An assessment names the versions it was made by, the industry's and the common one; those made before versions were kept name none.
alter table baseline.assessment add column checklist_ids uuid[] not null default '{}';
create index assessment_by_checklist on baseline.assessment using gin (checklist_ids) where state = 'recorded';
alter table baseline.assessment_answer add column weight double precision not null default 1;

-- Runs with its owner's rights: who keeps a checklist is told how often each version was used, and nothing of by whom or on whom.
create function baseline.count_checklist_uses(which uuid[]) returns table (checklist_id uuid, uses integer)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select asked.id, count(*)::integer from unnest(which) as asked (id) join baseline.assessment a
    on a.checklist_ids @> array[asked.id] and a.state = 'recorded'
  where ground.scope_kind() is not null group by asked.id
$$;
revoke execute on function baseline.count_checklist_uses(uuid[]) from public;
grant execute on function baseline.count_checklist_uses(uuid[]) to clearloop_app;
