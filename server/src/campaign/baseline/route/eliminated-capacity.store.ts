import type { EliminatedCapacityState } from '#contract/baseline/eliminated-capacity.states.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { snakeCase } from '#ground/workflow/act.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.eliminated_capacity`; it lies where its enterprise lies. */
export interface EliminatedCapacityCase extends Case {
  readonly state: EliminatedCapacityState
  readonly enterpriseId: string
  readonly industry: string
  readonly equipment: string
  readonly count: number
  readonly capacity: string
  readonly eliminatedOn: string
  readonly files: readonly string[]
  readonly recordedByWords: string
  readonly recordedAt: Date
}

const columns = [
  'id',
  'version',
  'state',
  'enterpriseId',
  'industry',
  'equipment',
  'count',
  'capacity',
  'eliminatedOn',
  'files',
  'recordedByWords',
  'recordedAt',
] as const satisfies readonly (keyof EliminatedCapacityCase)[]

const cases = `select ${columns.map(name => `c.${snakeCase(name)} as "${name}"`).join(', ')}, e.area, e.county, e.township
  from baseline.eliminated_capacity c join baseline.enterprise e on e.id = c.enterprise_id`

export const eliminatedCapacityStore: CaseStore<EliminatedCapacityCase> = {
  table: 'baseline.eliminated_capacity',
  lock: `${cases} where c.id = $1`,
  read: row => row as unknown as EliminatedCapacityCase,
  givenByDatabase: [],
  notColumns: ['area', 'county', 'township'],
}

const ofEnterprise: Prepared = {
  name: 'eliminated capacity of enterprise',
  text: `${cases} where c.enterprise_id = $1 and c.state = 'held' order by c.eliminated_on desc, c.id limit 500`,
}

/** What stands of an enterprise, the latest first. */
export function eliminatedCapacityOf(tx: Tx, enterpriseId: string): Promise<EliminatedCapacityCase[]> {
  return tx.run<EliminatedCapacityCase & Record<string, unknown>>(ofEnterprise, [enterpriseId])
}
