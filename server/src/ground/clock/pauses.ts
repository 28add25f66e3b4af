import { addDays, daysBetween } from './add-days.ts'
import { type Calendar, isWorkingDay } from './calendar.ts'
import type { Day } from './day.ts'
import { unmovedEnd } from './deadline.ts'
import { nextDayThat } from './move-to-working-day.ts'
import type { Term } from './term.ts'

/** A clock standing still on an approved ground: from its first paused day to the day it runs again, which counts once more. */
export interface Pause {
  readonly from: Day
  /** Null while it still stands. */
  readonly resumed: Day | null
}

/** Whether a clock stands still on a day. Pauses may overlap. */
export function isPaused(day: Day, pauses: readonly Pause[]): boolean {
  return pauses.some(pause => pause.from <= day && (pause.resumed === null || day < pause.resumed))
}

/**
 * The last day of a term whose clock was paused: paused days are not counted, so working days push a term of working days
 * and calendar days one of days or months. A pause that begins after the term has run out changes nothing.
 *
 * @returns null while the clock stands still, since nobody can say yet when it ends
 */
export function deadlineWithPauses(start: Day, term: Term, pauses: readonly Pause[], calendar: Calendar): Day | null {
  const unpaused = unmovedEnd(start, term, calendar)
  const counts = (day: Day) => term.unit !== 'workingDay' || isWorkingDay(day, calendar)
  const standsStill = (day: Day) => pauses.some(pause => pause.resumed === null && pause.from <= day)
  const lastResumed = pauses.reduce(
    (last, pause) => (pause.resumed !== null && pause.resumed > last ? pause.resumed : last),
    start,
  )

  let end = start
  for (let left = term.unit === 'workingDay' ? term.length : daysBetween(start, unpaused); left > 0; ) {
    end = addDays(end, 1)
    if (standsStill(end)) return null
    if (counts(end) && !isPaused(end, pauses)) left -= 1
  }
  while (isPaused(end, pauses) || !isWorkingDay(end, calendar)) {
    if (standsStill(end)) return null
    end = end < lastResumed ? addDays(end, 1) : nextDayThat(end, day => isWorkingDay(day, calendar))
  }
  return end
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
