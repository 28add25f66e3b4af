import type { Words } from '#contract/ground/endpoint.ts'
import type { RefusalCode, RefusalStatus } from './catalogue.ts'

/** A sentence at one field of a form; the path is dotted, as in `deadline` or `files.0`. */
export interface FieldRefusal extends Words {
  readonly path: string
}

/** What a refusal may carry besides its sentence. */
export interface RefusalDetails {
  readonly fields?: readonly FieldRefusal[] | undefined
  /** On 409: the record as it stands now. It goes to the client, so it holds only what the asker may read. */
  readonly current?: unknown
  /** What went wrong underneath; for the log, never for the client. */
  readonly cause?: unknown
}

/**
 * A refusal that a person can act upon (product.md 7: a refusal says what would be accepted). Thrown, it rolls the
 * transaction back; returned by a decision, it is shown beside the button. Made by `refuse`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: RefusalStatus
  readonly code: RefusalCode
  readonly zh: string
  readonly en: string
  readonly accepted: Words | undefined
  readonly fields: readonly FieldRefusal[] | undefined
  readonly current: unknown

  constructor(
    status: RefusalStatus,
    code: RefusalCode,
    sentence: Words,
    accepted: Words | undefined,
    details: RefusalDetails,
  ) {
    // an answer, not a fault: where it was made is of no interest, and lists make many to learn what may be done
    const traced = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(`${code}: ${sentence.en}`, details.cause === undefined ? undefined : { cause: details.cause })
    Error.stackTraceLimit = traced
    this.status = status
    this.code = code
    this.zh = sentence.zh
    this.en = sentence.en
    this.accepted = accepted
    this.fields = details.fields
    this.current = details.current
  }
}
