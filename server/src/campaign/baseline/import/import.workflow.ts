import { z } from 'zod'
import { type ImportAction, type ImportState, importStates } from '#contract/baseline/import.states.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type BatchCase, batchStore } from './batch.store.ts'

export type ImportWorkflow = Workflow<BatchCase, ImportState, ImportAction>

/** What a judgement found of the file as a whole, set as it is by the job that judged it. */
const Judged = z.object({
  refused: z.boolean(),
  set: z.record(z.string(), z.unknown()),
})
const Undone = z.object({ whole: z.boolean() })

/** The life of an import batch. What is written in each step is done by the step's own job; here stands only what state follows. */
export function makeImportWorkflow(): ImportWorkflow {
  return defineWorkflow<BatchCase, ImportState, ImportAction>({
    table: importStates,
    store: batchStore,
    countsOf: () => [],
    rules: {
      upload: rule<BatchCase, ImportState, unknown>({ takes: z.unknown(), decide: () => ({ to: 'read', set: {} }) }),
      judge: rule<BatchCase, ImportState, z.infer<typeof Judged>>({
        takes: Judged,
        decide: (_, { refused, set }) => ({ to: refused ? 'refused' : 'judged', set }),
      }),
      apply: rule<BatchCase, ImportState, unknown>({
        takes: z.unknown(),
        decide: (_, __, { at }) => ({ to: 'imported', set: { importedAt: at } }),
      }),
      discard: rule<BatchCase, ImportState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'discarded', set: {} }),
      }),
      undo: rule<BatchCase, ImportState, z.infer<typeof Undone>>({
        takes: Undone,
        decide: (_, { whole }, { at }) => ({
          to: whole ? 'undone' : 'imported',
          set: whole ? { undoneAt: at } : {},
          note: whole ? '全部撤销' : '部分撤销，其余保留',
        }),
      }),
    },
  })
}
