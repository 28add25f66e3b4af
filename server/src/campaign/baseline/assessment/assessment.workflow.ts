import { z } from 'zod'
import { type AssessmentAction, type AssessmentState, assessmentStates } from '#contract/baseline/assessment.states.ts'
import { VoidAssessmentInput } from '#contract/baseline/assessment.ts'
import type { Ground } from '#ground/context.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import { type AssessmentCase, assessmentStore, assessmentsOf } from './assessment.store.ts'

export type AssessmentWorkflow = Workflow<AssessmentCase, AssessmentState, AssessmentAction>

/** An assessment is recorded once and never changed; an error is struck out by somebody else and stays visible. */
export function makeAssessmentWorkflow(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  enterprises: EnterpriseWorkflow,
): AssessmentWorkflow {
  return defineWorkflow<AssessmentCase, AssessmentState, AssessmentAction>({
    table: assessmentStates,
    store: assessmentStore,
    // who is assessed is counted by the enterprise, so that it moves and leaves the list with it
    countsOf: () => [],
    rules: {
      // what an assessment comes to needs the database: see record-assessment.ts
      record: rule<AssessmentCase, AssessmentState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'recorded', set: {} }),
      }),
      void: rule<AssessmentCase, AssessmentState, z.output<typeof VoidAssessmentInput>>({
        takes: VoidAssessmentInput,
        decide: (the, { reason }, _, actor) => ({
          to: 'voided',
          set: { voidWords: actor.words, voidReason: reason },
          note: reason,
          also: async (tx, requestId) => {
            if (the.kind !== 'baseline') return
            const all = await assessmentsOf(tx, the.enterpriseId)
            if (all.some(one => one.state === 'recorded' && one.industry === the.industry && one.id !== the.id))
              throw refuse(
                409,
                'assessment.builtUpon',
                { zh: '其后已有整治后评估以它为基线', en: 'An assessment after remediation is compared with it' },
                { zh: '请先作废整治后评估', en: 'Void the one after remediation first' },
              )
            await actWithin(tx, ground, enterprises, {
              id: the.enterpriseId,
              action: 'uncountAssessed',
              requestId: deriveRequestId(requestId, 'uncountAssessed'),
              input: { industry: the.industry },
            })
          },
        }),
      }),
    },
  })
}
