import type { Tx } from '../database/transaction.ts'

export type EndReason = 'signOut' | 'revoked' | 'passwordChanged' | 'replaced' | 'administrator'

/**
 * Ends open sessions of a person: the one named, or all but the one named as kept. Returns the ids of those that ended, so that
 * caches and streams can be told.
 */
export async function endSessions(
  tx: Tx,
  said: { personId: string; only?: string; butNot?: string; by: EndReason; now: Date },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update identity.session set ended_at = $2, ended_by = $3
     where person_id = $1 and ended_at is null and ($4::text is null or id::text = $4) and ($5::text is null or id::text <> $5)
     returning id`,
    [said.personId, said.now, said.by, said.only ?? null, said.butNot ?? null],
  )
  return rows.map(({ id }) => id)
}
