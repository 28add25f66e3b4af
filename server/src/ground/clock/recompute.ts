import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import { moveToWorkingDay } from './move-to-working-day.ts'
import { deadlineWithPauses, type Pause } from './pauses.ts'
import type { Term } from './term.ts'

/** A deadline with what it was reckoned from: a term, or a definite day that someone set (an extension, a batch's end). */
export interface ReckonedDeadline<Id> {
  readonly id: Id
  readonly reckonedFrom:
    | { readonly start: Day; readonly term: Term; readonly pauses: readonly Pause[] }
    | { readonly setTo: Day }
  readonly standsAt: Day
  /** The day it was met; null while its clock is open. */
  readonly doneOn: Day | null
}

export interface DeadlineChange<Id> {
  readonly id: Id
  readonly from: Day
  readonly to: Day
}

/**
 * What a changed calendar moves: open clocks alone (lifecycles, Clocks), each with its old and new last day so that the
 * holder can be told. A clock that stands still is left for the day it runs again.
 */
export function recompute<Id>(deadlines: Iterable<ReckonedDeadline<Id>>, calendar: Calendar): DeadlineChange<Id>[] {
  const changes: DeadlineChange<Id>[] = []
  for (const { id, reckonedFrom, standsAt, doneOn } of deadlines) {
    if (doneOn !== null) continue
    const to =
      'setTo' in reckonedFrom
        ? moveToWorkingDay(reckonedFrom.setTo, calendar)
        : deadlineWithPauses(reckonedFrom.start, reckonedFrom.term, reckonedFrom.pauses, calendar)
    if (to !== null && to !== standsAt) changes.push({ id, from: standsAt, to })
  }
  return changes
}
