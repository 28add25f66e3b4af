import { randomBytes } from 'node:crypto'
import type { Tx } from '../../database/transaction.ts'
import type { Sealing } from '../../sealing/index.ts'
import { base32 } from './one-time-code.ts'

const howMany = 10
// 50 random bits each, as two groups of five
const codeCharacters = 10

/** Replaces a person's recovery codes. They are shown once and kept as digests. */
export async function renewRecoveryCodes(tx: Tx, sealing: Sealing, personId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => base32(randomBytes(7)).slice(0, codeCharacters))
  await tx.query('delete from identity.recovery_code where person_id = $1', [personId])
  await tx.query(
    `insert into identity.recovery_code (person_id, code_index) select $1, decode(given, 'hex') from unnest($2::text[]) as given`,
    [personId, codes.map(code => indexOf(sealing, personId, code).toString('hex'))],
  )
  return codes.map(code => `${code.slice(0, 5)}-${code.slice(5)}`)
}

/** Uses a code up. False for one that is not this person's or has been used. */
export async function spendRecoveryCode(
  tx: Tx,
  sealing: Sealing,
  { personId, typed, now }: { personId: string; typed: string; now: Date },
): Promise<boolean> {
  const code = typed.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')
  if (code.length !== codeCharacters) return false
  const used = await tx.query(
    `update identity.recovery_code set used_at = $3 where person_id = $1 and code_index = $2 and used_at is null returning person_id`,
    [personId, indexOf(sealing, personId, code), now],
  )
  return used.length > 0
}

function indexOf(sealing: Sealing, personId: string, code: string): Buffer {
  return sealing.index(`${personId} ${code}`, 'recovery.code')
}
