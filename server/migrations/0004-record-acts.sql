create extension if not exists btree_gist;

-- The trail: what happened to a record, in words its readers understand. Case data, kept by scope.
create table ground.trail (
  id bigint generated always as identity primary key,
  noun text not null,
  subject_id uuid not null,
  action text not null,
  from_state text,
  to_state text,
  version integer not null,
  -- business time; recorded_at is real
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  person_id uuid not null,
  post_id uuid not null,
  unit_id text not null,
  -- 「××镇 王敏」 as it stood that day
  actor_words text not null,
  on_behalf_of text,
  basis jsonb,
  note text,
  changes jsonb,
  files uuid[] not null default '{}',
  request_id uuid unique,
  area text not null,
  township text,
  industry text,
  enterprise_id uuid
);
create index on ground.trail (subject_id, id);
create index on ground.trail (enterprise_id, id) where enterprise_id is not null;
select ground.protect('ground.trail', reading => 'subject_id');
grant select, insert on ground.trail to clearloop_app;

-- The audit: who did or opened what, by names of fields and a hash; read by the auditor alone, sealed in order of transactions.
create table ground.audit_row (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  action text not null,
  noun text,
  subject_id text,
  person_id uuid,
  post_id uuid,
  unit_id text,
  field_names text[] not null default '{}',
  values_hash bytea,
  request_id uuid
);
alter table ground.audit_row enable row level security;
alter table ground.audit_row force row level security;
create policy write_any on ground.audit_row for insert with check ((select ground.scope_kind()) is not null);
create policy read_auditor on ground.audit_row for select using ((select ground.claim_role()) in ('auditor', 'sealer'));
grant select, insert on ground.audit_row to clearloop_app;

-- Every deadline of every noun. Worklist, urgency, ladder and "who is late" read duties and nothing else.
create table ground.duty (
  id uuid primary key default uuidv7(),
  noun text not null,
  subject_id uuid not null,
  kind text not null,
  clause text not null,
  -- short words of the subject, so that a worklist needs no second read
  subject_words text not null,
  holder_unit text,
  holder_role text,
  holder_person uuid,
  holder_enterprise uuid,
  started_on date not null,
  -- never overwritten; overdue counts by it
  set_for date not null,
  -- the current term; progress counts by it
  stands_at date not null,
  paused_since date,
  done_at timestamptz,
  outcome text,
  area text not null,
  township text,
  industry text,
  enterprise_id uuid
);
create index on ground.duty (holder_unit, stands_at, id) where done_at is null;
create index on ground.duty (holder_enterprise, stands_at, id) where done_at is null and holder_enterprise is not null;
create index on ground.duty (subject_id) where done_at is null;
create index on ground.duty (set_for, id) where done_at is null;
create unique index one_open_duty_of_a_kind on ground.duty (subject_id, kind, coalesce(holder_unit, ''), coalesce(holder_enterprise, '00000000-0000-0000-0000-000000000000')) where done_at is null;
-- a duty is seen by whoever reaches its subject and by its holder's unit
select ground.protect('ground.duty');
create policy holder on ground.duty using (holder_unit = (select ground.claim_unit()));
grant select, insert, update on ground.duty to clearloop_app;

-- A hop: something handed on from one unit to another (签收 转办 退回 改派 撤回), the same for all nouns.
create table ground.hop (
  id uuid primary key default uuidv7(),
  noun text not null,
  subject_id uuid not null,
  previous_hop uuid references ground.hop,
  from_unit text not null,
  -- a hop ends at a unit or at an enterprise
  to_unit text,
  to_enterprise uuid,
  share text not null check (share in ('lead', 'cooperate')),
  term date not null,
  state text not null check (state in ('sent', 'received', 'passedOn', 'declined', 'reassigned', 'recalled', 'answered')),
  ground text,
  sent_at timestamptz not null,
  changed_at timestamptz not null,
  received_proof jsonb,
  area text not null,
  township text,
  industry text,
  enterprise_id uuid,
  check (to_unit is not null or to_enterprise is not null)
);
create index on ground.hop (subject_id, id);
create index on ground.hop (to_unit, state);
select ground.protect('ground.hop');
create policy party on ground.hop using (to_unit = (select ground.claim_unit()) or from_unit = (select ground.claim_unit()));
grant select, insert, update on ground.hop to clearloop_app;

