import type { Tx } from '../database/transaction.ts'
import { defaultAttempts, type JobKind, queueTask } from './job-kind.ts'

export interface JobWish {
  /** Sending it again answers with the job that it started the first time. */
  readonly requestId: string
  /** Needed of a service post: how many rows it expects to see, from the counters. */
  readonly expectedRows?: number
}

const serviceUnit = 'system'

/**
 * Starts long work within the transaction at hand: with it the job comes to be, or not. It will run under the post of `tx.actor`.
 * Takes a lock of the whole database for the rest of the transaction, so it belongs at its end and never in everyday acts: those
 * leave a line in the outbox.
 *
 * @returns id of the job
 */
export async function startJob<Payload>(
  tx: Tx,
  kind: JobKind<Payload>,
  payload: Payload,
  wish: JobWish,
): Promise<string> {
  const { actor } = tx
  const isService = actor.unitId === serviceUnit
  if (isService && wish.expectedRows === undefined)
    throw new Error(`Job ${kind.kind}: a service post says how many rows it expects`)
  const taken = kind.takes.parse(payload)
  const [made] = await tx.query<{ id: string }>(
    `insert into ground.job (kind, title, payload, words, request_id, post_id, person_id, unit_id, service_role, expected_rows)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (post_id, request_id) do nothing returning id`,
    [
      kind.kind,
      JSON.stringify(kind.title(taken)),
      JSON.stringify(taken),
      JSON.stringify({ zh: '等待开始', en: 'Waiting to begin' }),
      wish.requestId,
      actor.postId,
      actor.personId,
      actor.unitId,
      isService ? actor.role : null,
      wish.expectedRows ?? null,
    ],
  )
  if (!made) {
    const [earlier] = await tx.query<{ id: string }>(
      'select id from ground.job where post_id = $1 and request_id = $2',
      [actor.postId, wish.requestId],
    )
    if (!earlier) throw new Error(`Job of request ${wish.requestId} exists and cannot be read by its post`)
    return earlier.id
  }
  await queue(tx, made.id, kind.attempts)
  return made.id
}

/** Puts a job into the queue, to be taken up at once; an entry that is being worked on is left to end by itself. */
export async function queue(tx: Tx, jobId: string, attempts = defaultAttempts): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job($1, json_build_object('jobId', $2::text), job_key => $2, max_attempts => $3)`,
    [queueTask, jobId, attempts],
  )
}
