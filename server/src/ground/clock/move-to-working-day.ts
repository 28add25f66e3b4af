import { refuse } from '../errors/refuse.ts'
import { addDays } from './add-days.ts'
import { type Calendar, isWorkingDay } from './calendar.ts'
import type { Day } from './day.ts'

/** The day itself when offices work on it, else the next day on which they do (lifecycles, Clocks). */
export function moveToWorkingDay(day: Day, calendar: Calendar): Day {
  return nearestWorkingDay(day, 1, calendar)
}

/**
 * The first working day from `day` on, itself included, going forward (1) or back (-1).
 *
 * @throws Refusal `clock.noWorkingDay` after a year in vain: a calendar edited that wrongly must not hang the process
 */
export function nearestWorkingDay(day: Day, step: 1 | -1, calendar: Calendar): Day {
  let candidate = day
  for (let tried = 0; tried <= 366; tried += 1) {
    if (isWorkingDay(candidate, calendar)) return candidate
    candidate = addDays(candidate, step)
  }
  throw refuse(
    422,
    'clock.noWorkingDay',
    {
      zh: `工作日历在 ${day} 前后一整年没有工作日，无法计算期限`,
      en: `The calendar has no working day for a year around ${day}; no deadline can be set`,
    },
    { zh: '请系统管理员核对工作日历', en: 'Ask the system administrator to check the calendar' },
  )
}
