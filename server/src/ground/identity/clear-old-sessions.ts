import type { Clock } from '../clock/create-clock.ts'
import type { DailyTurn } from '../duty/turn-of-day.ts'

// who was signed in from where is asked for some time afterwards; the audit keeps the rest
const keptDays = 180
const millisecondsPerDay = 86_400_000

/**
 * Every night: deletes sessions that nobody has used for 180 days and failed attempts of past days. By real time, not business time:
 * moving a demo's clock must not sign anybody out.
 */
export function clearOldSessions({ realNow }: Clock): DailyTurn {
  return {
    name: 'old sessions forgotten',
    post: 'identity',
    batch: async tx => {
      const now = realNow().getTime()
      const sessions = await tx.query('delete from identity.session where seen_at < $1 returning id', [
        new Date(now - keptDays * millisecondsPerDay),
      ])
      const attempts = await tx.query('delete from identity.attempt where since < $1 returning key', [
        new Date(now - millisecondsPerDay),
      ])
      return sessions.length + attempts.length
    },
  }
}
