import { type Day, dayFromNumber, dayNumber, millisecondsPerDay } from './day.ts'

// China has kept UTC+8 without summer time since 1992; a fixed offset owes nothing to the machine's zone tables.
const shanghaiAheadOfUtc = 8 * 3_600_000

/** The day it is in Shanghai at a moment. */
export function dayOf(moment: Date): Day {
  return dayFromNumber(Math.floor((moment.getTime() + shanghaiAheadOfUtc) / millisecondsPerDay))
}

/** A moment as Shanghai's clocks show it, to the minute: `2024-06-20 09:05`. */
export function minuteOf(moment: Date): string {
  return new Date(moment.getTime() + shanghaiAheadOfUtc).toISOString().slice(0, 16).replace('T', ' ')
}

/** 00:00 Shanghai of a day. */
export function startOfDay(day: Day): Date {
  return new Date(dayNumber(day) * millisecondsPerDay - shanghaiAheadOfUtc)
}

/** 24:00 Shanghai of a day, which is the next midnight: the first moment that no longer belongs to it. */
export function endOfDay(day: Day): Date {
  return new Date((dayNumber(day) + 1) * millisecondsPerDay - shanghaiAheadOfUtc)
}
