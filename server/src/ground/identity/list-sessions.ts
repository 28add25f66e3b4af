import type { SessionRow } from '#contract/ground/identity.ts'
import { servicePost } from '../database/claims.ts'
import { reading } from '../database/transaction.ts'
import { deviceWords } from './device-words.ts'
import type { IdentityContext } from './sign-in.ts'

/** Where a person is signed in, the last used first; what has run out is not among it. */
export async function listSessions(
  { database, clock, rules }: IdentityContext,
  personId: string,
  current: string | null,
): Promise<SessionRow[]> {
  const now = clock.realNow().getTime()
  const rows = await reading(database, servicePost('identity'), tx =>
    tx.query<{ id: string; agent: string; address: string; started_at: Date; seen_at: Date }>(
      `select id, agent, address, started_at, seen_at from identity.session
       where person_id = $1 and ended_at is null and seen_at > $2 and started_at > $3 order by seen_at desc limit 100`,
      [personId, new Date(now - rules.idleMinutes * 60_000), new Date(now - rules.absoluteHours * 3_600_000)],
    ),
  )
  return rows.map(row => ({
    id: row.id,
    device: deviceWords(row.agent),
    address: row.address,
    lastSeenAt: row.seen_at.toISOString(),
    startedAt: row.started_at.toISOString(),
    current: row.id === current,
  }))
}
