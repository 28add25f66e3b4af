import { servicePost } from '../claims.ts'
import type { Database } from '../database.ts'
import type { Prepared, Tx } from '../transaction.ts'
import { transaction } from '../transaction.ts'
import { livePayloads, signalsOf } from './live-payloads.ts'
import type { OutboxConsumer, OutboxMessage } from './outbox.ts'
import { liveChannel } from './outbox.ts'

/** How many messages were dispatched, or that another process is dispatching now. */
export type BatchOutcome = number | 'elsewhere'

/** A consumer refused; `first` is the first message of the batch it refused. */
export class ConsumerFailure extends Error {
  override readonly name = 'ConsumerFailure'
  readonly first: OutboxMessage

  constructor(consumer: string, first: OutboxMessage, cause: unknown) {
    super(`Consumer ${consumer} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.first = first
  }
}

// The lock lasts as long as the batch and lives on the batch's own connection: two processes can never dispatch at once, and one
// that dies holds nothing. Rows of a transaction that might still be followed by an older one wait for it.
const opening = `select pg_try_advisory_xact_lock(hashtext('clearloop.dispatcher')) as free`
const takeStatement: Prepared = {
  name: 'outbox take',
  text: `with taken as (
      delete from ground.outbox where id in (
        select id from ground.outbox where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, id limit $1)
      returning id, xid, at, topic, cell, noun, subject_id as "subjectId", event, payload)
    select id, at, topic, cell, noun, "subjectId", event, payload from taken order by xid, id`,
}
const notifyStatement: Prepared = {
  name: 'outbox notify',
  text: 'select pg_notify($1, item) from unnest($2::text[]) as item',
}

/**
 * Takes the oldest messages, hands them to every consumer and tells the servers what changed, in one transaction: either all of
 * it happened or the messages are still there. Throws `ConsumerFailure` when a consumer throws.
 */
export function dispatchBatch(
  database: Database,
  consumers: readonly OutboxConsumer[],
  most: number,
): Promise<BatchOutcome> {
  return transaction<BatchOutcome>(
    database,
    servicePost('dispatcher'),
    async (tx, [lock]) => {
      if (!(lock?.rows[0] as { free: boolean } | undefined)?.free) return 'elsewhere'
      const messages = await tx.run<OutboxMessage & Record<string, unknown>>(takeStatement, [most])
      if (messages.length > 0) await handOut(tx, consumers, messages)
      return messages.length
    },
    { opening },
  )
}

async function handOut(
  tx: Tx,
  consumers: readonly OutboxConsumer[],
  messages: readonly OutboxMessage[],
): Promise<void> {
  const signals = signalsOf(messages)
  for (const consumer of consumers) {
    try {
      signals.push(...(await consumer.consume(tx, messages)))
    } catch (error) {
      const first = messages[0]
      throw first ? new ConsumerFailure(consumer.name, first, error) : error
    }
  }
  await tx.run(notifyStatement, [liveChannel, livePayloads(signals)])
}

/** Sets one message aside with the reason, so that those behind it go on. */
export function parkMessage(database: Database, message: OutboxMessage, failure: string): Promise<void> {
  return transaction(database, servicePost('dispatcher'), async tx => {
    await tx.query(
      `with gone as (delete from ground.outbox where id = $1 returning *)
       insert into ground.outbox_parked (id, message, failure) select id, to_jsonb(gone), $2 from gone on conflict do nothing`,
      [message.id, failure.slice(0, 2000)],
    )
  })
}
