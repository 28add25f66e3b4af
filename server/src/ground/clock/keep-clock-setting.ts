import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading } from '../database/transaction.ts'
import type { Calendar, CalendarDay } from './calendar.ts'
import { calendarFromRows } from './calendar-from-rows.ts'

export interface KeptClockSetting {
  /** Milliseconds by which business time is ahead of real time. */
  readonly offset: () => number
  /** Only a demo or test installation may move its clock. */
  readonly offsetAllowed: () => boolean
  readonly calendar: () => Calendar
  /** Reads both again now. */
  renew(): Promise<void>
  stop(): void
}

interface Setting {
  offset: number
  allowed: boolean
  signature: string
}

/**
 * Keeps the clock's offset and the working-day calendar of the database in this process, renewed every two seconds: another
 * process may move the demo's clock, an administrator may enter a holiday.
 */
export async function keepClockSetting(
  database: Database,
  onTrouble: (sentence: string, cause: unknown) => void,
  every = 2_000,
): Promise<KeptClockSetting> {
  let setting: Setting = { offset: 0, allowed: false, signature: '' }
  let calendar: Calendar = calendarFromRows([], [])

  const renew = () =>
    reading(database, servicePost('identity'), async tx => {
      const [row] = await tx.query<Setting>(
        `select offset_milliseconds as offset, offset_allowed as allowed,
           (select count(*) || ' ' || coalesce(max(changed_at)::text, '') from ground.calendar_day) ||
           (select count(*) from ground.calendar_year) as signature
         from ground.clock_setting`,
      )
      if (!row) throw new Error('ground.clock_setting has lost its row')
      if (row.signature !== setting.signature) {
        const days = await tx.query<CalendarDay>('select day, working, name from ground.calendar_day')
        const years = await tx.query<{ year: number }>('select year from ground.calendar_year')
        calendar = calendarFromRows(
          days,
          years.map(({ year }) => year),
        )
      }
      setting = row
    })

  await renew()
  const timer = setInterval(() => {
    renew().catch(error => onTrouble('The clock setting was not renewed', error))
  }, every)
  timer.unref()
  return {
    offset: () => setting.offset,
    offsetAllowed: () => setting.allowed,
    calendar: () => calendar,
    renew,
    stop: () => clearInterval(timer),
  }
}
