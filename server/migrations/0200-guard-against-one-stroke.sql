-- 一刀切防线: how many enterprises of an industry in an area a kind of step has touched within a window is counted from the trail; nothing
-- of it is stored. A noun that is to be watched as well has its actions named in the index by a migration of its own.
create index trail_of_guarded_steps on ground.trail (area, action, at)
  where enterprise_id is not null
    and action in ('include', 'exclude', 'markNotInScope', 'closeDown', 'setRoute', 'amendRoute', 'grantExtension', 'resetTerm', 'close');

-- What was asked of a second person, on which paper, with the figures as they stood.
create table baseline.guard_approval (
  id uuid primary key,
  version integer not null default 1,
  state text not null check (state in ('asked', 'approved', 'declined', 'withdrawn', 'used')),
  step text not null,
  area text not null,
  county text,
  township text,
  industry text not null,
  enterprise_id uuid,
  at_most integer not null check (at_most > 0),
  valid_until date not null,
  reason text not null,
  paper_number text,
  touched_then integer not null,
  whole_then integer not null,
  share_percent_then double precision not null,
  since_then date not null,
  asked_unit text not null,
  asked_by_words text not null,
  asked_at timestamptz not null,
  decided_by_words text,
  decided_at timestamptz,
  decision_words text
);
create index guard_approval_latest on baseline.guard_approval (asked_at desc, id desc);
create index guard_approval_in_area on baseline.guard_approval (area, asked_at desc, id desc);
create index guard_approval_standing on baseline.guard_approval (area, industry, step, asked_unit) where state = 'approved';
select ground.protect('baseline.guard_approval');
grant select, insert, update on baseline.guard_approval to clearloop_app;

-- Which enterprise's step over the limit rests on which approval: each once.
create table baseline.guard_use (
  approval_id uuid not null references baseline.guard_approval,
  enterprise_id uuid not null references baseline.enterprise,
  at timestamptz not null,
  actor_words text not null,
  area text not null,
  township text,
  industry text not null,
  primary key (approval_id, enterprise_id)
);
select ground.protect('baseline.guard_use');
grant select, insert on baseline.guard_use to clearloop_app;

-- Steps of the watched kinds in these areas since a moment, once for each industry they are of: what a record does not say of its industry,
-- or says of the first alone, its enterprise says. `watched`: [{"noun", "action", "field", "value"}]; with a field, the act must have made it
-- that value. With the owner's rights, for the functions below alone.
create function baseline.guarded_steps(watched jsonb, areas text[], since timestamptz)
  returns table (area text, industry text, enterprise_id uuid, subject_id uuid, version integer, at timestamptz, actor_words text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select t.area, trade.industry, t.enterprise_id, t.subject_id, t.version, t.at, t.actor_words
  from jsonb_to_recordset(watched) as w (noun text, action text, field text, value text)
  cross join unnest(areas) as there (area)
  join ground.trail t on t.area = there.area and t.action = w.action and t.at >= since and t.noun = w.noun
  cross join lateral (
    select t.industry where t.noun <> 'enterprise' and t.industry is not null
    union
    select m.industry from baseline.membership m
    where (t.noun = 'enterprise' or t.industry is null) and m.enterprise_id = t.enterprise_id and m.until is null) as trade
  where (select ground.scope_kind()) is not null and t.enterprise_id is not null
    and t.action in ('include', 'exclude', 'markNotInScope', 'closeDown', 'setRoute', 'amendRoute', 'grantExtension', 'resetTerm', 'close')
    and (w.field is null or t.changes -> w.field ->> 1 = w.value)
$$;
revoke execute on function baseline.guarded_steps(jsonb, text[], timestamptz) from public;

-- How many enterprises an industry has in an area: those on list one, and these, where they have left it.
create function baseline.guarded_whole(there text, trade text, these uuid[]) returns integer
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select ((select count(*) from baseline.membership m where m.until is null and m.area = there and m.industry = trade
      and m.state in ('reported', 'verified', 'confirmed', 'returned'))
    + (select count(*) from unnest(these) as e where not exists (
      select from baseline.membership m where m.enterprise_id = e and m.until is null and m.area = there and m.industry = trade
        and m.state in ('reported', 'verified', 'confirmed', 'returned'))))::integer
  where (select ground.scope_kind()) is not null
$$;
revoke execute on function baseline.guarded_whole(text, text, uuid[]) from public;

-- Weighs a step before it is committed: whoever takes it need not reach the whole industry. Those who weigh the same cell and step at once
-- wait for each other, so that two cannot both slip under the limit; each statement within sees what the one before has committed.
-- `these` are about to be touched; `own` and `own_version` name the act's own line of the trail, which is written already.
create function baseline.weigh_step(kind text, watched jsonb, there text, trade text, since timestamptz, these uuid[], own uuid, own_version integer)
  returns table (whole integer, touched integer, fresh integer)
  volatile language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  earlier uuid[];
  every_one uuid[];
begin
  if ground.scope_kind() is null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('guard ' || kind || ' ' || there || ' ' || trade, 0));
  earlier := array(select distinct s.enterprise_id from baseline.guarded_steps(watched, array[there], since) s
    where s.industry = trade and (own is null or (s.subject_id, s.version) is distinct from (own, own_version)));
  every_one := array(select distinct e from unnest(earlier || these) as e);
  return query select baseline.guarded_whole(there, trade, every_one), cardinality(every_one),
    (select count(distinct e)::integer from unnest(these) as e where e <> all (earlier));
end
$$;
revoke execute on function baseline.weigh_step(text, jsonb, text, text, timestamptz, uuid[], uuid, integer) from public;
grant execute on function baseline.weigh_step(text, jsonb, text, text, timestamptz, uuid[], uuid, integer) to clearloop_app;

-- How far each cell has come, for posts whose scope has the whole cell.
create function baseline.guarded_shares(watched jsonb, areas text[], since timestamptz)
  returns table (area text, industry text, touched integer, whole integer)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select cell.area, cell.industry, cardinality(cell.those), baseline.guarded_whole(cell.area, cell.industry, cell.those)
  from (select s.area, s.industry, array_agg(distinct s.enterprise_id) as those from baseline.guarded_steps(watched, areas, since) s
    group by s.area, s.industry) as cell
  where ground.within_scope(cell.area, null, cell.industry, null, null)
$$;
revoke execute on function baseline.guarded_shares(jsonb, text[], timestamptz) from public;
grant execute on function baseline.guarded_shares(jsonb, text[], timestamptz) to clearloop_app;

-- The enterprises touched in a cell, the latest step of each, for posts whose scope has the whole cell.
create function baseline.guarded_enterprises(watched jsonb, there text, trade text, since timestamptz, most integer)
  returns table (enterprise_id uuid, at timestamptz, actor_words text)
  stable language sql security definer set search_path = pg_catalog, pg_temp as $$
  select latest.* from (
    select distinct on (s.enterprise_id) s.enterprise_id, s.at, s.actor_words
    from baseline.guarded_steps(watched, array[there], since) s
    where s.industry = trade and (select ground.within_scope(there, null, trade, null, null))
    order by s.enterprise_id, s.at desc) as latest
  order by latest.at desc, latest.enterprise_id limit most
$$;
revoke execute on function baseline.guarded_enterprises(jsonb, text, text, timestamptz, integer) from public;
grant execute on function baseline.guarded_enterprises(jsonb, text, text, timestamptz, integer) to clearloop_app;
