import { z } from 'zod'
import { type EmissionAction, type EmissionState, emissionStates } from '#contract/baseline/emission.states.ts'
import { emissionInputs } from '#contract/baseline/emission.ts'
import { tonnesOf } from '#contract/baseline/emission-words.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type EmissionCase, emissionStore } from './emission.store.ts'
import { sayEmission } from './say-emission.ts'

export type EmissionWorkflow = Workflow<EmissionCase, EmissionState, EmissionAction>

/** 三(一)-2 排放情况: recorded, corrected with its ground, struck out; what stood before stays on the trail. */
export function makeEmissionWorkflow(): EmissionWorkflow {
  return defineWorkflow<EmissionCase, EmissionState, EmissionAction>({
    table: emissionStates,
    store: emissionStore,
    countsOf: () => [],
    rules: {
      // what is recorded becomes a row where it is made, since it needs the database: see record-emission.ts
      record: rule<EmissionCase, EmissionState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'held', set: {} }),
      }),
      correct: rule<EmissionCase, EmissionState, z.output<typeof emissionInputs.correct>>({
        takes: emissionInputs.correct,
        decide: (the, { amount, unit, reason }) => {
          const became = { ...the, amount: tonnesOf(amount, unit), statedAmount: amount, statedUnit: unit }
          if (became.amount === the.amount) {
            const sentence = { zh: '与现有数值相同', en: 'That is the amount as it stands' }
            throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'amount', ...sentence }] })
          }
          return {
            to: 'held',
            set: { amount: became.amount, statedAmount: amount, statedUnit: unit, corrected: the.corrected + 1 },
            note: `${sayEmission(the)} → ${became.amount} 吨/年；${reason}`,
          }
        },
      }),
      strike: rule<EmissionCase, EmissionState, z.output<typeof emissionInputs.strike>>({
        takes: emissionInputs.strike,
        decide: (the, { reason }) => ({ to: 'struck', set: {}, note: `${sayEmission(the)}；${reason}` }),
      }),
    },
  })
}
