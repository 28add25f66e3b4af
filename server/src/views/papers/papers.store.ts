import { listedStates } from '#contract/baseline/enterprise.states.ts'
import type { EnterpriseKind } from '#contract/baseline/enterprise-words.ts'
import type { Tx } from '#ground/database/transaction.ts'

/** Which enterprises and problems a paper counts: those of an industry, in one area or wherever the drafter reaches. */
export interface Counted {
  readonly industry: string
  readonly area: string | null
}

const values = ({ industry, area }: Counted) => [industry, area]
const listed = listedStates.map(state => `'${state}'`).join(', ')
const enterprises = `baseline.fact_enterprise where $1 = any (industries) and ($2::text is null or area = $2) and state in (${listed})`
// errors and doubles are in no total
const problems = `remediation.fact_problem where industry = $1 and ($2::text is null or area = $2) and state not in ('voided', 'merged')`
const problemCounts = `count(*) as "all",
  count(*) filter (where state in ('verified', 'onNotice', 'closed', 'closedByExit')) as rectified,
  count(*) filter (where state in ('closed', 'closedByExit')) as closed,
  count(*) filter (where late_since is not null and state in ('assigned', 'rectifying', 'checking')) as overdue`

export interface EnterpriseCount extends Record<string, unknown> {
  readonly area: string
  readonly county: string
  readonly kind: EnterpriseKind
  readonly state: string
  readonly productionState: string | null
  readonly count: number
}

/** Enterprises on the list of the industry by place, kind, standing and production. */
export function countEnterprises(tx: Tx, counted: Counted): Promise<EnterpriseCount[]> {
  return tx.query(
    `select area, county, kind, state, production_state as "productionState", count(*) as count from ${enterprises}
     group by area, county, kind, state, production_state`,
    values(counted),
  )
}

export interface ProblemCounts extends Record<string, unknown> {
  readonly all: number
  readonly rectified: number
  readonly closed: number
  readonly overdue: number
}

export interface ProblemTotals extends ProblemCounts {
  readonly relapses: number
  readonly enterprises: number
}

/** Problems of the industry in all. */
export async function totalProblems(tx: Tx, counted: Counted): Promise<ProblemTotals> {
  const [row] = await tx.query<ProblemTotals>(
    `select ${problemCounts}, count(*) filter (where previous_problem is not null) as relapses,
       count(distinct coalesce(enterprise_id::text, subject_name)) as enterprises from ${problems}`,
    values(counted),
  )
  return row ?? { all: 0, rectified: 0, closed: 0, overdue: 0, relapses: 0, enterprises: 0 }
}

/** By dimension, by area, or by cause; the most first. */
export function problemsBy(
  tx: Tx,
  counted: Counted,
  column: 'dimension' | 'area' | 'cause_kind',
): Promise<(ProblemCounts & { key: string | null })[]> {
  return tx.query(
    `select ${column} as key, ${problemCounts} from ${problems} group by ${column} order by "all" desc, ${column}`,
    values(counted),
  )
}

/** The clauses that most problems name. */
export function topClauses(
  tx: Tx,
  counted: Counted,
  most: number,
): Promise<(ProblemCounts & { clause: string; dimension: string; enterprises: number })[]> {
  return tx.query(
    `select clause, min(dimension) as dimension, count(distinct coalesce(enterprise_id::text, subject_name)) as enterprises, ${problemCounts}
     from ${problems} and clause is not null group by clause order by "all" desc, clause limit $3`,
    [...values(counted), most],
  )
}
