import { addWorkingDays } from './add-working-days.ts'
import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import { standardLadder, type UrgencyStep } from './urgency.ts'

/**
 * The step of `urgency()` as a condition of SQL, for lists that are filtered by it: it is reckoned from the terms, so nothing of it
 * is stored.
 *
 * @param term SQL of the original term, paused days added, and of the present one
 * @param add adds a parameter of a type and gives its place
 */
export function urgencyCondition(
  step: UrgencyStep,
  term: { readonly original: string; readonly current: string },
  add: (value: unknown, type: string) => string,
  { day, calendar }: { readonly day: Day; readonly calendar: Calendar },
): string {
  const { dueSoonWorkingDays, yellowDays, redDays } = standardLadder
  const today = () => add(day, 'date')
  const soon = () => add(addWorkingDays(day, dueSoonWorkingDays, calendar), 'date')
  const over = () => `greatest(${today()} - ${term.original}, ${today()} - ${term.current})`
  const past = () => `${term.current} < ${today()}`
  switch (step) {
    case 'red':
      return `(${past()} and ${over()} >= ${redDays})`
    case 'yellow':
      return `(${past()} and ${over()} between ${yellowDays} and ${redDays - 1})`
    case 'blue':
      return `(${past()} and ${over()} < ${yellowDays})`
    case 'dueSoon':
      return `(${term.current} >= ${today()} and ${term.current} <= ${soon()})`
    case 'inTime':
      return `(${term.current} > ${soon()})`
  }
}
