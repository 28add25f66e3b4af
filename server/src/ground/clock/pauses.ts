import { addDays, daysBetween } from './add-days.ts'
import { type Calendar, isWorkingDay } from './calendar.ts'
import type { Day } from './day.ts'
import { unmovedEnd } from './deadline.ts'
import { moveToWorkingDay } from './move-to-working-day.ts'
import type { Term } from './term.ts'

/** A clock standing still on an approved ground: from its first paused day to the day it runs again, which counts once more. */
export interface Pause {
  readonly from: Day
  /** Null while it still stands. */
  readonly resumed: Day | null
}

/** A pause in which a clock stands still on a day, if there is one. Pauses may overlap. */
export function pauseOn(day: Day, pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(pause => pause.from <= day && (pause.resumed === null || day < pause.resumed))
}

/**
 * The last day of a term whose clock was paused: paused days are not counted, so a pause pushes a term of working days by its
 * working days and one of days or months by its calendar days. A pause that begins after the term has run out changes nothing.
 *
 * @returns null while the clock stands still, since nobody can say yet when it ends
 */
export function deadlineWithPauses(start: Day, term: Term, pauses: readonly Pause[], calendar: Calendar): Day | null {
  const unpaused = unmovedEnd(start, term, calendar)
  const byWorkingDays = term.unit === 'workingDay'
  let end = start
  for (let left = byWorkingDays ? term.length : daysBetween(start, unpaused); left > 0; ) {
    end = addDays(end, 1)
    const pause = pauseOn(end, pauses)
    if (pause?.resumed === null) return null
    if (pause === undefined && (!byWorkingDays || isWorkingDay(end, calendar))) left -= 1
  }
  for (;;) {
    end = moveToWorkingDay(end, calendar)
    const pause = pauseOn(end, pauses)
    if (pause === undefined) return end
    if (pause.resumed === null) return null
    end = pause.resumed
  }
}

/** Calendar days up to and including a day on which the clock stood still; overlapping pauses count once. */
export function pausedDays(pauses: readonly Pause[], upTo: Day): number {
  let total = 0
  let counted: Day | null = null
  for (const pause of pauses.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const from: Day = counted !== null && counted > pause.from ? counted : pause.from
    const dayAfter = addDays(upTo, 1)
    const until: Day = pause.resumed === null || pause.resumed > dayAfter ? dayAfter : pause.resumed
    if (until > from) {
      total += daysBetween(from, until)
      counted = until
    }
  }
  return total
}
