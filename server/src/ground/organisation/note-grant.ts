import type { Tx } from '../database/transaction.ts'

/** An audit row of kind `grant` in the caller's transaction: who proposed or decided which proposal. */
export async function noteGrant(
  tx: Tx,
  said: { action: 'propose' | 'approve' | 'refuse' | 'withdraw'; grantId: string; fields?: readonly string[] },
): Promise<void> {
  const { personId, postId, unitId } = tx.actor
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, subject_id, person_id, post_id, unit_id, field_names)
     values ('grant', $1, 'grant', $2, $3, $4, $5, $6)`,
    [said.action, said.grantId, personId, postId, unitId, said.fields ?? []],
  )
}
