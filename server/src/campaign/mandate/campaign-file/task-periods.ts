import { addDays } from '#ground/clock/add-days.ts'
import { addMonths } from '#ground/clock/add-months.ts'
import type { Day } from '#ground/clock/day.ts'

/** One stretch of a recurring task: `2024-03`, `2024Q1`, `2024H1` or `2024`, with its name in Chinese. */
export interface TaskPeriod {
  readonly id: string
  readonly name: string
  readonly lastDay: Day
}

const monthsPer = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const

/**
 * The calendar periods that overlap the days `from` to `to`, in order. A period that begins before `from` or would end after `to`
 * counts as long as its own last day is not after the month of `to`.
 */
export function taskPeriods(every: keyof typeof monthsPer, from: Day, to: Day): TaskPeriod[] {
  const months = monthsPer[every]
  const firstMonth = Number(from.slice(5, 7)) - 1
  const startMonth = firstMonth - (firstMonth % months) + 1
  const periods: TaskPeriod[] = []
  for (
    let start = `${from.slice(0, 4)}-${String(startMonth).padStart(2, '0')}-01`;
    start <= to;
    start = addMonths(start, months)
  ) {
    const lastDay = addDays(addMonths(start, months), -1)
    periods.push({ ...nameOf(every, start), lastDay: lastDay > to ? lastDayOfMonth(to) : lastDay })
  }
  return periods
}

function lastDayOfMonth(day: Day): Day {
  return addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1)
}

function nameOf(every: keyof typeof monthsPer, start: Day): { id: string; name: string } {
  const year = start.slice(0, 4)
  const month = Number(start.slice(5, 7))
  switch (every) {
    case 'month':
      return { id: start.slice(0, 7), name: `${year}年${month}月` }
    case 'quarter': {
      const quarter = Math.ceil(month / 3)
      return { id: `${year}Q${quarter}`, name: `${year}年第${'一二三四'[quarter - 1]}季度` }
    }
    case 'halfYear':
      return month <= 6 ? { id: `${year}H1`, name: `${year}年上半年` } : { id: `${year}H2`, name: `${year}年下半年` }
    case 'year':
      return { id: year, name: `${year}年` }
  }
}
