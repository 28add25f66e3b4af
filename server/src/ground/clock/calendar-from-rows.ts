import { refuse } from '../errors/refuse.ts'
import type { Calendar, CalendarDay } from './calendar.ts'
import { type Day, dayNumber } from './day.ts'

/**
 * Makes a calendar of rows of `ground.calendar_day`.
 *
 * @param years the years whose notice has been entered in full; a year without it counts as missing even if single days are there
 * @throws Refusal `clock.badDay` for a day that does not exist, `clock.contradictoryDay` where two rows disagree
 */
export function calendarFromRows(rows: Iterable<CalendarDay>, years: Iterable<number>): Calendar {
  const exceptions = new Map<Day, CalendarDay>()
  for (const { day, working, name } of rows) {
    dayNumber(day)
    const before = exceptions.get(day)
    if (before !== undefined && before.working !== working) {
      throw refuse(
        422,
        'clock.contradictoryDay',
        {
          zh: `工作日历中 ${day} 既是工作日（${working ? name : before.name}）又是休息日（${working ? before.name : name}）`,
          en: `The calendar calls ${day} both a working day and a free day`,
        },
        { zh: '同一天只保留一条', en: 'Keep one row for the day' },
      )
    }
    exceptions.set(day, { day, working, name })
  }
  return { knownYears: new Set(years), exceptions }
}
