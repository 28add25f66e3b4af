import { addDays } from './add-days.ts'
import { addMonths } from './add-months.ts'
import { addWorkingDays } from './add-working-days.ts'
import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import { moveToWorkingDay } from './move-to-working-day.ts'
import { type Term, wholeLength } from './term.ts'

/**
 * The last day of a term (lifecycles, Clocks): the day of start is not counted, a month is the same day of the next month or
 * its last, an end on a non-working day moves to the next working day. The day counts in full: it is over at `endOfDay`.
 *
 * @param start the day the clock starts; of a moment, take `dayOf`
 */
export function deadline(start: Day, term: Term, calendar: Calendar): Day {
  return moveToWorkingDay(unmovedEnd(start, term, calendar), calendar)
}

/** Where a term ends before a non-working end is moved. */
export function unmovedEnd(start: Day, term: Term, calendar: Calendar): Day {
  const length = wholeLength(term.length)
  switch (term.unit) {
    case 'workingDay':
      return addWorkingDays(start, length, calendar)
    case 'day':
      return addDays(start, length)
    case 'month':
      return addMonths(start, length)
  }
}
