import { listReview, reviewEnterprises } from '#contract/baseline/review.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { type JobKind, startJob, viewJob } from '#ground/jobs/index.ts'
import type { Registering } from '../registering.ts'
import { findReview } from './find-review.ts'
import type { ReviewPayload } from './review-job.ts'

/** The review chain over HTTP: what waits, and the answer to many at once as a job. */
export function registerReview(serving: Serving, registering: Registering, job: JobKind<ReviewPayload>): void {
  const { database, sealing, clock } = registering
  serve(serving, listReview, ({ actor, query: { after, limit, ...filter } }) =>
    reading(database, actor, async tx => ({
      ...(await findReview(tx, sealing, clock.businessDay(), filter, { after, limit })),
      asOf: clock.businessNow().toISOString(),
    })),
  )
  serve(serving, reviewEnterprises, ({ actor, body }) =>
    transaction(database, actor, async tx => viewJob(tx, await startJob(tx, job, body, { requestId: body.requestId }))),
  )
}
