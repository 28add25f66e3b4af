import type { FactConfirmationState } from '#contract/baseline/fact-confirmation.states.ts'
import { ConfirmedField, type FactChange, type HeldFact } from '#contract/baseline/fact-confirmation.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { snakeCase } from '#ground/workflow/act.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'
import type { EnterpriseCase } from '../enterprise/enterprise.store.ts'

/** A row of `baseline.fact_confirmation`; it lies where its enterprise lies. */
export interface FactConfirmation extends Case {
  readonly state: FactConfirmationState
  readonly enterpriseId: string
  readonly name: string
  /** Objects, since a bare list would be written as an array of the database. */
  readonly facts: { readonly held: readonly HeldFact[] }
  readonly recordVersion: number
  readonly changes: { readonly proposed: readonly FactChange[] }
  readonly confirmedByWords: string
  readonly confirmedOn: string
  readonly answeredUnit: string | null
  readonly answeredOn: string | null
  readonly answerWords: string | null
}

const columns = [
  'id',
  'version',
  'state',
  'enterpriseId',
  'facts',
  'recordVersion',
  'changes',
  'confirmedByWords',
  'confirmedOn',
  'answeredUnit',
  'answeredOn',
  'answerWords',
] as const satisfies readonly (keyof FactConfirmation)[]

const cases = `select ${columns.map(name => `f.${snakeCase(name)} as "${name}"`).join(', ')}, e.area, e.county, e.township, e.industry, e.name,
    ${partsTaken('f.id')}
  from baseline.fact_confirmation f join baseline.enterprise e on e.id = f.enterprise_id`

export const factConfirmationStore: CaseStore<FactConfirmation> = {
  table: 'baseline.fact_confirmation',
  lock: `${cases} where f.id = $1`,
  read: row => row as unknown as FactConfirmation,
  givenByDatabase: [],
  notColumns: ['area', 'county', 'township', 'industry'],
}

const byId: Prepared = { name: 'fact confirmation', text: factConfirmationStore.lock }

export async function findFactConfirmation(tx: Tx, id: string): Promise<FactConfirmation | undefined> {
  const [row] = await tx.run<FactConfirmation & Record<string, unknown>>(byId, [id])
  return row
}

const ofEnterprise: Prepared = {
  name: 'fact confirmations of enterprise',
  text: `${cases} where f.enterprise_id = $1 order by f.id desc limit 20`,
}

/** What an enterprise has confirmed or proposed, the latest first. */
export function factConfirmationsOf(tx: Tx, enterpriseId: string): Promise<FactConfirmation[]> {
  return tx.run<FactConfirmation & Record<string, unknown>>(ofEnterprise, [enterpriseId])
}

/** The facts an enterprise is asked about, as its record holds them. */
export const heldFacts = (the: Pick<EnterpriseCase, ConfirmedField>): HeldFact[] =>
  ConfirmedField.options.map(field => ({ field, value: the[field] }))
