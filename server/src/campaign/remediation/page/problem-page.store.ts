import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { type TrailRow, trailColumns } from '#ground/workflow/trail-lines.ts'
import { problemColumns } from '../problem/problem.store.ts'
import { type Problem } from '../problem/problem.ts'

export interface HopRow {
  readonly id: string
  readonly previousHop: string | null
  readonly fromUnit: string
  readonly fromName: string | null
  readonly toUnit: string | null
  readonly toName: string | null
  readonly toEnterprise: string | null
  readonly share: 'lead' | 'cooperate'
  readonly term: string
  readonly state: 'sent' | 'received' | 'passedOn' | 'declined' | 'reassigned' | 'recalled' | 'answered'
  readonly ground: string | null
  readonly sentAt: string
  readonly changedAt: string
  readonly receivedProof: unknown
}

export interface CheckRow {
  readonly id: string
  readonly round: number
  readonly checkpoint: number
  readonly checkpointId: string
  readonly outcome: 'pass' | 'return'
  readonly personWords: string
  readonly unitName: string | null
  readonly onDay: string
  readonly opinion: string
  readonly onSite: { visitedOn: string; present: string; findings: string } | null
  readonly files: readonly string[]
}

export interface ExtensionRow {
  readonly state: 'asked' | 'granted' | 'refused'
  readonly askedOn: string
  readonly askedByWords: string
  readonly reason: string
  readonly progressWords: string
  readonly until: string
  readonly decidedOn: string | null
  readonly decidedByWords: string | null
  readonly decidedUntil: string | null
  readonly words: string | null
}

export interface ExitRow {
  readonly kind: 'merge' | 'void' | 'transfer' | 'closeByExit' | 'suspend'
  readonly state: 'proposed' | 'confirmed' | 'refused'
  readonly proposedOn: string
  readonly proposedByWords: string
  readonly reason: string
  readonly otherProblem: string | null
  readonly otherNumber: string | null
  readonly receiver: string | null
  readonly reviewOn: string | null
  readonly files: readonly string[]
  readonly decidedOn: string | null
  readonly decidedByWords: string | null
  readonly words: string | null
}

/** A problem with all that its page shows beside measures and reports. */
export interface ProblemOfPage extends Problem {
  readonly unitName: string | null
  readonly subjectUnitName: string | null
  readonly leaderName: string | null
  readonly previousNumber: string | null
  readonly mergedNumber: string | null
  readonly reportsMissed: number
  /** Day on which the next report falls due. */
  readonly reportDue: string | null
  readonly everyHop: readonly HopRow[]
  readonly checks: readonly CheckRow[]
  readonly lastExtension: ExtensionRow | null
  readonly lastExit: ExitRow | null
  /** The asker's unit was sent a copy and has not opened it yet. */
  readonly unreadCopy: boolean
  readonly lookBacks: readonly { readonly kind: string; readonly due: string; readonly done: boolean }[]
}

const pageStatement: Prepared = {
  name: 'problem page',
  text: `select ${problemColumns},
      (select coalesce(short_name, name) from ground.unit where id = p.responsible_unit) as unit_name,
      (select name from ground.unit where id = p.subject_unit) as subject_unit_name,
      (select name from ground.person where id = p.liaison_leader) as leader_name,
      (select number from remediation.problem where id = p.previous_problem) as previous_number,
      (select number from remediation.problem where id = p.merged_into) as merged_number,
      (select count(*)::int from remediation.progress_report where problem_id = p.id and state = 'missed') as reports_missed,
      (select stands_at from ground.duty where subject_id = p.id and kind = 'progressReport' and done_at is null) as report_due,
      (select coalesce(json_agg(json_build_object('id', h.id, 'previousHop', h.previous_hop, 'fromUnit', h.from_unit, 'fromName', one.name,
          'toUnit', h.to_unit, 'toName', other.name, 'toEnterprise', h.to_enterprise, 'share', h.share, 'term', h.term, 'state', h.state,
          'ground', h.ground, 'sentAt', h.sent_at, 'changedAt', h.changed_at, 'receivedProof', h.received_proof) order by h.id), '[]')
        from ground.hop h left join ground.unit one on one.id = h.from_unit left join ground.unit other on other.id = h.to_unit
        where h.subject_id = p.id) as every_hop,
      (select coalesce(json_agg(json_build_object('id', c.id, 'round', c.round, 'checkpoint', c.checkpoint, 'checkpointId', c.checkpoint_id,
          'outcome', c.outcome, 'personWords', c.person_words, 'unitName', u.name, 'onDay', c.on_day, 'opinion', c.opinion, 'onSite', c.on_site,
          'files', c.files) order by c.id), '[]')
        from remediation.check_record c left join ground.unit u on u.id = c.unit_id where c.problem_id = p.id) as checks,
      (select json_build_object('state', state, 'askedOn', asked_on, 'askedByWords', asked_by_words, 'reason', reason, 'progressWords', progress_words,
          'until', until, 'decidedOn', decided_on, 'decidedByWords', decided_by_words, 'decidedUntil', decided_until, 'words', words)
        from remediation.extension_request where problem_id = p.id order by id desc limit 1) as last_extension,
      (select json_build_object('kind', e.kind, 'state', e.state, 'proposedOn', e.proposed_on, 'proposedByWords', e.proposed_by_words, 'reason', e.reason,
          'otherProblem', e.other_problem, 'otherNumber', other.number, 'receiver', e.receiver, 'reviewOn', e.review_on, 'files', e.files,
          'decidedOn', e.decided_on, 'decidedByWords', e.decided_by_words, 'words', e.words)
        from remediation.exit_record e left join remediation.problem other on other.id = e.other_problem
        where e.problem_id = p.id order by e.id desc limit 1) as last_exit,
      (select coalesce(json_agg(json_build_object('kind', kind, 'due', stands_at, 'done', done_at is not null) order by stands_at), '[]')
        from ground.duty where subject_id = p.id and kind in ('lookBackFirst', 'lookBackSecond')) as look_backs,
      exists (select from ground.reading_right where subject_id = p.id and unit_id = (select ground.claim_unit()) and read_at is null) as unread_copy
    from remediation.problem p where p.id = $1`,
}

