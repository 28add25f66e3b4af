import { z } from 'zod'
import { endpoint, Id, Moment } from './endpoint.ts'
import { WordsShape } from './identity.ts'

export const JobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export type JobState = z.infer<typeof JobState>

/** What became of one row of a bulk action or an import. */
export const JobRowResult = z.object({
  key: z.string(),
  label: z.string(),
  done: z.boolean(),
  refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).optional(),
})
export type JobRowResult = z.infer<typeof JobRowResult>

/** Long work with progress and a link to come back to. */
export const JobView = z.object({
  id: Id,
  kind: z.string(),
  title: WordsShape,
  state: JobState,
  /** 0–1; null while it cannot be told. */
  progress: z.number().min(0).max(1).nullable(),
  /** What it is doing or how it ended, in a sentence. */
  words: WordsShape,
  mayCancel: z.boolean(),
  /** Null until done. `rows` holds at most 2,000, refused ones first. */
  result: z
    .object({
      done: z.number().int(),
      refused: z.number().int(),
      rows: z.array(JobRowResult),
      /** A file that was made, and where the outcome can be seen in the app. */
      fileId: Id.nullable(),
      link: z.string().nullable(),
    })
    .nullable(),
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
})
export type JobView = z.infer<typeof JobView>

export const showJob = endpoint({
  name: 'showJob',
  method: 'GET',
  path: '/api/jobs/:id',
  may: 'signedIn',
  summary: { zh: '查看后台工作进度', en: 'Progress of long work' },
  params: z.object({ id: Id }),
  reply: JobView,
})

/** What is done stays done; the rest is not begun. 409 `wrongState` when there is nothing left to cancel. */
export const cancelJob = endpoint({
  name: 'cancelJob',
  method: 'POST',
  path: '/api/jobs/:id/cancel',
  may: 'signedIn',
  summary: { zh: '取消后台工作', en: 'Cancel long work' },
  params: z.object({ id: Id }),
  reply: JobView,
})

/** Takes up only the rows that were refused. */
export const retryJob = endpoint({
  name: 'retryJob',
  method: 'POST',
  path: '/api/jobs/:id/retry',
  may: 'signedIn',
  summary: { zh: '重试未成功的行', en: 'Try the refused rows again' },
  params: z.object({ id: Id }),
  body: z.object({ requestId: z.uuid() }),
  reply: JobView,
})
