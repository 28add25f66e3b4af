import type { LiveEvent } from '#contract/ground/notification.ts'
import type { LiveSignal } from '../database/outbox/index.ts'

/** One open stream. Whoever opened it is known by session and person; what it is told is what that post may know. */
export interface LiveSubscriber {
  readonly sessionId: string
  readonly personId: string
  /** Whether cells may be named: board facts are for official posts. Others hear that a topic moved, not where. */
  readonly seesCells: boolean
  send(event: LiveEvent): void
  end(): void
}

/** The streams of this process. It knows nothing of HTTP and nothing of the database. */
export interface LiveHub {
  /** @returns how to leave */
  subscribe(subscriber: LiveSubscriber): () => void
  publish(signals: readonly LiveSignal[]): void
  /** Tells every stream to look at everything again, after signals may have been missed. */
  publishGap(): void
  /** Ends the streams of a session at once: signed out, revoked, or acting in another post now. */
  endStreamsOf(sessionId: string): void
  endAll(): void
  readonly size: number
}

/** The topic that means: whatever you show may be old. */
export const everyTopic = '*'

export function createLiveHub(): LiveHub {
  const bySession = new Map<string, Set<LiveSubscriber>>()
  const byPerson = new Map<string, Set<LiveSubscriber>>()
  const all = new Set<LiveSubscriber>()

  const leave = (subscriber: LiveSubscriber) => {
    all.delete(subscriber)
    remove(bySession, subscriber.sessionId, subscriber)
    remove(byPerson, subscriber.personId, subscriber)
  }
  const end = (subscriber: LiveSubscriber) => {
    leave(subscriber)
    subscriber.end()
  }

  return {
    subscribe: subscriber => {
      all.add(subscriber)
      add(bySession, subscriber.sessionId, subscriber)
      add(byPerson, subscriber.personId, subscriber)
      return () => leave(subscriber)
    },
    publish: signals => {
      const { open, veiled } = eventsFor(signals.filter(signal => !signal.persons))
      for (const subscriber of all) {
        for (const event of subscriber.seesCells ? open : veiled) subscriber.send(event)
      }
      for (const { persons, topic, version } of signals) {
        for (const person of persons ?? []) {
          for (const subscriber of byPerson.get(person) ?? []) subscriber.send({ topic, cell: '', version })
        }
      }
    },
    publishGap: () => {
      for (const subscriber of all) subscriber.send({ topic: everyTopic, cell: '', version: 0 })
    },
    endStreamsOf: sessionId => {
      for (const subscriber of [...(bySession.get(sessionId) ?? [])]) end(subscriber)
    },
    endAll: () => {
      for (const subscriber of [...all]) end(subscriber)
    },
    get size() {
      return all.size
    },
  }
}

/** The events as official posts get them, and one per topic without its cells for the others. */
function eventsFor(signals: readonly LiveSignal[]): { open: LiveEvent[]; veiled: LiveEvent[] } {
  const veiled = new Map<string, LiveEvent>()
  for (const { topic, version } of signals) {
    const known = veiled.get(topic)
    if (!known || known.version < version) veiled.set(topic, { topic, cell: '', version })
  }
  return {
    open: signals.map(({ topic, cell, version }) => ({ topic, cell, version })),
    veiled: [...veiled.values()],
  }
}

function add<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

function remove<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const known = map.get(key)
  known?.delete(value)
  if (known?.size === 0) map.delete(key)
}