/** The problem within the asker's reach, or undefined. */
export async function findProblemPage(tx: Tx, id: string): Promise<ProblemOfPage | undefined> {
  const [row] = await tx.run(pageStatement, [id])
  return row && (camelRow(row) as unknown as ProblemOfPage)
}

const readStatement: Prepared = {
  name: 'problem copy read',
  text: 'update ground.reading_right set read_at = now() where subject_id = $1 and unit_id = $2 and read_at is null',
}

/** 抄送的阅知回执: the unit that was sent a copy has opened it. */
export async function noteCopyRead(tx: Tx, id: string): Promise<void> {
  await tx.run(readStatement, [id, tx.actor.unitId])
}

const trailStatement: Prepared = {
  name: 'problem trail',
  text: `select ${trailColumns} from ground.trail
    where subject_id = any (array(
        select $1::uuid union all select id from remediation.measure where problem_id = $1 union all
        select id from remediation.progress_report where problem_id = $1))
      and ($2::bigint is null or id < $2) order by id desc limit $3`,
}

/** Lines of the trail of a problem, its measures and its reports, the latest first, from before a line. */
export async function problemTrail(tx: Tx, id: string, before: number | null, limit: number): Promise<TrailRow[]> {
  return tx.run<TrailRow>(trailStatement, [id, before, limit])
}

const optionsStatement: Prepared = {
  name: 'problem options',
  text: `select
      (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'level', u.level) order by u.level desc, u.position, u.id), '[]')
        from ground.unit u where u.closed_on is null and u.level <> 'external' and (u.area is null or u.area = p.area)
          and (u.township is null or u.township = p.township)) as units,
      (select coalesce(json_agg(distinct jsonb_build_object('id', who.id, 'name', who.name, 'unitName', u.name)), '[]')
        from ground.post o join ground.person who on who.id = o.person_id and who.ended_at is null join ground.unit u on u.id = o.unit_id
        where o.role = 'cityLeader' or (o.role = 'areaLeader' and p.area = any (o.areas))) as leaders
    from remediation.problem p where p.id = $1`,
}

export interface OptionsRow extends Record<string, unknown> {
  readonly units: { id: string; name: string; level: 'city' | 'area' | 'township' }[]
  readonly leaders: { id: string; name: string; unitName: string }[]
}

export async function findProblemOptions(tx: Tx, id: string): Promise<OptionsRow | undefined> {
  const [row] = await tx.run<OptionsRow>(optionsStatement, [id])
  return row
}

const measureWordsStatement: Prepared = {
  name: 'measure words',
  text: `select coalesce((select array_agg(words) from remediation.measure where problem_id = $1 and state <> 'voided'), '{}') as there,
      coalesce((select array_agg(measure order by assessment_id desc, position)
        from baseline.fact_assessment_answer, unnest(measures) with ordinality as proposed(measure, position)
        where problem_id = $1), '{}') as assessed`,
}

/** Words of the measures a problem has, and of those that assessments proposed for it, the latest first. */
export async function findMeasureWords(
  tx: Tx,
  id: string,
): Promise<{ there: readonly string[]; assessed: readonly string[] }> {
  const [row] = await tx.run<{ there: string[]; assessed: string[] }>(measureWordsStatement, [id])
  return row ?? { there: [], assessed: [] }
}
