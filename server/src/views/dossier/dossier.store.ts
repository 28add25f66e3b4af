import { AssessmentKind, assessmentKindWords } from '#contract/baseline/assessment.ts'
import type { InclusionState } from '#contract/baseline/inclusion.states.ts'
import type { DimensionId, LevelId } from '#contract/mandate/campaign-file.ts'
import type { EnterprisePlanState } from '#contract/remediation/enterprise-plan.states.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { shorten } from '#ground/workflow/shorten.ts'
import { type TrailRow, trailColumns } from '#ground/workflow/trail-lines.ts'

const enterpriseStatement: Prepared = {
  name: 'dossier enterprise',
  text: 'select id, state, reported_at as "reportedAt" from baseline.fact_enterprise where id = $1',
}

/** The enterprise, as far as its file needs it. Throws 404 where it is absent or out of reach. */
export async function findEnterprise(tx: Tx, id: string): Promise<{ id: string; state: string; reportedAt: Date }> {
  const [row] = await tx.run<{ id: string; state: string; reportedAt: Date }>(enterpriseStatement, [id])
  if (!row) throw absent()
  return row
}

const inclusionsStatement: Prepared = {
  name: 'dossier inclusions',
  text: 'select state from baseline.fact_inclusion where enterprise_id = $1',
}

/** Where it stands on list two in those of its industries for which anything has been proposed. */
export async function inclusionStatesOf(tx: Tx, enterpriseId: string): Promise<InclusionState[]> {
  const rows = await tx.run<{ state: InclusionState }>(inclusionsStatement, [enterpriseId])
  return rows.map(({ state }) => state)
}

const plansStatement: Prepared = {
  name: 'dossier plans',
  text: `select distinct on (industry) state from remediation.fact_enterprise_plan where enterprise_id = $1 order by industry, edition desc`,
}

/** How the latest plan of each of its industries stands. */
export async function planStatesOf(tx: Tx, enterpriseId: string): Promise<EnterprisePlanState[]> {
  const rows = await tx.run<{ state: EnterprisePlanState }>(plansStatement, [enterpriseId])
  return rows.map(({ state }) => state)
}

/** The record and those that were found to be the same: their histories are one. */
const recordsOf = 'select $1::uuid union all select id from baseline.fact_duplicate where duplicate_of = $1'

const trailStatement: Prepared = {
  name: 'dossier time line',
  text: `select ${trailColumns} from ground.trail where enterprise_id = any (array(${recordsOf})) and id < coalesce($2, 9223372036854775807)
      and ($3::text is null or noun = $3)
    order by id desc limit $4`,
}

/** Lines of the trail about an enterprise, whatever record they belong to, latest first. */
export function readTrailOf(
  tx: Tx,
  enterpriseId: string,
  { before, noun, limit }: { before?: number | undefined; noun?: string | undefined; limit: number },
): Promise<TrailRow[]> {
  return tx.run<TrailRow>(trailStatement, [enterpriseId, before ?? null, noun ?? null, limit])
}

/** What a line is about, and on which problem's page it stands. */
export interface SubjectFacts {
  readonly words: string
  readonly problemId: string | null
}

const subjectsStatement: Prepared = {
  name: 'dossier subjects',
  text: `select id, id as "problemId", number, words from remediation.fact_problem where id = any ($1)
    union all
    select measure.id, problem_id, number, measure.words from remediation.fact_measure as measure
      join remediation.fact_problem as problem on problem.id = measure.problem_id where measure.id = any ($1)
    union all
    select report.id, problem_id, number, month from remediation.fact_progress_report as report
      join remediation.fact_problem as problem on problem.id = report.problem_id where report.id = any ($1)
    union all
    select id, null, kind, total::text from baseline.fact_assessment where id = any ($1)`,
}

export async function subjectsOf(
  tx: Tx,
  rows: readonly Pick<TrailRow, 'noun' | 'subjectId'>[],
): Promise<Map<string, SubjectFacts>> {
  const ids = [...new Set(rows.filter(row => row.noun !== 'enterprise').map(row => row.subjectId))]
  if (ids.length === 0) return new Map()
  const found = await tx.run<{ id: string; problemId: string | null; number: string; words: string | null }>(
    subjectsStatement,
    [ids],
  )
  return new Map(
    found.map(({ id, problemId, number, words }) => [
      id,
      {
        problemId,
        words:
          problemId === null
            ? wordsOfAssessment(AssessmentKind.parse(number), words)
            : `${number} ${shorten(words ?? '', 30)}`,
      },
    ]),
  )
}

