import { addDays } from './add-days.ts'
import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import { nearestWorkingDay } from './move-to-working-day.ts'
import { wholeLength } from './term.ts'

/**
 * The n-th working day after a day, which itself is not counted; with a negative number, the n-th before it. Zero gives the
 * day itself, working or not.
 */
export function addWorkingDays(day: Day, days: number, calendar: Calendar): Day {
  const step = days < 0 ? -1 : 1
  let end = day
  for (let left = wholeLength(Math.abs(days)); left > 0; left -= 1) {
    end = nearestWorkingDay(addDays(end, step), step, calendar)
  }
  return end
}
