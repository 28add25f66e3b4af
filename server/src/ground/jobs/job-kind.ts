import type { z } from 'zod'
import type { Words } from '#contract/ground/endpoint.ts'
import type { JobRowResult } from '#contract/ground/job.ts'
import type { Actor } from '../database/claims.ts'

/** What a job's work is handed. */
export interface JobContext {
  readonly jobId: string
  /** The post that started the job, as it stands now: a post that has ended works no more. */
  readonly actor: Actor
  /** 1 for the first try. */
  readonly attempt: number
  /** Says how far it is, 0–1 or null where that cannot be told; cheap enough for every row. */
  progress(fraction: number | null, words: Words): void
  /** Whether to stop before the next row: somebody cancelled, or the server is stopping. */
  cancelled(): boolean
  readonly signal: AbortSignal
}

/** How a job ended. Counts are of rows; all else is optional. */
export interface JobOutcome {
  readonly done: number
  readonly refused: number
  /** Row by row; kept up to 2,000, refused ones first. */
  readonly rows?: readonly JobRowResult[]
  readonly fileId?: string
  readonly link?: string
  readonly words?: Words
  /** How many rows it saw, where that is not `done + refused`. */
  readonly seen?: number
}

/**
 * A kind of long work. It may be tried again after a crash, so what it has done must be harmless to do again. A refusal it throws
 * is final and shown; any other error is tried again up to `attempts` times.
 */
export interface JobKind<Payload> {
  readonly kind: string
  readonly title: (payload: Payload) => Words
  readonly takes: z.ZodType<Payload>
  readonly attempts?: number
  readonly handle: (context: JobContext, payload: Payload) => Promise<JobOutcome>
  /** The payload that takes up only the rows of these keys; left out where refused rows cannot be tried alone. */
  readonly again?: (payload: Payload, refusedKeys: readonly string[]) => Payload
}

/** A kind among others, once its payload is no longer known to the compiler. */
export interface AnyJobKind {
  readonly kind: string
  readonly title: (payload: never) => Words
  readonly takes: z.ZodType<unknown>
  readonly attempts?: number
  readonly handle: (context: JobContext, payload: never) => Promise<JobOutcome>
  readonly again?: (payload: never, refusedKeys: readonly string[]) => unknown
}

/** Keeps the payload's type while the kind is written. */
export function defineJob<Payload>(kind: JobKind<Payload>): JobKind<Payload> {
  return kind
}

export const defaultAttempts = 4
/** The one task the queue knows; which kind it is stands on the row in `ground.job`. */
export const queueTask = 'clearloop'
