import { z } from 'zod'
import type { JobRowResult, JobView } from '#contract/ground/job.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { BulkAction, bulkAtMost, problemInputs } from '#contract/remediation/problem-actions.ts'
import type { Actor } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { refuseInput } from '#ground/errors/refuse-input.ts'
import { defineJob, type JobKind, startJob, viewJob } from '#ground/jobs/index.ts'
import { act } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { judgeBatch } from '#ground/workflow/judge-batch.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Remediation } from '../remediation.ts'
import { problemCells } from './problem-cells.store.ts'
import { problemNumbers } from './problem-numbers.store.ts'

const Payload = z.object({
  requestId: z.uuid(),
  action: BulkAction,
  items: z.array(z.object({ id: z.uuid(), version: z.number().int().min(1) })).max(bulkAtMost),
  input: z.unknown(),
})
type Payload = z.output<typeof Payload>

/**
 * Many problems, one action: each is its own act under the post that began it, with a request id of its own, so that a job taken up
 * again repeats nothing. A problem that has changed since it was chosen is listed as stale, never overwritten.
 */
export function problemsJob(remediation: Remediation): JobKind<Payload> {
  return defineJob<Payload>({
    kind: 'remediation.actOnProblems',
    title: ({ action, items }) => {
      const { words } = problemStates.actions[action]
      return { zh: `批量${words.zh}（${items.length} 个问题）`, en: `${words.en}: ${items.length} problems` }
    },
    takes: Payload,
    again: (payload, refusedKeys) => ({
      ...payload,
      items: payload.items.filter(item => refusedKeys.includes(item.id)),
    }),
    handle: async (job, { requestId, action, items, input }) => {
      const numbers = await transaction(remediation.context.database, job.actor, tx =>
        problemNumbers(
          tx,
          items.map(item => item.id),
        ),
      )
      const rows: JobRowResult[] = []
      for (const [index, item] of items.entries()) {
        if (job.cancelled()) break
        const row = await actOnOne(remediation, job.actor, { requestId, action, item, input })
        rows.push({ ...row, label: numbers.get(item.id) ?? '—' })
        job.progress((index + 1) / items.length, {
          zh: `已处理 ${index + 1} / ${items.length}`,
          en: `${index + 1} of ${items.length} done`,
        })
      }
      const done = rows.filter(row => row.done).length
      return { done, refused: rows.length - done, rows, link: '/problems' }
    },
  })
}

async function actOnOne(
  { context, workflows }: Remediation,
  actor: Actor,
  said: { requestId: string; action: BulkAction; item: Payload['items'][number]; input: unknown },
): Promise<Omit<JobRowResult, 'label'>> {
  const key = said.item.id
  try {
    await act(context, actor, workflows.problem, {
      id: key,
      action: said.action,
      version: said.item.version,
      requestId: deriveRequestId(said.requestId, key),
      input: said.input,
    })
    return { key, done: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const fields = error.fields?.map(({ zh }) => zh).join('；')
    const zh = [error.zh, fields, error.accepted?.zh].filter(Boolean).join('。')
    const en = [error.en, error.accepted?.en].filter(Boolean).join('. ')
    return { key, done: false, refusal: { code: error.code, zh, en } }
  }
}

/** Starts the job; the input is read at once, so that a wrong one is refused before anything begins. */
export async function actOnProblems(
  remediation: Remediation,
  actor: Actor,
  job: JobKind<Payload>,
  said: Omit<Payload, 'input'> & { input?: unknown },
): Promise<JobView> {
  const table = problemStates.actions[said.action]
  if (!may(actor, table.may)) {
    throw refuse(403, 'notPermitted', {
      zh: `您的岗位不能${table.words.zh}`,
      en: `Your post may not take the action “${table.words.en}”`,
    })
  }
  const read = problemInputs[said.action].safeParse(said.input ?? {})
  if (!read.success) throw refuseInput(read.error, 'input')
  const items = [...new Map(said.items.map(item => [item.id, item])).values()]
  return transaction(remediation.context.database, actor, async tx => {
    const ids = items.map(({ id }) => id)
    await judgeBatch(tx, remediation.workflows.problem, said.action, await problemCells(tx, ids))
    return viewJob(
      tx,
      await startJob(tx, job, { ...said, items, input: said.input ?? {} }, { requestId: said.requestId }),
    )
  })
}
