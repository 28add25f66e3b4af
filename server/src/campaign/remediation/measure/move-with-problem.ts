import type { Ground } from '#ground/context.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { MeasuresOfProblem } from '../problem/pass-check.ts'
import { measuresOfProblem } from './measure.store.ts'
import type { MeasureWorkflow } from './measure.workflow.ts'

/** What a problem's check does to its measures: each by its own act, in the same transaction. */
export function moveMeasuresWith(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  workflow: MeasureWorkflow,
): MeasuresOfProblem {
  return {
    checkAll: async (tx, problemId, requestId) => {
      for (const measure of await measuresOfProblem(tx, problemId)) {
        if (measure.state !== 'declaredDone') continue
        await actWithin(tx, ground, workflow, {
          id: measure.id,
          action: 'check',
          requestId: deriveRequestId(requestId, measure.id),
          input: {},
        })
      }
    },
    sendBack: async (tx, problemId, ids, reason, requestId) => {
      if (ids.length === 0) return
      const measures = await measuresOfProblem(tx, problemId)
      for (const id of ids) {
        const measure = measures.find(one => one.id === id)
        if (measure?.state !== 'declaredDone') {
          throw field(
            'measures',
            '请选择本问题中已申报完成的措施',
            'Choose measures of this problem that were declared done',
          )
        }
        await actWithin(tx, ground, workflow, {
          id,
          action: 'sendBack',
          requestId: deriveRequestId(requestId, id),
          input: { reason },
        })
      }
    },
  }
}
