import { z } from 'zod'
import { type Campaign, getTerm } from '#campaign/mandate/index.ts'
import {
  type FactConfirmationAction,
  type FactConfirmationState,
  factConfirmationStates,
} from '#contract/baseline/fact-confirmation.states.ts'
import { factConfirmationInputs } from '#contract/baseline/fact-confirmation.ts'
import { deadline } from '#ground/clock/deadline.ts'
import { type DutyChange, defineWorkflow, type Moment, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type FactConfirmation, factConfirmationStore } from './fact-confirmation.store.ts'

export type FactConfirmationWorkflow = Workflow<FactConfirmation, FactConfirmationState, FactConfirmationAction>

/** 信息确认: confirmed by the enterprise; what it proposes is answered by its township. */
export function makeFactConfirmationWorkflow(): FactConfirmationWorkflow {
  const made = rule<FactConfirmation, FactConfirmationState, unknown>({
    takes: z.unknown(),
    decide: the => ({ to: the.state, set: {} }),
  })
  const answered: DutyChange = { change: 'done', outcome: 'answered' }
  return defineWorkflow<FactConfirmation, FactConfirmationState, FactConfirmationAction>({
    table: factConfirmationStates,
    store: factConfirmationStore,
    countsOf: () => [],
    rules: {
      // both are made where the record can be read: see confirm-facts.ts
      confirm: made,
      propose: made,
      accept: rule<FactConfirmation, FactConfirmationState, z.output<typeof factConfirmationInputs.accept>>({
        takes: factConfirmationInputs.accept,
        decide: (_, { words }, { day }, actor) => ({
          to: 'accepted',
          set: { answeredUnit: actor.unitId, answeredOn: day, answerWords: words || null },
          note: words,
          duties: [answered],
        }),
      }),
      decline: rule<FactConfirmation, FactConfirmationState, z.output<typeof factConfirmationInputs.decline>>({
        takes: factConfirmationInputs.decline,
        decide: (_, { reason }, { day }, actor) => ({
          to: 'declined',
          set: { answeredUnit: actor.unitId, answeredOn: day, answerWords: reason },
          note: reason,
          duties: [answered],
        }),
      }),
    },
  })
}

/** A proposal is answered by the township within the term of verifying a record. */
export const dutyToAnswer = (
  campaign: Campaign,
  the: { readonly name: string; readonly township: string },
  { day, calendar }: Moment,
): DutyChange => ({
  change: 'open',
  kind: 'answer',
  clause: '三(一)-1',
  words: the.name,
  due: deadline(day, getTerm(campaign, 'recordVerification'), calendar),
  holderUnit: the.township,
})
