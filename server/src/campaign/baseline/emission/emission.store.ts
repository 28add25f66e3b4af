import type { EmissionState } from '#contract/baseline/emission.states.ts'
import type { EmissionSource, EmissionUnit, Pollutant } from '#contract/baseline/emission-words.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { snakeCase } from '#ground/workflow/act.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.emission`; it lies where its enterprise lies. */
export interface EmissionCase extends Case {
  readonly state: EmissionState
  readonly enterpriseId: string
  readonly year: number
  readonly pollutant: Pollutant
  readonly pollutantName: string | null
  /** Tonnes a year. */
  readonly amount: number
  readonly statedAmount: number
  readonly statedUnit: EmissionUnit
  readonly source: EmissionSource
  readonly remarks: string | null
  readonly corrected: number
  readonly recordedByWords: string
  readonly recordedAt: Date
}

const columns = [
  'id',
  'version',
  'state',
  'enterpriseId',
  'year',
  'pollutant',
  'pollutantName',
  'amount',
  'statedAmount',
  'statedUnit',
  'source',
  'remarks',
  'corrected',
  'recordedByWords',
  'recordedAt',
] as const satisfies readonly (keyof EmissionCase)[]

const cases = `select ${columns.map(name => `m.${snakeCase(name)} as "${name}"`).join(', ')}, e.area, e.county, e.township, e.industry
  from baseline.emission m join baseline.enterprise e on e.id = m.enterprise_id`

export const emissionStore: CaseStore<EmissionCase> = {
  table: 'baseline.emission',
  lock: `${cases} where m.id = $1`,
  read: row => row as unknown as EmissionCase,
  givenByDatabase: ['corrected'],
  notColumns: ['area', 'county', 'township', 'industry'],
}

const ofEnterprise: Prepared = {
  name: 'emissions of enterprise',
  text: `${cases} where m.enterprise_id = $1 and m.state = 'held' order by m.year desc, m.pollutant, m.source limit 500`,
}

/** What stands of an enterprise, the latest year first. */
export function emissionsOf(tx: Tx, enterpriseId: string): Promise<EmissionCase[]> {
  return tx.run<EmissionCase & Record<string, unknown>>(ofEnterprise, [enterpriseId])
}

/** The same figure of the same source, where it stands already. */
export async function knownEmission(
  tx: Tx,
  enterpriseId: string,
  said: Pick<EmissionCase, 'year' | 'pollutant' | 'pollutantName' | 'source'>,
): Promise<EmissionCase | null> {
  const [known] = await tx.query<EmissionCase & Record<string, unknown>>(
    `${cases} where m.enterprise_id = $1 and m.year = $2 and m.pollutant = $3 and coalesce(m.pollutant_name, '') = coalesce($4, '')
       and m.source = $5 and m.state = 'held'`,
    [enterpriseId, said.year, said.pollutant, said.pollutantName, said.source],
  )
  return known ?? null
}
