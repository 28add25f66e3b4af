import type { LiveSignal, OutboxMessage } from './outbox.ts'

// PostgreSQL refuses a NOTIFY of 8000 bytes or more
const longestPayload = 7_900

/** One signal per topic and cell, however many messages a batch holds. */
export function signalsOf(messages: readonly OutboxMessage[]): LiveSignal[] {
  const signals = new Map<string, LiveSignal>()
  for (const { topic, cell, id } of messages) {
    const key = `${topic}\n${cell}`
    const known = signals.get(key)
    if (!known || known.version < id) signals.set(key, { topic, cell, version: id })
  }
  return [...signals.values()]
}

/** JSON lists of signals, each short enough for one NOTIFY. A signal for very many persons is cut into several. */
export function livePayloads(signals: readonly LiveSignal[]): string[] {
  const payloads: string[] = []
  let items: string[] = []
  let length = 2
  for (const signal of signals.flatMap(splitPersons)) {
    const item = JSON.stringify(signal)
    const bytes = Buffer.byteLength(item) + 1
    if (items.length > 0 && length + bytes > longestPayload) {
      payloads.push(`[${items.join(',')}]`)
      items = []
      length = 2
    }
    items.push(item)
    length += bytes
  }
  if (items.length > 0) payloads.push(`[${items.join(',')}]`)
  return payloads
}

// 150 ids of 39 bytes each leave room for the rest
const mostPersons = 150

function splitPersons(signal: LiveSignal): LiveSignal[] {
  const { persons } = signal
  if (!persons || persons.length <= mostPersons) return [signal]
  const parts: LiveSignal[] = []
  for (let start = 0; start < persons.length; start += mostPersons) {
    parts.push({ ...signal, persons: persons.slice(start, start + mostPersons) })
  }
  return parts
}
