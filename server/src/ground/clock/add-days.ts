import { type Day, dayFromNumber, dayNumber } from './day.ts'

/** The day so many calendar days later; a negative number goes back. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** Calendar days from one day to another, the day of start not counted; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}