-- Who did, who checked and who accepted are different natural persons: one person has one part in one record, or the insert fails.
create table ground.participant (
  subject_id uuid not null,
  person_id uuid not null,
  noun text not null,
  part text not null check (part in ('doer', 'checker', 'accepter')),
  primary key (subject_id, person_id)
);
select ground.protect_from_strangers('ground.participant');
grant select, insert on ground.participant to clearloop_app;
-- a second part of the same person turns null and is refused by the column's own constraint
grant update (part) on ground.participant to clearloop_app;

-- Figures: one row per change of what counts where; folded later, so that writers never queue on a counter.
create table ground.figure_delta (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  day date not null,
  measure text not null,
  area text not null,
  county text not null default '',
  township text not null default '',
  industry text not null default '',
  amount integer not null
);
create index on ground.figure_delta (measure);
-- township '*' rows are the area's sum over its townships, so that a board reads one row per cell
create table ground.figure_balance (
  measure text not null,
  area text not null,
  county text not null,
  township text not null,
  industry text not null,
  balance bigint not null,
  primary key (measure, township, area, industry, county)
);
create table ground.figure_day (
  measure text not null,
  area text not null,
  county text not null,
  township text not null,
  industry text not null,
  day date not null,
  balance bigint not null,
  primary key (measure, township, area, industry, county, day)
);
do $$
declare name text;
begin
  foreach name in array array['ground.figure_delta', 'ground.figure_balance', 'ground.figure_day'] loop
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy board on %s for select using ((select ground.claims_board()))', name);
    execute format('create policy fold on %s using ((select ground.claim_role()) = ''folder'') with check ((select ground.claim_role()) = ''folder'')', name);
  end loop;
end
$$;
create policy write_any on ground.figure_delta for insert with check ((select ground.scope_kind()) is not null);
grant select, insert, delete on ground.figure_delta to clearloop_app;
grant select, insert, update on ground.figure_balance, ground.figure_day to clearloop_app;

-- What happened, for whoever must be told: read by the dispatcher alone, after commit, in batches.
create table ground.outbox (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  topic text not null,
  cell text not null,
  noun text not null,
  subject_id uuid not null,
  event text not null,
  payload jsonb not null default '{}'
);
alter table ground.outbox enable row level security;
alter table ground.outbox force row level security;
create policy write_any on ground.outbox for insert with check ((select ground.scope_kind()) is not null);
create policy dispatch on ground.outbox using ((select ground.claim_role()) = 'dispatcher') with check ((select ground.claim_role()) = 'dispatcher');
grant select, insert, delete on ground.outbox to clearloop_app;

-- Everything an act leaves behind besides the record itself, in one call: trail, audit, figures, duties, hops, parts, outbox.
-- It runs with the caller's rights, so row-level security holds for each of these rows.
create function ground.record_act(act jsonb) returns void language plpgsql as $$
declare
  where_it_is jsonb := act -> 'cell';
  item jsonb;
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
    case item ->> 'change'
      when 'open' then
        insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, holder_role, holder_person, holder_enterprise,
            started_on, set_for, stands_at, area, township, industry, enterprise_id)
        values (coalesce(item ->> 'noun', act ->> 'noun'), coalesce(item ->> 'subjectId', act ->> 'subjectId')::uuid, item ->> 'kind',
            item ->> 'clause', item ->> 'words', item ->> 'holderUnit', item ->> 'holderRole',
            (item ->> 'holderPerson')::uuid, (item ->> 'holderEnterprise')::uuid, (act ->> 'day')::date, coalesce(item ->> 'setFor', item ->> 'due')::date, (item ->> 'due')::date,
            where_it_is ->> 'area', where_it_is ->> 'township', where_it_is ->> 'industry', (where_it_is ->> 'enterpriseId')::uuid)
        on conflict do nothing;
      when 'done' then
        update ground.duty set done_at = (act ->> 'at')::timestamptz, outcome = item ->> 'outcome'
        where subject_id = coalesce(item ->> 'subjectId', act ->> 'subjectId')::uuid and done_at is null
          and (item ->> 'kind' is null or kind = item ->> 'kind')
          and (item ->> 'holderUnit' is null or holder_unit = item ->> 'holderUnit');
      when 'move' then
        update ground.duty set stands_at = (item ->> 'due')::date
        where subject_id = coalesce(item ->> 'subjectId', act ->> 'subjectId')::uuid and done_at is null and kind = item ->> 'kind';
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
grant execute on function ground.record_act(jsonb) to clearloop_app;
