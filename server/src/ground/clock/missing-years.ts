import type { Calendar } from './calendar.ts'
import { type Day, dayNumber } from './day.ts'

/** The years from one day to another, both included, whose holidays are not entered: a deadline reckoned through them may still move. */
export function missingYears(calendar: Calendar, from: Day, to: Day): number[] {
  if (dayNumber(to) < dayNumber(from)) return missingYears(calendar, to, from)
  const missing: number[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!calendar.knownYears.has(year)) missing.push(year)
  }
  return missing
}
