import { z } from 'zod'
import {
  type ExchangeDecisionAction,
  type ExchangeDecisionState,
  exchangeDecisionStates,
} from '#contract/remediation/exchange.states.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import { type Case, type CaseStore, defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'

/** A row of `remediation.exchange_decision`. */
export interface ExchangeDecision extends Case {
  readonly state: ExchangeDecisionState
  readonly rowId: string
  readonly subjectId: string | null
  readonly reason: string | null
  readonly decidedAt: Date
  readonly decidedWords: string
}

export type ExchangeDecisionWorkflow = Workflow<ExchangeDecision, ExchangeDecisionState, ExchangeDecisionAction>

export const exchangeDecisionStore: CaseStore<ExchangeDecision> = {
  table: 'remediation.exchange_decision',
  lock: 'select * from remediation.exchange_decision where id = $1',
  read: row => ({ ...camelRow(row), county: null }) as unknown as ExchangeDecision,
  givenByDatabase: [],
  notColumns: ['county'],
}

/** A decision is made and then stays; what follows from it is said in decide-row.ts. */
export function makeExchangeDecisionWorkflow(): ExchangeDecisionWorkflow {
  const made = (to: ExchangeDecisionState) =>
    rule<ExchangeDecision, ExchangeDecisionState, unknown>({ takes: z.unknown(), decide: () => ({ to, set: {} }) })
  return defineWorkflow<ExchangeDecision, ExchangeDecisionState, ExchangeDecisionAction>({
    table: exchangeDecisionStates,
    store: exchangeDecisionStore,
    countsOf: () => [],
    rules: {
      takeNumber: made('numberTaken'),
      takeValues: made('valuesTaken'),
      report: made('reported'),
      ignore: made('ignored'),
    },
  })
}
