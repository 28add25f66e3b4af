import { z } from 'zod'
import { type SignalAction, type SignalState, signalStates } from '#contract/baseline/signal.states.ts'
import { signalInputs } from '#contract/baseline/signal.ts'
import { absent } from '#ground/workflow/act.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type SignalCase, signalStore } from './signal.store.ts'

export type SignalWorkflow = Workflow<SignalCase, SignalState, SignalAction>

/** What the enterprise named adds to the input: where it lies. Read before the act, since a rule reads nothing. */
export const MatchInput = signalInputs.match.extend({
  area: z.string(),
  county: z.string().nullable(),
  township: z.string().nullable(),
  industry: z.string().nullable(),
})

/** 三(一)-2 线索: received and matched, or matched by a person; used, or dismissed with the reason that stays. */
export function makeSignalWorkflow(): SignalWorkflow {
  return defineWorkflow<SignalCase, SignalState, SignalAction>({
    table: signalStates,
    store: signalStore,
    countsOf: the => [{ measure: `signal.state.${the.state}` }],
    rules: {
      // what is received becomes a row where it is made, since it needs the database: see receive-signal.ts
      receive: rule<SignalCase, SignalState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'unmatched', set: {} }),
      }),
      match: rule<SignalCase, SignalState, z.output<typeof MatchInput>>({
        takes: MatchInput,
        decide: (_, { enterpriseId, area, county, township, industry }) => ({
          to: 'matched',
          set: { enterpriseId, area, county, township, industry, matchedBy: 'person' },
          also: async tx => {
            // whoever matches reaches the enterprise; the policy of the row says no more than that
            const [reached] = await tx.query('select id from baseline.enterprise where id = $1', [enterpriseId])
            if (!reached) throw absent()
          },
        }),
      }),
      unmatch: rule<SignalCase, SignalState, { reason: string }>({
        takes: signalInputs.unmatch,
        decide: (the, { reason }) => ({
          to: 'unmatched',
          set: { enterpriseId: null, matchedBy: null, industry: null },
          note: [the.enterpriseName, reason].filter(Boolean).join('：'),
        }),
      }),
      use: rule<SignalCase, SignalState, { words: string }>({
        takes: signalInputs.use,
        decide: (_, { words }) => ({ to: 'used', set: { outcome: words }, note: words }),
      }),
      dismiss: rule<SignalCase, SignalState, { reason: string }>({
        takes: signalInputs.dismiss,
        decide: (_, { reason }) => ({ to: 'dismissed', set: { outcome: reason }, note: reason }),
      }),
    },
  })
}
