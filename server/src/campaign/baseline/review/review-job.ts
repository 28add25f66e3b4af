import { z } from 'zod'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { ReviewAction, reviewAtMost } from '#contract/baseline/review.ts'
import type { JobRowResult } from '#contract/ground/job.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { defineJob, type JobKind } from '#ground/jobs/index.ts'
import { act } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { Registering } from '../registering.ts'
import { namesOf } from './names.store.ts'

const Payload = z.object({
  requestId: z.uuid(),
  action: ReviewAction,
  items: z.array(z.object({ id: z.uuid(), version: z.number().int() })).max(reviewAtMost),
  reason: z.string().optional(),
})
export type ReviewPayload = z.infer<typeof Payload>

/** 批量核实、确认、退回: each record by itself, in a transaction of its own; what is refused says why and can be tried alone. */
export function makeReviewJob(registering: Registering, workflow: EnterpriseWorkflow): JobKind<ReviewPayload> {
  return defineJob<ReviewPayload>({
    kind: 'reviewEnterprises',
    takes: Payload,
    title: ({ action, items }) => {
      const words = enterpriseStates.actions[action].words
      return { zh: `批量${words.zh} ${items.length} 家企业`, en: `${words.en}: ${items.length} enterprises` }
    },
    handle: async ({ actor, progress, cancelled }, payload) => {
      const names = await reading(registering.database, actor, tx =>
        namesOf(
          tx,
          payload.items.map(({ id }) => id),
        ),
      )
      const rows: JobRowResult[] = []
      for (const [index, item] of payload.items.entries()) {
        if (cancelled()) break
        rows.push(await reviewOne(registering, workflow, actor, payload, item, names.get(item.id) ?? ''))
        progress((index + 1) / payload.items.length, {
          zh: `已办 ${index + 1} / ${payload.items.length}`,
          en: `${index + 1} of ${payload.items.length}`,
        })
      }
      const done = rows.filter(row => row.done).length
      return {
        done,
        refused: rows.length - done,
        rows: rows.toSorted((one, other) => Number(one.done) - Number(other.done)),
      }
    },
    again: (payload, keys) => ({ ...payload, items: payload.items.filter(({ id }) => keys.includes(id)) }),
  })
}

async function reviewOne(
  registering: Registering,
  workflow: EnterpriseWorkflow,
  actor: Actor,
  { requestId, action, reason }: ReviewPayload,
  { id, version }: ReviewPayload['items'][number],
  label: string,
): Promise<JobRowResult> {
  try {
    await act(registering, actor, workflow, {
      id,
      action,
      version,
      requestId: deriveRequestId(requestId, id),
      input: action === 'returnForCorrection' ? { reason } : {},
    })
    return { key: id, label, done: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { key: id, label, done: false, refusal: { code: error.code, zh: error.zh, en: error.en } }
  }
}
