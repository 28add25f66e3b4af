import type { ServerResponse } from 'node:http'
import type { LiveEvent } from '#contract/ground/notification.ts'
import type { LiveHub } from './live-hub.ts'

/** Who opens a stream. */
export interface StreamOwner {
  readonly sessionId: string
  readonly personId: string
  readonly seesCells: boolean
  /** Whether session, post and claims are still what they were when the stream was opened. */
  stillHolds(): Promise<boolean>
}

export interface StreamTimes {
  /** Milliseconds between two questions whether the session still holds; a stream ends within 5 s of a revocation. */
  readonly recheck?: number
  readonly heartbeat?: number
}

// beyond this much unread the client is gone or far behind; it comes again and fetches afresh
const mostUnread = 64 * 1024

/**
 * Sends server-sent events on a raw response until the client leaves, the session ends or the hub closes. Events are gathered for
 * a moment, so that a burst is one write and each topic and cell is said once.
 */
export function openStream(
  hub: LiveHub,
  response: ServerResponse,
  owner: StreamOwner,
  { recheck = 3_000, heartbeat = 20_000 }: StreamTimes = {},
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  response.write('retry: 2000\n\n')

  let gathered = new Map<string, LiveEvent>()
  let gathering: NodeJS.Timeout | undefined
  const flush = () => {
    gathering = undefined
    const events = gathered
    gathered = new Map()
    write([...events.values()].map(event => `data: ${JSON.stringify(event)}\n\n`).join(''))
  }
  const write = (text: string) => {
    if (response.writableLength > mostUnread) return end()
    response.write(text)
  }

  let asking = false
  const ask = () => {
    // a database that answers slowly must not pile up questions; one that does not answer at all ends the stream
    if (asking) return end()
    asking = true
    owner.stillHolds().then(
      holds => {
        asking = false
        if (!holds) end()
      },
      () => end(),
    )
  }
  const beating = setInterval(() => write(': still here\n\n'), heartbeat)
  const askingAgain = setInterval(ask, recheck)

  const leave = hub.subscribe({
    sessionId: owner.sessionId,
    personId: owner.personId,
    seesCells: owner.seesCells,
    send: event => {
      gathered.set(`${event.topic}\n${event.cell}`, event)
      gathering ??= setTimeout(flush, 20)
    },
    end: () => end(),
  })

  const end = () => {
    leave()
    clearInterval(beating)
    clearInterval(askingAgain)
    clearTimeout(gathering)
    response.end()
  }
  response.on('close', end)
  response.on('error', end)
}
