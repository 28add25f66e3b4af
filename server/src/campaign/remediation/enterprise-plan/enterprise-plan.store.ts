import type { EnterprisePlanState } from '#contract/remediation/enterprise-plan.states.ts'
import type {
  OpinionVerdict,
  PlanContent,
  PlanPaper,
  PlanProblem,
} from '#contract/remediation/enterprise-plan-paper.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'
import { accountsOf } from '../problem/problem.store.ts'
import type { Problem } from '../problem/problem.ts'

/** An expert's opinion as it is kept; `expert` where an official recorded it from paper. */
export interface Opinion {
  readonly byWords: string
  readonly on: string
  readonly verdict: OpinionVerdict
  readonly words: string
  readonly expert: string | null
  readonly files: readonly string[]
}

/** How a node was reached. */
export interface Reached {
  readonly on: string
  readonly words: string
  readonly files: readonly string[]
  readonly byWords: string
  readonly onBehalf: boolean
}

/** A row of `remediation.enterprise_plan` with all that its rules, its paper and its page are made of. Days are of business time. */
export interface EnterprisePlan extends Case {
  readonly state: EnterprisePlanState
  readonly enterpriseId: string
  readonly industry: string
  readonly county: string
  readonly township: string
  readonly grid: string | null
  readonly edition: number
  readonly amendReason: string | null
  readonly content: PlanContent
  readonly draftedUnit: string
  readonly promisedByWords: string | null
  readonly promisedOn: string | null
  readonly promisedOnBehalf: boolean
  /** An object, since a bare list would be written as an array of the database. */
  readonly opinions: { readonly by: readonly Opinion[] }
  readonly returnReason: string | null
  readonly approvedByWords: string | null
  readonly approvedOn: string | null
  readonly approvalWords: string | null
  readonly approvedHash: string | null
  readonly documentNumber: string | null
  readonly issuedOn: string | null
  readonly filingNumber: string | null
  readonly filingWords: string | null
  readonly filedOn: string | null
  readonly completionWords: string | null
  readonly completedOn: string | null
  readonly reached: Readonly<Record<string, Reached>>
  /** The same of the editions before, whose nodes keep their ids. */
  readonly reachedBefore: Readonly<Record<string, Reached>>
  /** The edition in force that this one amends. */
  readonly amends: string | null
  readonly updatedAt: Date
  readonly accounts: Problem['accounts']
  readonly enterprise: Omit<PlanPaper['enterprise'], 'area' | 'township'>
  /** The baseline assessment that stands. */
  readonly assessment: {
    readonly id: string
    readonly visitedOn: string
    readonly total: number | null
    readonly score: Pick<NonNullable<PlanPaper['score']>, 'dimensions' | 'vetoFailed'>
  } | null
  /** Problems of the enterprise in this industry that are neither voided nor merged, with their measures. */
  readonly problems: readonly (PlanProblem & { readonly state: ProblemState })[]
  readonly issuedText: string | null
  readonly issuedHash: string | null
}

const problemsOf = `(select coalesce(json_agg(json_build_object('id', p.id, 'number', p.number, 'dimension', p.dimension, 'clause', p.clause,
    'words', p.words, 'cause', p.cause, 'due', p.due_current, 'state', p.state,
    'measures', (select coalesce(json_agg(json_build_object('id', m.id, 'words', m.words, 'kind', m.kind, 'due', m.due,
        'responsiblePerson', m.responsible_person, 'cost', m.cost) order by m.id), '[]')
      from remediation.measure m where m.problem_id = p.id and m.state <> 'voided'),
    'proposed', (select coalesce(json_agg(distinct proposed), '[]') from baseline.fact_assessment_answer a, unnest(a.measures) as proposed
      where a.problem_id = p.id)) order by p.dimension, p.number), '[]')
  from remediation.problem p where p.enterprise_id = l.enterprise_id and p.industry = l.industry and p.state not in ('voided', 'merged'))`

const selected = `l.*, ${partsTaken('l.id')}, ${accountsOf('l.enterprise_id')},
  (select json_build_object('id', e.id, 'name', e.name, 'code', e.code, 'address', e.address)
    from baseline.fact_enterprise e where e.id = l.enterprise_id) as enterprise,
  (select json_build_object('id', a.id, 'visitedOn', a.visited_on, 'total', a.total, 'score', a.score)
    from baseline.fact_assessment a where a.enterprise_id = l.enterprise_id and a.industry = l.industry and a.kind = 'baseline'
      and a.state = 'recorded') as assessment,
  (select coalesce(jsonb_object_agg(one.key, one.value order by b.edition), '{}')
    from remediation.enterprise_plan b, jsonb_each(b.reached) as one
    where b.enterprise_id = l.enterprise_id and b.industry = l.industry and b.edition < l.edition) as reached_before,
  (select b.id from remediation.enterprise_plan b where b.enterprise_id = l.enterprise_id and b.industry = l.industry and b.id <> l.id
    and b.state in ('issued', 'filed')) as amends,
  ${problemsOf} as problems, i.text as issued_text, i.hash as issued_hash`
const from = 'remediation.enterprise_plan l left join remediation.issued_plan i on i.plan_id = l.id'

const readPlan = (row: Record<string, unknown>): EnterprisePlan => camelRow(row) as unknown as EnterprisePlan

export const enterprisePlanStore: CaseStore<EnterprisePlan> = {
  table: 'remediation.enterprise_plan',
  lock: `select ${selected} from ${from} where l.id = $1`,
  read: readPlan,
  givenByDatabase: ['opinions', 'reached'],
}

const byId: Prepared = { name: 'enterprise plan', text: enterprisePlanStore.lock }

export async function findEnterprisePlan(tx: Tx, id: string): Promise<EnterprisePlan | undefined> {
  const [row] = await tx.run(byId, [id])
  return row && readPlan(row)
}

/** An edition, as the list of an enterprise's editions names it. */
export interface EditionRow extends Pick<EnterprisePlan, 'id' | 'industry' | 'edition' | 'state' | 'issuedOn'> {}

const editionsStatement: Prepared = {
  name: 'editions of enterprise plans',
  text: `select id, industry, edition, state, issued_on as "issuedOn" from remediation.enterprise_plan where enterprise_id = $1
    order by industry, edition desc`,
}

/** All plans of an enterprise, by industry, the latest edition first. */
export function editionsOf(tx: Tx, enterpriseId: string): Promise<EditionRow[]> {
  return tx.run<EditionRow & Record<string, unknown>>(editionsStatement, [enterpriseId])
}

const keepStatement: Prepared = {
  name: 'keep issued plan',
  text: 'insert into remediation.issued_plan (plan_id, enterprise_id, text, hash) values ($1, $2, $3, $4)',
}

export async function keepIssuedText(
  tx: Tx,
  { id, enterpriseId }: Pick<EnterprisePlan, 'id' | 'enterpriseId'>,
  { text, hash }: { readonly text: string; readonly hash: string },
): Promise<void> {
  await tx.run(keepStatement, [id, enterpriseId, text, hash])
}

const emissionsStatement: Prepared = {
  name: 'emissions beside a plan',
  text: `select distinct on (pollutant) pollutant, year, amount from baseline.fact_emission where enterprise_id = $1
    order by pollutant, year desc, amount desc`,
}

export interface LatestEmission extends Record<string, unknown> {
  readonly pollutant: string
  readonly year: number
  readonly amount: number
}

/** The latest figure of each pollutant, t/a. */
export function latestEmissions(tx: Tx, enterpriseId: string): Promise<LatestEmission[]> {
  return tx.run<LatestEmission>(emissionsStatement, [enterpriseId])
}
