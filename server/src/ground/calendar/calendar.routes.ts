import {
  clearCalendarDay as clearCalendarDayEndpoint,
  enterCalendarYear as enterCalendarYearEndpoint,
  setCalendarDay as setCalendarDayEndpoint,
  showCalendar as showCalendarEndpoint,
} from '#contract/ground/calendar.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Database } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import { type Serving, serve } from '../http/serve.ts'
import { may } from '../workflow/permit.ts'
import { clearCalendarDay, enterCalendarYear, setCalendarDay } from './change-calendar.ts'
import { showCalendar } from './show-calendar.ts'

export interface ServingCalendar {
  readonly database: Database
  readonly clock: Clock
  /** Reads the calendar of this process again; others follow within seconds. */
  readonly renewCalendar: () => Promise<void>
  /** Days between which the campaign runs; terms reach a year beyond. */
  readonly period: { readonly from: string; readonly to: string }
}

/** The working-day calendar: read by whoever works by it, entered by the system administrator. */
export function serveCalendar(serving: Serving, { database, clock, renewCalendar, period }: ServingCalendar): void {
  serve(serving, showCalendarEndpoint, async ({ actor }) => {
    const today = clock.businessDay()
    const ahead = Math.max(Number(period.to.slice(0, 4)), Number(today.slice(0, 4))) + 1
    const first = Math.min(Number(period.from.slice(0, 4)), Number(today.slice(0, 4)))
    return {
      ...(await reading(database, actor, tx => showCalendar(tx, { first, last: ahead, today }))),
      mayChange: may(actor, 'system.configure'),
    }
  })

  serve(serving, setCalendarDayEndpoint, async ({ actor, body }) => {
    await transaction(database, actor, tx => setCalendarDay(tx, body, clock.realNow()))
    await renewCalendar()
    return {}
  })

  serve(serving, clearCalendarDayEndpoint, async ({ actor, query }) => {
    await transaction(database, actor, tx => clearCalendarDay(tx, query.day))
    await renewCalendar()
    return {}
  })

  serve(serving, enterCalendarYearEndpoint, async ({ actor, body }) => {
    await transaction(database, actor, tx => enterCalendarYear(tx, body.year, body.notice))
    await renewCalendar()
    return {}
  })
}
