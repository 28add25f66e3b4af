import type { Day } from './day.ts'
import { dayOf } from './shanghai.ts'

/**
 * Two times (lifecycles, Clocks). Business time is real time plus an offset that only a demo or test installation may set;
 * duties, deadlines and lists go by it. Sessions, one-time codes, rate limits, audit and file receipts go by real time.
 */
export interface Clock {
  realNow(): Date
  businessNow(): Date
  /** The day of business time in Shanghai. */
  businessDay(): Day
}

/**
 * @param offset milliseconds by which business time is ahead of real time, as `ground.clock_setting` says now; asked at every
 *   call, so that moving it needs no restart
 * @param now the machine's time; anything else only in tests
 */
export function createClock({ offset, now = () => new Date() }: { offset: () => number; now?: () => Date }): Clock {
  const businessNow = () => new Date(now().getTime() + offset())
  return { realNow: now, businessNow, businessDay: () => dayOf(businessNow()) }
}

/** A clock that stands at one moment (ISO 8601 with zone), real and business time alike. */
export function fixedClock(moment: string): Clock {
  return createClock({ now: () => new Date(moment), offset: () => 0 })
}
