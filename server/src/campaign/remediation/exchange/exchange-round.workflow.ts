import { z } from 'zod'
import {
  type ExchangeRoundAction,
  type ExchangeRoundState,
  exchangeRoundStates,
} from '#contract/remediation/exchange.states.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { type Case, type CaseStore, defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'

/** A row of `remediation.exchange_round`. */
export interface ExchangeRound extends Case {
  readonly state: ExchangeRoundState
  readonly system: string
  readonly fileName: string
  readonly fileHash: string
  readonly rows: number
  readonly madeAt: Date
  readonly madeWords: string
}

export type ExchangeRoundWorkflow = Workflow<ExchangeRound, ExchangeRoundState, ExchangeRoundAction>

export const exchangeRoundStore: CaseStore<ExchangeRound> = {
  table: 'remediation.exchange_round',
  lock: 'select * from remediation.exchange_round where id = $1',
  read: row =>
    ({
      ...camelRow(row),
      county: null,
      township: null,
      industry: null,
      enterpriseId: null,
    }) as unknown as ExchangeRound,
  givenByDatabase: [],
  notColumns: ['county', 'township', 'industry', 'enterpriseId'],
}

/** A round is made and then stays; what it is made of is said where it is made: see send-round.ts and receive-round.ts. */
export function makeExchangeRoundWorkflow(): ExchangeRoundWorkflow {
  const made = (to: ExchangeRoundState) =>
    rule<ExchangeRound, ExchangeRoundState, unknown>({ takes: z.unknown(), decide: () => ({ to, set: {} }) })
  return defineWorkflow<ExchangeRound, ExchangeRoundState, ExchangeRoundAction>({
    table: exchangeRoundStates,
    store: exchangeRoundStore,
    countsOf: () => [],
    rules: { send: made('sent'), receive: made('received') },
  })
}
