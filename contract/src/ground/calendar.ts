import { z } from 'zod'
import { Day, endpoint } from './endpoint.ts'
import { said } from './said.ts'

/** A day that is not what its weekday says: a holiday, or a Saturday or Sunday worked in exchange (调休). */
export const CalendarDay = z.object({
  day: Day,
  working: z.boolean(),
  name: z.string().trim().min(1, said('请填写名称，如「国庆节」', 'Name it, as in “National Day”')).max(20),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarYear = z.object({
  year: z.number().int(),
  /** The yearly notice of the State Council's General Office that it follows; null where it has not been entered. */
  notice: z.string().nullable(),
  days: z.array(CalendarDay),
})
export type CalendarYear = z.infer<typeof CalendarYear>

/** The working-day calendar by year, from the campaign's first year to its last; every deadline in working days follows it. */
export const showCalendar = endpoint({
  name: 'showCalendar',
  method: 'GET',
  path: '/api/calendar',
  may: 'calendar.read',
  summary: { zh: '工作日历', en: 'Working-day calendar' },
  reply: z.object({
    years: z.array(CalendarYear),
    /** Years into which deadlines reach and whose notice has not been entered: those deadlines may still move. */
    missing: z.array(z.number().int()),
    /** Whether the acting post may change it. */
    mayChange: z.boolean(),
  }),
})

/** Sets one day. 422 `invalid` at `working` where the weekday says as much already. */
export const setCalendarDay = endpoint({
  name: 'setCalendarDay',
  method: 'PUT',
  path: '/api/calendar/days',
  may: 'system.configure',
  summary: { zh: '设定某日为休息日或工作日', en: 'Set a day free or working' },
  body: CalendarDay,
})

/** The day is again what its weekday says. 404 where it is already. */
export const clearCalendarDay = endpoint({
  name: 'clearCalendarDay',
  method: 'DELETE',
  path: '/api/calendar/days',
  may: 'system.configure',
  summary: { zh: '取消某日的特别设定', en: 'Take the setting of a day away' },
  query: z.object({ day: Day }),
})

/** Says that a year's notice has been entered in full, so that deadlines in it carry no warning. 422 `invalid` while no day is. */
export const enterCalendarYear = endpoint({
  name: 'enterCalendarYear',
  method: 'PUT',
  path: '/api/calendar/years',
  may: 'system.configure',
  summary: { zh: '确认某年节假日安排已录全', en: 'Confirm that a year’s notice is entered in full' },
  body: z.object({
    year: z.number().int().min(2000).max(2100),
    notice: z.string().trim().min(4, said('请填写通知文号', 'Give the number of the notice')).max(120),
  }),
})
