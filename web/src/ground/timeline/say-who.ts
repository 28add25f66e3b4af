import type { TrailEntry } from '#contract/ground/trail.ts'

/**
 * Who did it, as it is shown everywhere: 「贺村镇 王敏」, and 「贺村镇 王敏 代 ××木器加工户」 where it was done on someone's behalf.
 * @param forWord the word between them in the language in use: 代
 */
export function sayWho(entry: Pick<TrailEntry, 'unitName' | 'personName' | 'onBehalfOf'>, forWord: string): string {
  const doer = [entry.unitName, entry.personName].filter(part => part !== '').join(' ')
  return entry.onBehalfOf === undefined ? doer : `${doer} ${forWord} ${entry.onBehalfOf}`
}

/** Entries of one day belong under one heading; `day` is taken from the entry by the caller's clock. */
export function byDay(entries: readonly TrailEntry[], dayOf: (moment: string) => string) {
  const days: { day: string; entries: TrailEntry[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
