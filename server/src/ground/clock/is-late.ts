import type { Day } from './day.ts'
import { endOfDay } from './shanghai.ts'

/** Whether a moment comes after a deadline: its last day counts to 24:00 Shanghai, and that midnight is already late. */
export function isLate(lastDay: Day, moment: Date): boolean {
  return moment.getTime() >= endOfDay(lastDay).getTime()
}
