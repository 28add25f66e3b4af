import { type Day, dayNumber } from './day.ts'

/** A day that is not what its weekday says: a holiday, or a Saturday or Sunday worked in exchange (调休). */
export interface CalendarDay {
  readonly day: Day
  readonly working: boolean
  readonly name: string
}

/**
 * The statutory calendar. Years in `knownYears` are complete by the yearly notice of the State Council's General Office; any
 * other year has ordinary weekends and whatever single days are already entered, and `missingYears` reports it.
 */
export interface Calendar {
  readonly knownYears: ReadonlySet<number>
  readonly exceptions: ReadonlyMap<Day, CalendarDay>
}

/** Whether offices work on a day: the calendar's own word first, else Monday to Friday. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const exception = calendar.exceptions.get(day)
  if (exception !== undefined) return exception.working
  return isMondayToFriday(dayNumber(day))
}

export function isMondayToFriday(number: number): boolean {
  return weekdaysUpTo(number) > weekdaysUpTo(number - 1)
}

/** Mondays to Fridays up to and including the day of a number; only differences of it mean anything. */
export function weekdaysUpTo(number: number): number {
  // 1970-01-01, number 0, was a Thursday: three days after a Monday.
  const weeks = Math.floor((number + 3) / 7)
  return weeks * 5 + Math.min(number + 4 - weeks * 7, 5)
}
