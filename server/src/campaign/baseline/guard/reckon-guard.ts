import type { CampaignGuard } from '#campaign/mandate/index.ts'
import { addDays } from '#ground/clock/add-days.ts'

export type GuardLimit = CampaignGuard['steps'][number]

/** Whether `day` (`YYYY-MM-DD` of business time) is one of the last days of its month. */
export function isMonthEnd(day: string, days: number): boolean {
  return addDays(day, days).slice(0, 7) !== day.slice(0, 7)
}

/** The first of a month's last days, for a day that is one of them. */
function monthEndBegins(day: string, days: number): string {
  let first = day
  while (isMonthEnd(addDays(first, -1), days) && addDays(first, -1).slice(0, 7) === day.slice(0, 7))
    first = addDays(first, -1)
  return first
}

/** The first day whose steps count with those of `day`, which is business time; null where the step is not judged that day (一刀切). */
export function countedSince(guard: CampaignGuard, limit: GuardLimit, day: string): string | null {
  if (!limit.monthEndOnly) return addDays(day, 1 - guard.windowDays)
  return isMonthEnd(day, guard.monthEndDays) ? monthEndBegins(day, guard.monthEndDays) : null
}

/** The moment at which that day begins in Asia/Shanghai. */
export const beginningOf = (day: string) => `${day}T00:00:00+08:00`

/** The most of `whole` enterprises that may be touched without an approval: exactly the share is within it. */
export function mostWithout(
  { sharePercent, touchedAtLeast }: Pick<GuardLimit, 'sharePercent' | 'touchedAtLeast'>,
  whole: number,
): number {
  // hundredths of a per cent, since 0.07 × 100 is not 7 in binary
  const ofShare = Math.floor((Math.round(sharePercent * 100) * whole) / 10_000)
  return Math.max(touchedAtLeast - 1, ofShare)
}

/** What a step comes to: how many it would have touched, of how many, and how many of those it touches anew. */
export interface Weighed {
  readonly touched: number
  readonly whole: number
  readonly fresh: number
}

/** How many of the enterprises touched anew lie over the limit and need an approval. */
export function overLimit(
  limit: Pick<GuardLimit, 'sharePercent' | 'touchedAtLeast'>,
  { touched, whole, fresh }: Weighed,
): number {
  return Math.max(0, Math.min(fresh, touched - mostWithout(limit, whole)))
}

/** Per cent, to one place. */
export const percentOf = (touched: number, whole: number) =>
  whole === 0 ? 0 : Math.round((touched / whole) * 1000) / 10
