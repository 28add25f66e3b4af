import { type Day, dayFromNumber, dayNumber, millisecondsPerDay } from './day.ts'

/**
 * The same day so many months later, or that month's last day where it has no such day (lifecycles, Clocks). A negative number
 * goes back. 31 January plus one month is 28 or 29 February; plus two it is 31 March, since each reckoning starts from the
 * day itself.
 */
export function addMonths(day: Day, months: number): Day {
  dayNumber(day)
  const year = Number(day.slice(0, 4))
  const monthIndex = Number(day.slice(5, 7)) - 1 + months
  const lastDay = new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate()
  return dayFromNumber(Date.UTC(year, monthIndex, Math.min(Number(day.slice(8)), lastDay)) / millisecondsPerDay)
}
