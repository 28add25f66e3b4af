import type { Clock } from '../clock/create-clock.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { transaction } from '../database/transaction.ts'

// who was signed in from where is asked for some time afterwards; the audit keeps the rest
const keptDays = 180
const millisecondsPerDay = 86_400_000

/**
 * Deletes sessions that nobody has used for 180 days and failed attempts of past days; run once a night, harmless at any time. Real
 * time, not business time: moving a demo's clock must not sign anybody out.
 *
 * @returns how many of each were deleted
 */
export function clearOldSessions(database: Database, clock: Clock): Promise<{ sessions: number; attempts: number }> {
  const now = clock.realNow().getTime()
  return transaction(database, servicePost('identity'), async tx => {
    const sessions = await tx.query('delete from identity.session where seen_at < $1 returning id', [
      new Date(now - keptDays * millisecondsPerDay),
    ])
    const attempts = await tx.query('delete from identity.attempt where since < $1 returning key', [
      new Date(now - millisecondsPerDay),
    ])
    return { sessions: sessions.length, attempts: attempts.length }
  })
}
