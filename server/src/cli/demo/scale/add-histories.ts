import { dayOf } from '#ground/clock/shanghai.ts'
import { momentOf } from '#ground/context.ts'
import type { Filling } from './fill-to-scale.ts'

/** A line of the trail for each act of these rows; `at` is a day and an hour of it. */
const trail = (
  noun: string,
  rows: string,
) => `insert into ground.trail (noun, subject_id, action, from_state, to_state, version, at, person_id, post_id,
    unit_id, actor_words, changes, area, township, industry, enterprise_id)
  select '${noun}', id, action, from_state, to_state, version, day + hour::time at time zone 'Asia/Shanghai', (actor ->> 'person')::uuid, (actor ->> 'post')::uuid,
    actor ->> 'unit', actor ->> 'words', '{}', area, township, industry, enterprise_id from (${rows}) as acts`

const problemActs = `select p.*, act.* from scale_problem p, lateral (values
    ('report', null, 'found', 1, p.found_on, '09:10', p.officer),
    ('assign', 'found', 'assigned', 2, p.found_on, '14:20', p.ecology),
    (case p.state when 'rectifying' then 'receive' when 'checking' then 'requestCheck' when 'verified' then 'pass' else 'close' end,
      'assigned', p.state, 3, p.acted_on, '08:40', case p.state when 'verified' then p.department when 'closed' then p.ecology else p.officer end))
    as act(action, from_state, to_state, version, day, hour, actor)
  where act.version <= case p.state when 'found' then 1 when 'assigned' then 2 else 3 end`

// the last step of a measure alone: two million of them
const measureActs = `select m.*, 'drafted' as from_state, m.state as to_state, 2 as version, m.acted_on as day, '08:55' as hour,
    case m.state when 'approved' then 'approve' when 'underway' then 'start' when 'declaredDone' then 'declareDone' else 'check' end as action,
    case when m.state in ('approved', 'checked') then m.department else m.officer end as actor
  from scale_measure m where m.state <> 'drafted'
  union all
  select m.*, null, 'drafted', 1, m.acted_on, '08:55', 'draft', m.officer from scale_measure m where m.state = 'drafted'`

const enterpriseActs = `select e.id, e.area, e.township, e.industry, e.id as enterprise_id, act.*
  from scale_enterprise s join baseline.enterprise e on e.id = s.id join scale_town t on t.code = e.township
    join scale_cell c on c.area = e.area and c.industry = e.industry, lateral (values
    ('report', null, 'reported', 1, (e.reported_at at time zone 'Asia/Shanghai')::date, '09:00', t.officer),
    ('verify', 'reported', 'verified', 2, (e.reported_at at time zone 'Asia/Shanghai')::date + 7, '09:00', c.department),
    ('confirm', 'verified', 'confirmed', 3, (e.reported_at at time zone 'Asia/Shanghai')::date + 14, '09:00', c.city))
    as act(action, from_state, to_state, version, day, hour, actor)
  where act.version <= e.version`

const hops = `insert into ground.hop (noun, subject_id, from_unit, to_unit, to_enterprise, share, term, state, sent_at, changed_at, area, township,
    industry, enterprise_id)
  select 'problem', id, ecology ->> 'unit', case when not by_enterprise then township end, case when by_enterprise then enterprise_id end, 'lead', due,
    case state when 'assigned' then 'sent' when 'closed' then 'answered' else 'received' end,
    found_on + time '14:20' at time zone 'Asia/Shanghai', acted_on + time '14:30' at time zone 'Asia/Shanghai', area, township, industry, enterprise_id
  from scale_problem where state <> 'found'`

const duty = (
  noun: string,
  rows: string,
) => `insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, holder_enterprise,
    started_on, set_for, stands_at, area, township, industry, enterprise_id)
  select '${noun}', id, kind, clause, name || ' · ' || left(words, 24), holder, case when with_enterprise then enterprise_id end, started_on,
    stands_at, stands_at, area, township, industry, enterprise_id from (${rows}) as owed`

