import type { Calendar } from './clock/calendar.ts'
import type { Clock } from './clock/create-clock.ts'
import type { Database } from './database/database.ts'
import type { Moment } from './workflow/workflow.ts'

/** What every command of the server is handed: wired by hand in `server/src/context.ts`, never looked up. */
export interface Ground {
  readonly database: Database
  readonly clock: Clock
  /** The working-day calendar as it stands; cached, renewed when an administrator changes it. */
  readonly calendar: () => Calendar
}

/** The present moment of business time, as rules see it. */
export function momentOf(ground: Pick<Ground, 'clock' | 'calendar'>): Moment {
  const at = ground.clock.businessNow()
  return { at, day: ground.clock.businessDay(), calendar: ground.calendar() }
}
