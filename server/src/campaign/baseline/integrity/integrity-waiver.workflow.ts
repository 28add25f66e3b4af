import { z } from 'zod'
import { integrityWaiverInputs } from '#contract/baseline/integrity.ts'
import {
  type IntegrityWaiverAction,
  type IntegrityWaiverState,
  integrityWaiverStates,
} from '#contract/baseline/integrity-waiver.states.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type IntegrityWaiver, integrityWaiverStore } from './integrity-waiver.store.ts'

export type IntegrityWaiverWorkflow = Workflow<IntegrityWaiver, IntegrityWaiverState, IntegrityWaiverAction>

/** 豁免: given with a reason, lifted with a reason; both stay. */
export function makeIntegrityWaiverWorkflow(): IntegrityWaiverWorkflow {
  return defineWorkflow<IntegrityWaiver, IntegrityWaiverState, IntegrityWaiverAction>({
    table: integrityWaiverStates,
    store: integrityWaiverStore,
    countsOf: () => [],
    rules: {
      // what is waived becomes a row where it is made, since it needs the finding: see waive-finding.ts
      waive: rule<IntegrityWaiver, IntegrityWaiverState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'standing', set: {} }),
      }),
      lift: rule<IntegrityWaiver, IntegrityWaiverState, z.output<typeof integrityWaiverInputs.lift>>({
        takes: integrityWaiverInputs.lift,
        decide: (the, { reason }) => ({ to: 'lifted', set: {}, note: `${the.label}：${reason}` }),
      }),
    },
  })
}
