import type { SignalState } from '#contract/baseline/signal.states.ts'
import type { MatchedBy, SignalKind } from '#contract/baseline/signal-words.ts'
import { snakeCase } from '#ground/workflow/act.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.signal`, with the name of the enterprise it is matched to. */
export interface SignalCase extends Case {
  readonly state: SignalState
  readonly kind: SignalKind
  readonly happenedOn: string
  readonly number: string | null
  readonly words: string
  readonly namedAs: string | null
  readonly code: string | null
  readonly place: string | null
  readonly enterpriseName: string | null
  readonly matchedBy: MatchedBy | null
  readonly outcome: string | null
  readonly receivedByWords: string
  readonly receivedAt: Date
}

const columns = [
  'id',
  'version',
  'state',
  'kind',
  'happenedOn',
  'number',
  'words',
  'namedAs',
  'code',
  'place',
  'area',
  'county',
  'township',
  'industry',
  'enterpriseId',
  'matchedBy',
  'outcome',
  'receivedByWords',
  'receivedAt',
] as const satisfies readonly (keyof SignalCase)[]

/** Cases of signals `s`; conditions follow. */
export const signalCases = `select ${columns.map(name => `s.${snakeCase(name)} as "${name}"`).join(', ')}, e.name as "enterpriseName"
  from baseline.signal s left join baseline.enterprise e on e.id = s.enterprise_id`

export const signalStore: CaseStore<SignalCase> = {
  table: 'baseline.signal',
  lock: `${signalCases} where s.id = $1`,
  read: row => row as unknown as SignalCase,
  givenByDatabase: [],
}
