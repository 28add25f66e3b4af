import type { Database } from '../database.ts'
import { openDatabase } from '../database.ts'
import { type BatchOutcome, ConsumerFailure, dispatchBatch, parkMessage } from './dispatch-batch.ts'
import type { OutboxConsumer } from './outbox.ts'

export interface Dispatcher {
  /** Ends after the batch under way; nothing is lost, what is left waits in the outbox. */
  stop(): Promise<void>
}

export interface DispatcherOptions {
  readonly database: Database
  readonly consumers: readonly OutboxConsumer[]
  /** Told of a failing consumer, a parked message or a lost connection; never with contents of messages. */
  readonly onTrouble: (sentence: string, cause: unknown) => void
  /** Pause after an empty look, in milliseconds. */
  readonly pause?: number
}

const batchSize = 500
const triesBeforeParking = 5
// how long a process rests that finds another one dispatching; also the longest delay when that other one dies
const restElsewhere = 150

/**
 * Dispatches the outbox for as long as the process lives. Every process of a cluster may run one: the batch's lock lets one work
 * at a time, and the next look of another takes over when it is gone. Uses one connection of its own, past the pooler.
 */
export function startDispatcher({ database, consumers, onTrouble, pause = 75 }: DispatcherOptions): Dispatcher {
  const own = openDatabase(database.directUrl, { connections: 1 })
  const stopping = new AbortController()
  const tries = { messageId: 0, count: 0 }
  // how many messages still go one by one, after a batch was refused
  let singly = 0

  async function round(): Promise<number> {
    const most = singly > 0 ? 1 : batchSize
    try {
      const outcome: BatchOutcome = await dispatchBatch(own, consumers, most)
      if (outcome === 'elsewhere') return restElsewhere
      if (outcome === 0) singly = 0
      else if (singly > 0) singly -= 1
      return outcome === most ? 0 : pause
    } catch (error) {
      return afterFailure(error)
    }
  }

  async function afterFailure(error: unknown): Promise<number> {
    onTrouble('The outbox was not dispatched', error)
    // without the database nothing is the message's fault
    if (!(error instanceof ConsumerFailure) || isPassing(error.cause)) return 1_000
    // one by one, so that the message at fault shows itself and the others pass
    if (singly === 0) {
      singly = batchSize
      return 0
    }
    tries.count = tries.messageId === error.first.id ? tries.count + 1 : 1
    tries.messageId = error.first.id
    if (tries.count < triesBeforeParking) return 50 * 2 ** tries.count
    try {
      await parkMessage(own, error.first, error.message)
      singly = 0
      onTrouble(`Message ${error.first.id} was set aside after ${triesBeforeParking} tries`, error)
    } catch (failure) {
      onTrouble(`Message ${error.first.id} could not be set aside`, failure)
      return 1_000
    }
    return 0
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const rest = await round()
      if (rest > 0) await wait(rest, stopping.signal)
    }
  }

  const working = work()
  return {
    stop: async () => {
      stopping.abort()
      await working
      await own.close()
    },
  }
}

/** Whether a database error is of the moment: connection, conflict, resources, shutdown (classes 08, 40, 53, 57). */
function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^(08|40|53|57|E)/.test(code)
}

/** Resolves after so many milliseconds, or at once when the signal is given. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}
