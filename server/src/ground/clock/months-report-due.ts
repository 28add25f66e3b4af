import { addMonths } from './add-months.ts'
import type { Calendar } from './calendar.ts'
import { type Day, dayNumber } from './day.ts'
import { moveToWorkingDay } from './move-to-working-day.ts'

export interface MonthsReport {
  /** `YYYY-MM` */
  readonly month: string
  readonly due: Day
}

/**
 * The monthly progress reports 调度 that fall due while a problem is in rectification: by the 25th of each month (三(三)3), or
 * the next working day.
 *
 * @param from day the rectification started; a 25th on that very day is not counted
 * @param to last day looked at; a report due later is left out
 * @param dayOfMonth as the campaign sets it; a month too short for it takes its last day
 */
export function monthsReportDue(from: Day, to: Day, calendar: Calendar, dayOfMonth = 25): MonthsReport[] {
  dayNumber(from)
  dayNumber(to)
  const reports: MonthsReport[] = []
  // January has 31 days, so reckoning from it keeps the wished day in every month that has it.
  const january = `${from.slice(0, 4)}-01-${String(dayOfMonth).padStart(2, '0')}`
  for (let months = Number(from.slice(5, 7)) - 1; ; months += 1) {
    const day = addMonths(january, months)
    const due = moveToWorkingDay(day, calendar)
    if (due > to) return reports
    if (day > from) reports.push({ month: day.slice(0, 7), due })
  }
}
