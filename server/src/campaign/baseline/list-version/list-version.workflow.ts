import { z } from 'zod'
import {
  type ListVersionAction,
  type ListVersionState,
  listVersionStates,
} from '#contract/baseline/list-version.states.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type ListVersion, listVersionStore } from './list-version.store.ts'

export type ListVersionWorkflow = Workflow<ListVersion, ListVersionState, ListVersionAction>

/** A version is made and then stays; what it is made of is said where it is made: see freeze-list.ts. */
export function makeListVersionWorkflow(): ListVersionWorkflow {
  return defineWorkflow<ListVersion, ListVersionState, ListVersionAction>({
    table: listVersionStates,
    store: listVersionStore,
    countsOf: () => [],
    rules: {
      freeze: rule<ListVersion, ListVersionState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'frozen', set: {} }),
      }),
    },
  })
}
