import { addDays } from './add-days.ts'
import { type Calendar, isWorkingDay } from './calendar.ts'
import type { Day } from './day.ts'
import { nextDayThat } from './move-to-working-day.ts'
import { wholeLength } from './term.ts'

/**
 * The n-th working day after a day, which itself is not counted; with a negative number, the n-th before it. Zero gives the
 * day itself, working or not.
 */
export function addWorkingDays(day: Day, days: number, calendar: Calendar): Day {
  const forward = days >= 0
  let end = day
  for (let left = wholeLength(Math.abs(days)); left > 0; left -= 1) {
    end = forward ? nextDayThat(addDays(end, 1), each => isWorkingDay(each, calendar)) : workingDayBefore(end, calendar)
  }
  return end
}

function workingDayBefore(day: Day, calendar: Calendar): Day {
  let candidate = addDays(day, -1)
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, -1)
  return candidate
}
