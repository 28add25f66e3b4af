import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { absent } from '#ground/workflow/act.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { ExitKind, Problem } from './problem.ts'

/** Where the rows that belong to a problem lie. */
const cellNames = 'area, township, grid, industry, enterprise_id'
const cellOf = (the: Problem) => [the.area, the.township, the.grid, the.industry, the.enterpriseId]

export interface CheckRecord {
  readonly checkpoint: number
  readonly checkpointId: string
  readonly outcome: 'pass' | 'return'
  readonly opinion: string
  readonly onSite: unknown
  readonly files: readonly string[]
}

const checkStatement: Prepared = {
  name: 'problem check record',
  text: `insert into remediation.check_record (problem_id, round, checkpoint, checkpoint_id, outcome, person_id, person_words, unit_id, role,
      on_day, opinion, on_site, files, ${cellNames})
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
}

/** What the actor found at a checkpoint in the present round. */
export async function recordCheck(tx: Tx, the: Problem, check: CheckRecord, moment: Moment): Promise<void> {
  const { actor } = tx
  await tx.run(checkStatement, [
    the.id,
    the.round,
    check.checkpoint,
    check.checkpointId,
    check.outcome,
    actor.personId,
    actor.words,
    actor.unitId,
    actor.role,
    moment.day,
    check.opinion,
    check.onSite === undefined ? null : JSON.stringify(check.onSite),
    check.files,
    ...cellOf(the),
  ])
}

const askStatement: Prepared = {
  name: 'problem extension asked',
  text: `insert into remediation.extension_request (problem_id, kind, state, asked_on, asked_by, asked_by_words, reason, progress_words, until, files, ${cellNames})
    values ($1, 'extension', 'asked', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
}

export async function recordExtensionAsked(
  tx: Tx,
  the: Problem,
  said: { reason: string; progressWords: string; until: string; files: readonly string[] },
  moment: Moment,
): Promise<void> {
  await tx.run(askStatement, [
    the.id,
    moment.day,
    tx.actor.personId,
    tx.actor.words,
    said.reason,
    said.progressWords,
    said.until,
    said.files,
    ...cellOf(the),
  ])
}

const decideStatement: Prepared = {
  name: 'problem extension decided',
  text: `update remediation.extension_request set state = $2, decided_on = $3, decided_by = $4, decided_by_words = $5, decided_until = $6,
      leading_group_file = $7, words = $8
    where problem_id = $1 and kind = 'extension' and state = 'asked' returning id`,
}

/** Throws 403 `samePerson` where whoever asked would decide. */
export async function recordExtensionDecided(
  tx: Tx,
  the: Problem,
  said: {
    state: 'granted' | 'refused'
    until: string | null
    leadingGroupFile: string | undefined
    words: string | undefined
  },
  moment: Moment,
): Promise<void> {
  await tx
    .run(decideStatement, [
      the.id,
      said.state,
      moment.day,
      tx.actor.personId,
      tx.actor.words,
      said.until,
      said.leadingGroupFile ?? null,
      said.words ?? null,
    ])
    .catch(twoPersons)
}

const lapseStatement: Prepared = {
  name: 'problem extension lapsed',
  text: `update remediation.extension_request set state = 'refused', decided_on = $2, words = $3
    where problem_id = $1 and kind = 'extension' and state = 'asked'`,
}

/** The term whose extension was asked for is no more: nobody decides on it. */
export async function recordExtensionLapsed(tx: Tx, the: Problem, { day }: Moment): Promise<void> {
  await tx.run(lapseStatement, [the.id, day, '交办已退回或撤回，申请随之失效'])
}

const resetStatement: Prepared = {
  name: 'problem term reset',
  text: `insert into remediation.extension_request (problem_id, kind, state, asked_on, asked_by, asked_by_words, reason, progress_words, until,
      decided_on, decided_by, decided_by_words, decided_until, leading_group_file, ${cellNames})
    values ($1, 'reset', 'granted', $2, $3, $4, $5, '', $6, $2, $3, $4, $6, $7, $8, $9, $10, $11, $12)`,
}

export async function recordReset(
  tx: Tx,
  the: Problem,
  said: { until: string; reason: string; leadingGroupFile?: string | undefined },
  moment: Moment,
): Promise<void> {
  await tx.run(resetStatement, [
    the.id,
    moment.day,
    tx.actor.personId,
    tx.actor.words,
    said.reason,
    said.until,
    said.leadingGroupFile ?? null,
    ...cellOf(the),
  ])
}

export interface ProposedExit {
  readonly kind: ExitKind
  readonly reason: string
  readonly files: readonly string[]
  readonly otherProblem?: string
  readonly receiver?: string
  readonly reviewOn?: string
  readonly proof?: unknown
}

const proposeStatement: Prepared = {
  name: 'problem exit proposed',
  text: `insert into remediation.exit_record (problem_id, kind, state, proposed_on, proposed_by, proposed_by_words, reason, other_problem, receiver,
      review_on, proof, files, ${cellNames})
    values ($1, $2, 'proposed', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
}

/** Throws 404 where the other problem of a merger is out of reach, 422 where it has ended itself. */
export async function recordExitProposed(tx: Tx, the: Problem, exit: ProposedExit, moment: Moment): Promise<void> {
  if (exit.otherProblem) await findMergeTarget(tx, the, exit.otherProblem)
  await tx.run(proposeStatement, [
    the.id,
    exit.kind,
    moment.day,
    tx.actor.personId,
    tx.actor.words,
    exit.reason,
    exit.otherProblem ?? null,
    exit.receiver ?? null,
    exit.reviewOn ?? null,
    exit.proof === undefined ? null : JSON.stringify(exit.proof),
    exit.files,
    ...cellOf(the),
  ])
}

const exitStatement: Prepared = {
  name: 'problem exit decided',
  text: `update remediation.exit_record set state = $2, decided_on = $3, decided_by = $4, decided_by_words = $5, words = $6, second_proof = $7
    where problem_id = $1 and state = 'proposed' returning id`,
}

/** Throws 403 `samePerson` where whoever proposed would confirm. */
export async function recordExitDecided(
  tx: Tx,
  the: Problem,
  said: { state: 'confirmed' | 'refused'; words: string | undefined; proof?: unknown },
  moment: Moment,
): Promise<void> {
  await tx
    .run(exitStatement, [
      the.id,
      said.state,
      moment.day,
      tx.actor.personId,
      tx.actor.words,
      said.words ?? null,
      said.proof === undefined ? null : JSON.stringify(said.proof),
    ])
    .catch(twoPersons)
}

const targetStatement: Prepared = {
  name: 'problem merge target',
  text: 'select id, number, state from remediation.problem where id = $1 for share',
}

async function findMergeTarget(tx: Tx, the: Problem, id: string): Promise<void> {
  if (id === the.id) throw field('into', '不能并入自身', 'It cannot be merged into itself')
  const [other] = await tx.run<{ number: string; state: string }>(targetStatement, [id])
  if (!other) throw absent()
  if (['closed', 'merged', 'voided', 'transferred', 'closedByExit'].includes(other.state)) {
    throw field(
      'into',
      `${other.number} 已办结，请选择未办结的问题`,
      `${other.number} has ended; choose one that is open`,
    )
  }
}

const unitsStatement: Prepared = {
  name: 'units that stand',
  text: 'select id from ground.unit where id = any ($1) and closed_on is null',
}

/** Throws 422 naming the receivers that are no unit, or one that has been closed. */
export async function refuseUnknownUnits(tx: Tx, units: readonly string[], path: string): Promise<void> {
  if (units.length === 0) return
  const known = new Set((await tx.run<{ id: string }>(unitsStatement, [units])).map(row => row.id))
  const unknown = units.filter(unit => !known.has(unit))
  if (unknown.length > 0)
    throw field(path, `没有这个单位：${unknown.join('、')}`, `There is no such unit: ${unknown.join(', ')}`)
}

const leaderStatement: Prepared = {
  name: 'leader of that name',
  text: `select 1 as found from ground.post where person_id = $1 and role in ('areaLeader', 'cityLeader') limit 1`,
}

/** Throws 422 where the person holds no leader's post. */
export async function refuseUnlessLeader(tx: Tx, personId: string): Promise<void> {
  const [found] = await tx.run(leaderStatement, [personId])
  if (!found) throw field('personId', '请选择区块或市级领导', 'Choose a leader of the area or the city')
}

function twoPersons(error: { code?: string; constraint?: string }): never {
  if (error.code === '23514') {
    throw refuse(
      403,
      'samePerson',
      { zh: '提出和决定须由两个不同的人承担', en: 'Whoever asks or proposes cannot also decide' },
      { zh: '请由另一位有权限的人员办理', en: 'Let another person with the right decide' },
    )
  }
  throw error
}
