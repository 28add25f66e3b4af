import pg from 'pg'
import { z } from 'zod'
import type { Database } from '../database/database.ts'
import { liveChannel } from '../database/outbox/index.ts'
import type { LiveHub } from './live-hub.ts'

export interface Listening {
  /** Resolves once the first LISTEN stands. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

const Signals = z.array(
  z.object({ topic: z.string(), cell: z.string(), version: z.number(), persons: z.array(z.string()).optional() }),
)

const shortestPause = 200
const longestPause = 5_000

/**
 * Hears, once per process and past the pooler, what the dispatcher tells all servers, and passes it to the hub. A lost connection
 * is made again; since signals of the time between are gone, every stream is then told to look again.
 */
export function listenForChanges({
  database,
  hub,
  onTrouble,
}: {
  database: Pick<Database, 'directUrl'>
  hub: LiveHub
  onTrouble: (sentence: string, cause: unknown) => void
}): Listening {
  let stopped = false
  let pause = shortestPause
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let heardBefore = false
  const first = Promise.withResolvers<void>()

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: database.directUrl,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    client = mine
    let lost = false
    const lose = (cause: unknown) => {
      if (lost || stopped) return
      lost = true
      onTrouble('The connection for live updates was lost and will be made again', cause)
      mine.end().catch(() => {})
      timer = setTimeout(() => void connect(), pause)
      pause = Math.min(pause * 2, longestPause)
    }
    mine.on('error', lose)
    mine.on('end', () => lose(new Error('the database closed the connection')))
    mine.on('notification', ({ payload }) => hear(payload))
    try {
      await mine.connect()
      await mine.query(`listen ${liveChannel}`)
      pause = shortestPause
      if (heardBefore) hub.publishGap()
      heardBefore = true
      first.resolve()
    } catch (error) {
      lose(error)
    }
  }

  function hear(payload: string | undefined): void {
    try {
      hub.publish(
        Signals.parse(JSON.parse(payload ?? '')).map(({ persons, ...signal }) =>
          persons ? { ...signal, persons } : signal,
        ),
      )
    } catch (error) {
      onTrouble('A live update could not be read', error)
    }
  }

  void connect()
  return {
    ready: first.promise,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      first.resolve()
      await client?.end().catch(() => {})
    },
  }
}
