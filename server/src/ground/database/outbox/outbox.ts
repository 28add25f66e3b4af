import type { Tx } from '../transaction.ts'

/** One line of `ground.outbox`: what happened, written by the transaction in which it happened. */
export interface OutboxMessage {
  readonly id: number
  readonly at: Date
  readonly topic: string
  /** `area:industry`; the industry is empty where the record has none. */
  readonly cell: string
  readonly noun: string
  readonly subjectId: string
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * A change that open screens should look at again. It names no record. `persons` keeps it to the streams of those people and
 * stays between servers; without it everyone who may see the topic hears of it.
 */
export interface LiveSignal {
  readonly topic: string
  readonly cell: string
  /** Grows with every signal of a cell; the largest outbox id that the signal stands for. */
  readonly version: number
  readonly persons?: readonly string[]
}

/**
 * Somebody who must hear what happened. Called with messages in the order of their transactions, inside the transaction that
 * removes them from the outbox. A message can come again after a crash: what it writes must be idempotent by `message.id`.
 */
export interface OutboxConsumer {
  readonly name: string
  consume(tx: Tx, messages: readonly OutboxMessage[]): Promise<readonly LiveSignal[]>
}

/** The channel on which servers tell one another what has changed. */
export const liveChannel = 'clearloop_live'
