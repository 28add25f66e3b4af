import { z } from 'zod'
import {
  type EliminatedCapacityAction,
  type EliminatedCapacityState,
  eliminatedCapacityStates,
} from '#contract/baseline/eliminated-capacity.states.ts'
import { strikeInput } from '#contract/baseline/eliminated-capacity.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type EliminatedCapacityCase, eliminatedCapacityStore } from './eliminated-capacity.store.ts'

export type EliminatedCapacityWorkflow = Workflow<
  EliminatedCapacityCase,
  EliminatedCapacityState,
  EliminatedCapacityAction
>

/** 二-2 淘汰落后产能: recorded with its proof, struck out where it was an error. */
export function makeEliminatedCapacityWorkflow(): EliminatedCapacityWorkflow {
  return defineWorkflow<EliminatedCapacityCase, EliminatedCapacityState, EliminatedCapacityAction>({
    table: eliminatedCapacityStates,
    store: eliminatedCapacityStore,
    countsOf: ({ state }) => (state === 'held' ? [{ measure: 'route.eliminatedCapacity' }] : []),
    rules: {
      // what is recorded becomes a row where it is made, since it needs the database: see record-eliminated-capacity.ts
      record: rule<EliminatedCapacityCase, EliminatedCapacityState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'held', set: {} }),
      }),
      strike: rule<EliminatedCapacityCase, EliminatedCapacityState, z.output<typeof strikeInput>>({
        takes: strikeInput,
        decide: (the, { reason }) => ({ to: 'struck', set: {}, note: `${sayCapacity(the)}；${reason}` }),
      }),
    },
  })
}

/** 「立式喷漆机 2 台（套），年产 3 万套」, as the trail keeps it. */
export const sayCapacity = ({
  equipment,
  count,
  capacity,
}: Pick<EliminatedCapacityCase, 'equipment' | 'count' | 'capacity'>) => `${equipment} ${count} 台（套），${capacity}`
