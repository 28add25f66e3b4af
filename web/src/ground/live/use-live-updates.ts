import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { showSession } from '#contract/ground/identity.ts'
import { LiveEvent, openLiveStream } from '#contract/ground/notification.ts'
import { addressOf, call } from '../http/call.ts'
import { useSessionOrNull } from '../session/use-session.ts'
import { createFreshness } from './freshness.ts'

/** How long changes are gathered before pages read again: a bulk action is one reading, not two hundred. Milliseconds. */
const gathered = 400
/** Before a stream that was refused is opened again. Milliseconds. */
const pause = 10_000

/**
 * Keeps what is in sight fresh: the server says which topic has changed, and queries whose key begins with that topic are read
 * again under the acting post's own scope. A broken line is taken up by the browser; a session that has ended asks for a new
 * sign-in and only then opens the stream again.
 */
export function useLiveUpdates(): void {
  const queryClient = useQueryClient()
  const session = useSessionOrNull()
  const post = session?.actingPost ?? null

  useEffect(() => {
    if (post === null) return
    const freshness = createFreshness()
    let gathering: ReturnType<typeof setTimeout> | undefined
    let reopening: ReturnType<typeof setTimeout> | undefined
    let stream: EventSource | null = null
    let interrupted = false
    let left = false

    const readAgain = () => {
      gathering = undefined
      for (const topic of freshness.take()) void queryClient.invalidateQueries({ queryKey: [topic] })
    }
    const open = () => {
      if (left) return
      stream = new EventSource(addressOf(openLiveStream))
      stream.onmessage = event => {
        const read = LiveEvent.safeParse(jsonOrNull(event.data))
        if (read.success && freshness.note(read.data)) gathering ??= setTimeout(readAgain, gathered)
      }
      stream.onopen = () => {
        // What changed while the line was down was never told.
        if (interrupted) void queryClient.invalidateQueries({ predicate: query => query.queryKey[0] !== 'session' })
        interrupted = false
      }
      stream.onerror = () => {
        interrupted = true
        if (stream?.readyState !== EventSource.CLOSED) return
        const later = () => {
          reopening = setTimeout(open, pause)
        }
        call(showSession).then(later, later)
      }
    }
    open()
    return () => {
      left = true
      clearTimeout(gathering)
      clearTimeout(reopening)
      stream?.close()
    }
  }, [queryClient, post])
}

function jsonOrNull(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}
