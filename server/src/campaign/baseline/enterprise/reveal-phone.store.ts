import type { Tx } from '#ground/database/transaction.ts'

export async function readSealedPhone(tx: Tx, enterpriseId: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ sealed: Buffer | null }>(
    'select phone_sealed as sealed from baseline.enterprise where id = $1',
    [enterpriseId],
  )
  return row?.sealed ?? null
}

/** In the same transaction as the reading, so that no telephone is told without it. */
export async function auditReveal(tx: Tx, enterpriseId: string): Promise<void> {
  const { personId, postId, unitId } = tx.actor
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, subject_id, person_id, post_id, unit_id, field_names)
     values ('read', 'revealPhone', 'enterprise', $1, $2, $3, $4, '{phone}')`,
    [enterpriseId, personId, postId, unitId],
  )
}
