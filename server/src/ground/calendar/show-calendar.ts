import type { CalendarDay, CalendarYear } from '#contract/ground/calendar.ts'
import type { Tx } from '../database/transaction.ts'

/** The calendar of the years given, each with its notice, and those of them that are not past and have none. */
export async function showCalendar(
  tx: Tx,
  { first, last, today }: { first: number; last: number; today: string },
): Promise<{ years: CalendarYear[]; missing: number[] }> {
  const notices = await tx.query<{ year: number; notice: string }>('select year, notice from ground.calendar_year')
  const days = await tx.query<CalendarDay>(
    `select day, working, name from ground.calendar_day where day between make_date($1, 1, 1) and make_date($2, 12, 31) order by day`,
    [first, last],
  )
  const noticeOf = new Map(notices.map(({ year, notice }) => [year, notice]))
  const daysOf = Map.groupBy(days, ({ day }) => Number(day.slice(0, 4)))
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return {
    years: numbers.map(year => ({ year, notice: noticeOf.get(year) ?? null, days: daysOf.get(year) ?? [] })),
    missing: numbers.filter(year => year >= Number(today.slice(0, 4)) && !noticeOf.has(year)),
  }
}
