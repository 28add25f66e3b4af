import type { InclusionState } from '#contract/baseline/inclusion.states.ts'
import type { ClosureItem, Route, Standing, Verdict } from '#contract/baseline/inclusion-words.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { snakeCase } from '#ground/workflow/act.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** What one person saw of an item of 两断三清 on site. */
export interface ClosureSight {
  readonly personId: string
  /** In whose post, where that was by delegation. */
  readonly delegatorId?: string | undefined
  readonly actorWords: string
  readonly seenOn: string
  readonly words: string | null
  readonly files: readonly string[]
}

/** 断水断电: the decision of a government of county level or above. */
export interface StopDecision {
  readonly number: string
  readonly decidedOn: string
  readonly files: readonly string[]
}

/** A row of `baseline.inclusion` with its enterprise's name. */
export interface InclusionCase extends Case {
  readonly state: InclusionState
  readonly enterpriseId: string
  readonly industry: string
  readonly county: string
  readonly township: string
  readonly grid: string | null
  readonly name: string
  readonly standing: Standing
  readonly proposal: 'in' | 'out'
  readonly clause: string | null
  readonly reason: string | null
  readonly proposalHash: string
  readonly proposedByWords: string
  readonly proposedOn: string
  readonly signDue: string
  readonly decideDue: string
  readonly verdict: Verdict | null
  readonly signWords: string | null
  readonly signedHash: string | null
  readonly signedByWords: string | null
  readonly signedOn: string | null
  readonly decidedByWords: string | null
  readonly decidedOn: string | null
  readonly decisionWords: string | null
  readonly decidedInSilence: boolean
  readonly reopenReason: string | null
  readonly reopenSignal: string | null
  readonly route: Route | null
  readonly destination: string | null
  readonly plannedOn: string | null
  readonly cultivated: boolean
  readonly stopDecision: StopDecision | null
  readonly closure: { readonly [item in ClosureItem]?: readonly ClosureSight[] }
  readonly updatedAt: Date
}

const columns = [
  'id',
  'version',
  'state',
  'enterpriseId',
  'industry',
  'area',
  'county',
  'township',
  'grid',
  'standing',
  'proposal',
  'clause',
  'reason',
  'proposalHash',
  'proposedByWords',
  'proposedOn',
  'signDue',
  'decideDue',
  'verdict',
  'signWords',
  'signedHash',
  'signedByWords',
  'signedOn',
  'decidedByWords',
  'decidedOn',
  'decisionWords',
  'decidedInSilence',
  'reopenReason',
  'reopenSignal',
  'route',
  'destination',
  'plannedOn',
  'cultivated',
  'stopDecision',
  'closure',
  'updatedAt',
] as const satisfies readonly (keyof InclusionCase)[]

const cases = `select ${columns.map(name => `i.${snakeCase(name)} as "${name}"`).join(', ')}, e.name, ${partsTaken('i.id')}
  from baseline.inclusion i join baseline.enterprise e on e.id = i.enterprise_id`

export const inclusionStore: CaseStore<InclusionCase> = {
  table: 'baseline.inclusion',
  lock: `${cases} where i.id = $1`,
  read: row => row as unknown as InclusionCase,
  givenByDatabase: ['cultivated', 'closure'],
}

const ofEnterprise: Prepared = {
  name: 'inclusions of enterprise',
  text: `${cases} where i.enterprise_id = $1 order by i.industry`,
}

/** All of an enterprise's, also of industries it has left. */
export function inclusionsOf(tx: Tx, enterpriseId: string): Promise<InclusionCase[]> {
  return tx.run<InclusionCase & Record<string, unknown>>(ofEnterprise, [enterpriseId])
}