/** Who holds the work: the township, or the ecology branch over an enterprise. Nobody checks what is his own. */
const held = `case when p.by_enterprise then p.ecology ->> 'unit' else p.township end`
const problemDuties = `select p.*, owed.* from scale_problem p, lateral (values
    ('problemTriage', '三(三)3', p.department ->> 'unit', false, p.found_on, p.found_on + 5, 'found'),
    ('hopReceipt', '三(三)3', ${held}, p.by_enterprise, p.found_on, p.found_on + 4, 'assigned'),
    ('rectification', '三(三)3', ${held}, p.by_enterprise, p.acted_on, p.due, 'rectifying'),
    ('progressReport', '四(二)-1', ${held}, p.by_enterprise, p.acted_on, $1::date, 'rectifying'),
    ('checkpoint', '三(三)3', case when p.level = 'ordinary' and p.by_enterprise then p.township else p.department ->> 'unit' end, false, p.acted_on, p.acted_on + 14, 'checking'),
    ('checkpoint', '三(三)3', case when p.level <> 'ordinary' and p.ecology ->> 'unit' <> p.department ->> 'unit' then p.ecology ->> 'unit' end, false, p.acted_on, p.acted_on + 14, 'checking'),
    ('closure', '三(三)3', case p.level when 'ordinary' then p.department ->> 'unit' else p.area || '-office' end, false, p.acted_on, p.acted_on + 14, 'verified'),
    ('lookBackFirst', '三(五)-3', p.ecology ->> 'unit', false, p.acted_on, (p.acted_on + interval '3 months')::date, 'closed'),
    ('lookBackSecond', '三(五)-3', p.ecology ->> 'unit', false, p.acted_on, (p.acted_on + interval '12 months')::date, 'closed'))
    as owed(kind, clause, holder, with_enterprise, started_on, stands_at, owed_in)
  where owed.owed_in = p.state and owed.holder is not null`

const measureDuties = `select m.id, m.name, m.words, m.enterprise_id, m.area, m.township, m.industry, 'measure' as kind, '三(三)1' as clause, case when m.by_enterprise then m.ecology ->> 'unit' else m.township end as holder,
    m.by_enterprise as with_enterprise, m.acted_on as started_on, m.due as stands_at
  from scale_measure m where m.state in ('drafted', 'approved', 'underway')`

const enterpriseDuties = `insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, started_on, set_for, stands_at, area, township,
    industry, enterprise_id)
  select 'enterprise', e.id, case e.state when 'reported' then 'verify' else 'confirm' end, '三(一)-1', e.name,
    case e.state when 'reported' then c.department ->> 'unit' else c.city ->> 'unit' end, day, day + 14, day + 14, e.area, e.township, e.industry, e.id
  from scale_enterprise s join baseline.enterprise e on e.id = s.id join scale_cell c on c.area = e.area and c.industry = e.industry,
    lateral (select (e.updated_at at time zone 'Asia/Shanghai')::date as day) as its
  where e.state in ('reported', 'verified')`

const participants = `insert into ground.participant (subject_id, person_id, noun, part)
  select id, (actor ->> 'person')::uuid, 'problem', part from scale_problem, lateral (values
    ('checker', department, array['verified', 'closed']), ('accepter', ecology, array['closed'])) as taken(part, actor, states)
  where state = any (states) and department ->> 'person' <> ecology ->> 'person'`

// one line says what was done; the acts themselves were never taken by anybody
const audit = `insert into ground.audit_row (kind, action, noun, unit_id, field_names) values ('act', 'fillToScale', 'demo', 'system', '{enterprises,problems,measures}')`

/** What happened so far to each record in a few lines, who has it in hand, and what is owed now; open duties are those its state calls for. */
export async function addHistories({ client, context }: Filling): Promise<void> {
  const moment = momentOf(context)
  const { due } = context.stages.remediation.settings.nextReport(dayOf(moment.at), moment)
  await client.query(trail('enterprise', enterpriseActs))
  await client.query(trail('problem', problemActs))
  await client.query(trail('measure', measureActs))
  await client.query(hops)
  await client.query(enterpriseDuties)
  await client.query(duty('problem', problemDuties), [due])
  await client.query(duty('measure', measureDuties))
  await client.query(participants)
  await client.query(audit)
}
