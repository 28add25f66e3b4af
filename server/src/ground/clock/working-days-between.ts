import { addDays } from './add-days.ts'
import { type Calendar, isWorkingDay } from './calendar.ts'
import { type Day, dayNumber } from './day.ts'

/** Working days after `from` up to and including `to`; negative when `to` comes first. The reverse of `addWorkingDays`. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (dayNumber(to) < dayNumber(from)) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
