import type { Tx } from '../../database/transaction.ts'
import type { Sealing } from '../../sealing/index.ts'
import { stepOfCode } from './one-time-code.ts'
import { spendRecoveryCode } from './recovery-codes.ts'

/** Where a secret belongs: a blob that is moved to another person's row does not open there. */
export const placeOfSecret = (personId: string) => `secondFactor.secret ${personId}`

/** Whether the person has a factor in use. */
export async function hasSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.query('select from identity.second_factor where person_id = $1 and confirmed_at is not null', [
    personId,
  ])
  return rows.length > 0
}

/**
 * Takes a one-time code or a recovery code. A code is taken once: its step is written in the same statement that asks for it, so of two at once
 * one is refused (RFC 6238, 5.2).
 *
 * @returns how it opened, or null for a wrong or used code
 */
export async function takeCode(
  tx: Tx,
  sealing: Sealing,
  { personId, typed, now }: { personId: string; typed: string; now: Date },
): Promise<'code' | 'recovery' | null> {
  const [factor] = await tx.query<{ secret: Buffer }>(
    'select secret_sealed as secret from identity.second_factor where person_id = $1 and confirmed_at is not null',
    [personId],
  )
  if (!factor) return null
  const digits = typed.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) {
    const secret = Buffer.from(sealing.open(factor.secret, placeOfSecret(personId)), 'base64')
    const step = stepOfCode(secret, digits, now)
    if (step === null) return null
    const taken = await tx.query(
      'update identity.second_factor set last_step = $2 where person_id = $1 and last_step < $2 returning person_id',
      [personId, step],
    )
    return taken.length > 0 ? 'code' : null
  }
  return (await spendRecoveryCode(tx, sealing, { personId, typed, now })) ? 'recovery' : null
}