/** An assessment on the time line: which one, and what it came to. */
function wordsOfAssessment(kind: AssessmentKind, total: string | null): string {
  const { zh } = assessmentKindWords[kind]
  return total === null ? zh : `${zh} ${total} 分`
}

export interface ProblemTally extends Record<string, unknown> {
  readonly state: ProblemState
  readonly dimension: DimensionId
  readonly count: number
  readonly overdue: number
  readonly relapses: number
}

const tallyStatement: Prepared = {
  name: 'dossier problems',
  text: `select state, dimension, count(*) as count,
      count(*) filter (where late_since is not null and state in ('assigned', 'rectifying', 'checking')) as overdue,
      count(*) filter (where previous_problem is not null) as relapses
    from remediation.fact_problem where enterprise_id = $1 group by state, dimension`,
}

export function tallyProblems(tx: Tx, enterpriseId: string): Promise<ProblemTally[]> {
  return tx.run<ProblemTally>(tallyStatement, [enterpriseId])
}

const measuresStatement: Prepared = {
  name: 'dossier measures',
  text: `select count(measure.id) as "all", count(measure.id) filter (where measure.state = 'checked') as checked,
      coalesce(sum(measure.cost), 0) as cost,
      (select count(*) from remediation.fact_progress_report where enterprise_id = $1 and state = 'missed') as "reportsMissed"
    from remediation.fact_problem as problem join remediation.fact_measure as measure on measure.problem_id = problem.id
    where problem.enterprise_id = $1 and problem.state not in ('voided', 'merged') and measure.state <> 'voided'`,
}

/** Measures of problems that stand, their cost in 万元, and how many monthly reports were missed. */
export async function sumMeasures(
  tx: Tx,
  enterpriseId: string,
): Promise<{ all: number; checked: number; cost: number; reportsMissed: number }> {
  const [row] = await tx.run<{ all: number; checked: number; cost: number; reportsMissed: number }>(measuresStatement, [
    enterpriseId,
  ])
  return row ?? { all: 0, checked: 0, cost: 0, reportsMissed: 0 }
}

export interface OpenProblem extends Record<string, unknown> {
  readonly id: string
  readonly number: string
  readonly state: ProblemState
  readonly level: LevelId
  readonly dimension: DimensionId
  readonly clause: string | null
  readonly veto: boolean
  readonly words: string
  readonly industry: string | null
  readonly dueOriginal: string | null
  readonly dueCurrent: string | null
  /** The original term, pauses added. */
  readonly owedUntil: string | null
  readonly rectifiedOn: string | null
  readonly all: number
  readonly checked: number
}

const openStatement: Prepared = {
  name: 'dossier open problems',
  text: `select id, number, state, level, dimension, clause, veto, words, industry, due_original as "dueOriginal", due_current as "dueCurrent",
      due_original + paused_days as "owedUntil", rectified_on as "rectifiedOn", measures."all", measures.checked
    from remediation.fact_problem as problem, lateral (
      select count(*) as "all", count(*) filter (where state = 'checked') as checked from remediation.fact_measure
      where problem_id = problem.id and fact_measure.state <> 'voided') as measures
    where enterprise_id = $1 and state in ('found', 'assigned', 'rectifying', 'checking', 'verified', 'onNotice', 'suspended')
    order by due_current nulls last, id limit 100`,
}

export function findOpenProblems(tx: Tx, enterpriseId: string): Promise<OpenProblem[]> {
  return tx.run<OpenProblem>(openStatement, [enterpriseId])
}

const firstStatement: Prepared = {
  name: 'dossier first entry',
  text: `select (at at time zone 'Asia/Shanghai')::date as day from ground.trail where enterprise_id = $1 order by id limit 1`,
}

export async function firstEntryOf(tx: Tx, enterpriseId: string): Promise<string | null> {
  const [row] = await tx.run<{ day: string }>(firstStatement, [enterpriseId])
  return row?.day ?? null
}
