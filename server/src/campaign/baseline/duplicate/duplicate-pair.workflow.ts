import { z } from 'zod'
import {
  type DuplicatePairAction,
  type DuplicatePairState,
  duplicatePairStates,
} from '#contract/baseline/duplicate-pair.states.ts'
import { DuplicateReason, duplicateInputs } from '#contract/baseline/duplicate-pair.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { HangingRecords } from '../enterprise/hanging-records.ts'
import type { Registering } from '../registering.ts'
import { type DuplicatePair, duplicatePairStore } from './duplicate-pair.store.ts'
import { mergeRecords } from './merge-records.ts'
import { undoMerge } from './undo-merge.ts'
import { weightOf } from './weight-of.ts'

export type DuplicateWorkflow = Workflow<DuplicatePair, DuplicatePairState, DuplicatePairAction>

/** What deciding on a pair is handed. */
export interface Deciding extends Pick<Registering, 'clock' | 'calendar'> {
  readonly enterprises: EnterpriseWorkflow
  readonly hanging: readonly HangingRecords[]
}

const say = rule<DuplicatePair, DuplicatePairState, never>

/** The life of a pair: suspected by the night's comparison, decided by whoever verifies or confirms, undone where it was wrong. */
export function makeDuplicateWorkflow(deciding: Deciding): DuplicateWorkflow {
  return defineWorkflow<DuplicatePair, DuplicatePairState, DuplicatePairAction>({
    table: duplicatePairStates,
    store: duplicatePairStore,
    countsOf: () => [],
    rules: {
      // made by the comparison, see suspect-pairs.ts
      suspect: rule<DuplicatePair, DuplicatePairState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'suspected', set: {} }),
      }),
      merge: rule<DuplicatePair, DuplicatePairState, z.output<typeof duplicateInputs.merge>>({
        takes: duplicateInputs.merge,
        decide: (the, input, moment, actor) => {
          if (input.keep !== the.oneId && input.keep !== the.otherId) {
            throw refuse(
              422,
              'invalid',
              { zh: '保留的须是这两家之一', en: 'One of the two remains' },
              { zh: '请选择保留哪一家', en: 'Choose which' },
            )
          }
          return {
            to: 'same',
            set: {
              keptId: input.keep,
              decidedBy: actor.words,
              decidedReason: input.reason,
              mergedAt: moment.at,
            },
            note: input.reason,
            also: (tx, requestId) => mergeRecords(tx, deciding, the, input, requestId),
          }
        },
      }),
      keepApart: rule<DuplicatePair, DuplicatePairState, z.output<typeof duplicateInputs.keepApart>>({
        takes: duplicateInputs.keepApart,
        decide: (_, { reason }, __, actor) => ({
          to: 'different',
          set: { decidedBy: actor.words, decidedReason: reason },
          note: reason,
        }),
      }),
      undoMerge: rule<DuplicatePair, DuplicatePairState, z.output<typeof duplicateInputs.undoMerge>>({
        takes: duplicateInputs.undoMerge,
        decide: (the, { reason }, _, actor) => ({
          to: 'suspected',
          set: { keptId: null, decidedBy: actor.words, decidedReason: reason },
          note: reason,
          also: (tx, requestId) => undoMerge(tx, deciding, the, reason, requestId),
        }),
      }),
      suspectAgain: rule<DuplicatePair, DuplicatePairState, { reasons: DuplicateReason[] }>({
        takes: z.object({ reasons: z.array(DuplicateReason).min(1) }),
        decide: (_, { reasons }) => ({
          to: 'suspected',
          set: { reasons, weight: weightOf(reasons), decidedBy: null, decidedReason: null },
          note: '代码变为相同',
        }),
      }),
    } satisfies Record<DuplicatePairAction, ReturnType<typeof say>>,
  })
}
