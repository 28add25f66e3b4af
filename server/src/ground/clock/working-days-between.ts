import { type Calendar, isMondayToFriday, weekdaysUpTo } from './calendar.ts'
import { type Day, dayNumber } from './day.ts'

/**
 * Working days after `from` up to and including `to`; negative when `to` comes first. The reverse of `addWorkingDays`. Reckoned
 * from weeks and the calendar's exceptions, not day by day: lists ask it for every row.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (dayNumber(to) < dayNumber(from)) return -workingDaysBetween(to, from, calendar)
  let count = weekdaysUpTo(dayNumber(to)) - weekdaysUpTo(dayNumber(from))
  for (const { day, working } of calendar.exceptions.values()) {
    if (day > from && day <= to && working !== isMondayToFriday(dayNumber(day))) count += working ? 1 : -1
  }
  return count
}
