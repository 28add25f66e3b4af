import { startOfDay } from '#ground/clock/shanghai.ts'
import type { DailyTurn } from '#ground/duty/turn-of-day.ts'
import type { ProblemSettings } from './problem/rule-settings.ts'
import { earliestAwaited, markLate, missReports } from './turn-of-day.store.ts'

/** What remediation counts when a business day begins: terms that ran out, and monthly reports that did not come. */
export function remediationTurns(settings: ProblemSettings): DailyTurn[] {
  return [
    { name: 'problems become late', batch: (tx, day) => markLate(tx, day) },
    {
      name: 'reports missed',
      batch: async (tx, day, calendar) => {
        const due = await earliestAwaited(tx, day)
        if (due === undefined) return 0
        const at = startOfDay(day)
        return missReports(tx, {
          day,
          due,
          month: settings.monthOfReport(due),
          nextDue: settings.nextReport(due, { at, day, calendar }).due,
          at,
        })
      },
    },
  ]
}
