import type { LiveEvent } from '#contract/ground/notification.ts'

/** Gathers topics that changed; an event that was already heard (a resumed stream repeats some) says nothing new. */
export function createFreshness() {
  const heard = new Map<string, number>()
  const changed = new Set<string>()
  return {
    /** @returns whether there is something to read again */
    note({ topic, cell, version }: LiveEvent): boolean {
      const key = `${topic}\n${cell}`
      if ((heard.get(key) ?? Number.NEGATIVE_INFINITY) >= version) return false
      heard.set(key, version)
      changed.add(topic)
      return true
    },
    /** The topics since the last taking. */
    take(): string[] {
      const topics = [...changed]
      changed.clear()
      return topics
    },
  }
}
