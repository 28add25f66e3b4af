import { searchEnterprises } from '#campaign/baseline/index.ts'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { Tx } from '#ground/database/transaction.ts'

export interface EnterpriseOnPaper extends Record<string, unknown> {
  readonly name: string
  readonly code: string
  readonly kind: string
  readonly scale: string | null
  readonly industries: readonly string[]
  readonly area: string
  readonly township: string
  readonly address: string | null
  readonly state: EnterpriseState
  readonly permitKind: string | null
  readonly productionState: string | null
}

export async function findEnterpriseOnPaper(tx: Tx, id: string): Promise<EnterpriseOnPaper | undefined> {
  const [row] = await tx.query<EnterpriseOnPaper>(
    `select name, code, kind, scale, industries, area, township, address, state, permit_kind as "permitKind",
       production_state as "productionState" from baseline.fact_enterprise where id = $1`,
    [id],
  )
  return row
}

/** Enterprises in reach, as a file could be about them; without a text those that were reported last. */
export async function findEnterpriseSubjects(
  tx: Tx,
  { text, most }: { readonly text: string; readonly most: number },
): Promise<{ subject: { enterprise: string }; words: string }[]> {
  const found = text === '' ? null : await searchEnterprises(tx, text, most)
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from baseline.fact_enterprise where $1::uuid[] is null or id = any ($1) order by id desc limit $2',
    [found, most],
  )
  return rows.map(({ id, name }) => ({ subject: { enterprise: id }, words: name }))
}

export interface ProblemOfEnterprise extends Record<string, unknown> {
  readonly number: string
  readonly state: ProblemState
  readonly dimension: string
  readonly clause: string | null
  readonly words: string
  readonly foundOn: string
  readonly dueCurrent: string | null
  readonly overdue: boolean
}

/** Its problems in the order they were found. */
export function findProblemsOfEnterprise(tx: Tx, id: string, most: number): Promise<ProblemOfEnterprise[]> {
  return tx.query(
    `select number, state, dimension, clause, words, found_on as "foundOn", due_current as "dueCurrent",
       late_since is not null and state in ('assigned', 'rectifying', 'checking') as overdue
     from remediation.fact_problem where enterprise_id = $1 order by found_on, number limit $2`,
    [id, most],
  )
}

export interface MeasureOfEnterprise extends Record<string, unknown> {
  readonly number: string
  readonly words: string
  readonly responsiblePerson: string | null
  readonly cost: number | null
  readonly due: string | null
  readonly checkedOn: string | null
}

/** What was or is being done about them. */
export function findMeasuresOfEnterprise(tx: Tx, id: string, most: number): Promise<MeasureOfEnterprise[]> {
  return tx.query(
    `select problem.number, measure.words, measure.responsible_person as "responsiblePerson", measure.cost, measure.due,
       measure.checked_on as "checkedOn"
     from remediation.fact_measure as measure join remediation.fact_problem as problem on problem.id = measure.problem_id
     where problem.enterprise_id = $1 and problem.state not in ('voided', 'merged') and measure.state <> 'voided'
     order by problem.number, measure.id limit $2`,
    [id, most],
  )
}
