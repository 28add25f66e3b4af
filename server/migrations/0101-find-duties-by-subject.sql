-- A page asks for what has been done as well, such as look-backs.
create index duty_of_subject on ground.duty (subject_id);
drop index ground.duty_subject_id_idx;

-- As in 0073-end-duties-of-one-holder.sql, but the duties of an act are found by their subject: without that every act read all duties.
create or replace function ground.record_act(act jsonb) returns void language plpgsql as $$
declare
  where_it_is jsonb := act -> 'cell';
  item jsonb;
  -- under row-level security PostgreSQL takes a coalesce() for one that could leak, and then does not look into the index
  its_subject uuid;
begin
  insert into ground.trail (noun, subject_id, action, from_state, to_state, version, at, person_id, post_id, unit_id, actor_words,
      on_behalf_of, basis, note, changes, files, request_id, area, township, industry, enterprise_id)
  values (act ->> 'noun', (act ->> 'subjectId')::uuid, act ->> 'action', act ->> 'from', act ->> 'to', (act ->> 'version')::integer,
      (act ->> 'at')::timestamptz, (act ->> 'personId')::uuid, (act ->> 'postId')::uuid, act ->> 'unitId', act ->> 'actorWords',
      act ->> 'onBehalfOf', act -> 'basis', act ->> 'note', act -> 'changes',
      coalesce((select array_agg(value::uuid) from jsonb_array_elements_text(act -> 'files')), '{}'),
      (act ->> 'requestId')::uuid,
      where_it_is ->> 'area', where_it_is ->> 'township', where_it_is ->> 'industry', (where_it_is ->> 'enterpriseId')::uuid);

  insert into ground.audit_row (kind, action, noun, subject_id, person_id, post_id, unit_id, field_names, values_hash, request_id)
  values ('act', act ->> 'action', act ->> 'noun', act ->> 'subjectId', (act ->> 'personId')::uuid, (act ->> 'postId')::uuid,
      act ->> 'unitId', coalesce((select array_agg(key) from jsonb_object_keys(act -> 'changes') as key), '{}'),
      sha256(convert_to((act -> 'changes')::text, 'UTF8')), (act ->> 'requestId')::uuid);

  if jsonb_array_length(act -> 'figures') > 0 then
    insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
    select (act ->> 'day')::date, measure, area, county, township, industry, amount
    from jsonb_to_recordset(act -> 'figures') as figure(measure text, area text, county text, township text, industry text, amount integer);
  end if;

  for item in select * from jsonb_array_elements(act -> 'duties') loop
    its_subject := coalesce(item ->> 'subjectId', act ->> 'subjectId');
    case item ->> 'change'
      when 'open' then
        insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, holder_role, holder_person, holder_enterprise,
            started_on, set_for, stands_at, area, township, industry, enterprise_id)
        values (coalesce(item ->> 'noun', act ->> 'noun'), its_subject, item ->> 'kind',
            item ->> 'clause', item ->> 'words', item ->> 'holderUnit', item ->> 'holderRole',
            (item ->> 'holderPerson')::uuid, (item ->> 'holderEnterprise')::uuid, (act ->> 'day')::date, coalesce(item ->> 'setFor', item ->> 'due')::date, (item ->> 'due')::date,
            where_it_is ->> 'area', where_it_is ->> 'township', where_it_is ->> 'industry', (where_it_is ->> 'enterpriseId')::uuid)
        on conflict do nothing;
      when 'done' then
        update ground.duty set done_at = (act ->> 'at')::timestamptz, outcome = item ->> 'outcome'
        where subject_id = its_subject and done_at is null
          and (item ->> 'kind' is null or kind = item ->> 'kind')
          and (item ->> 'holderUnit' is null or holder_unit = item ->> 'holderUnit')
          and (not item ? 'holderEnterprise' or holder_enterprise is not distinct from (item ->> 'holderEnterprise')::uuid);
      when 'move' then
        update ground.duty set stands_at = (item ->> 'due')::date
        where subject_id = its_subject and done_at is null and kind = item ->> 'kind';
      when 'pause' then
        update ground.duty set paused_since = (act ->> 'day')::date
        where subject_id = (act ->> 'subjectId')::uuid and done_at is null and paused_since is null;
      when 'resume' then
        update ground.duty set stands_at = stands_at + ((act ->> 'day')::date - paused_since), paused_since = null
        where subject_id = (act ->> 'subjectId')::uuid and done_at is null and paused_since is not null;
    end case;
  end loop;

  for item in select * from jsonb_array_elements(act -> 'hops') loop
    if item ->> 'id' is null then
      insert into ground.hop (noun, subject_id, previous_hop, from_unit, to_unit, to_enterprise, share, term, state, ground, sent_at, changed_at,
          area, township, industry, enterprise_id)
      values (act ->> 'noun', (act ->> 'subjectId')::uuid, (item ->> 'previousHop')::uuid, item ->> 'fromUnit', item ->> 'toUnit',
          (item ->> 'toEnterprise')::uuid, item ->> 'share', (item ->> 'term')::date, 'sent', item ->> 'ground', (act ->> 'at')::timestamptz,
          (act ->> 'at')::timestamptz, where_it_is ->> 'area', where_it_is ->> 'township', where_it_is ->> 'industry', (where_it_is ->> 'enterpriseId')::uuid);
    else
      update ground.hop set state = item ->> 'state', ground = coalesce(item ->> 'ground', ground), changed_at = (act ->> 'at')::timestamptz,
          received_proof = coalesce(item -> 'receivedProof', received_proof), term = coalesce((item ->> 'term')::date, term)
      where id = (item ->> 'id')::uuid;
    end if;
  end loop;

  insert into ground.participant as known (subject_id, person_id, noun, part)
  select (act ->> 'subjectId')::uuid, (value ->> 'personId')::uuid, act ->> 'noun', value ->> 'part' from jsonb_array_elements(act -> 'parts')
  on conflict (subject_id, person_id) do update set part = case when known.part = excluded.part then known.part end;

  insert into ground.reading_right (unit_id, subject_id, noun)
  select value, (act ->> 'subjectId')::uuid, act ->> 'noun' from jsonb_array_elements_text(act -> 'copies')
  on conflict do nothing;

  insert into ground.outbox (topic, cell, noun, subject_id, event, payload)
  values (act ->> 'noun', (where_it_is ->> 'area') || ':' || coalesce(where_it_is ->> 'industry', ''), act ->> 'noun',
      (act ->> 'subjectId')::uuid, act ->> 'action', act -> 'tell');
end
$$;
