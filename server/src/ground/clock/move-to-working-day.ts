import { refuse } from '../errors/refuse.ts'
import { addDays } from './add-days.ts'
import { type Calendar, isWorkingDay } from './calendar.ts'
import type { Day } from './day.ts'

/** The day itself when offices work on it, else the next day on which they do (lifecycles, Clocks). */
export function moveToWorkingDay(day: Day, calendar: Calendar): Day {
  return nextDayThat(day, candidate => isWorkingDay(candidate, calendar))
}

/**
 * The first day from `day` on that suits.
 *
 * @throws Refusal `clock.noWorkingDay` after a year in vain: a calendar edited that wrongly must not hang the process
 */
export function nextDayThat(day: Day, suits: (candidate: Day) => boolean): Day {
  let candidate = day
  for (let tried = 0; tried <= 366; tried += 1) {
    if (suits(candidate)) return candidate
    candidate = addDays(candidate, 1)
  }
  throw refuse(
    422,
    'clock.noWorkingDay',
    {
      zh: `自 ${day} 起一整年没有工作日，无法计算期限`,
      en: `There is no working day for a year from ${day}; no deadline can be set`,
    },
    { zh: '请系统管理员核对工作日历', en: 'Ask the system administrator to check the calendar' },
  )
}
