import { randomBytes } from 'node:crypto'
import { encode } from 'uqr'
import type { EnrolmentView } from '#contract/ground/second-factor.ts'
import { servicePost } from '../../database/claims.ts'
import { type Tx, transaction } from '../../database/transaction.ts'
import { refuse } from '../../errors/refuse.ts'
import { endSessions } from '../end-sessions.ts'
import { note } from '../note.ts'
import type { IdentityContext } from '../sign-in.ts'
import { hasSecondFactor, placeOfSecret } from './check-code.ts'
import { base32, enrolmentAddress, stepOfCode } from './one-time-code.ts'
import { countOwnCode, takeOwnCode, wrongCode } from './own-code.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'

// as long as the hash (RFC 4226, 4 asks for 16 bytes at least)
const secretBytes = 20
const minutesToConfirm = 15

/**
 * Makes a secret for an authenticator app. It opens nothing before a first code has shown that the app has it. Whoever has a factor in use proves
 * that with a code of it, and it stays in use until the new one is confirmed.
 *
 * Throws 422 `invalid` at `code`, 423 `locked`.
 */
export async function startEnrolment(
  context: IdentityContext,
  { personId, code, issuer }: { personId: string; code: string | undefined; issuer: string },
): Promise<EnrolmentView> {
  const { database, clock, sealing } = context
  const inUse = await transaction(database, servicePost('identity'), tx => hasSecondFactor(tx, personId))
  if (inUse) await takeOwnCode(context, { personId, code: code ?? '' })
  const secret = randomBytes(secretBytes)
  const username = await transaction(database, servicePost('identity'), async tx => {
    await tx.query(
      `insert into identity.second_factor (person_id, pending_sealed, pending_at) values ($1, $2, $3)
       on conflict (person_id) do update set pending_sealed = $2, pending_at = $3`,
      [personId, sealing.seal(secret.toString('base64'), placeOfSecret(personId)), clock.realNow()],
    )
    const [person] = await tx.query<{ username: string }>('select username from ground.person where id = $1', [
      personId,
    ])
    return person?.username ?? ''
  })
  const address = enrolmentAddress(secret, { issuer, account: username })
  return { secret: base32(secret), address, picture: pictureOf(address) }
}

/** A QR code as the outline of its dark squares, with the quiet edge of four that readers want. */
function pictureOf(text: string): EnrolmentView['picture'] {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, outline: squares.join('') }
}

/**
 * The first right code puts the new secret in use. The person's other sessions end, and recovery codes are made anew.
 *
 * Throws 422 `invalid` at `code`, 409 `wrongState` where nothing is being set up, 423 `locked`.
 */
export async function confirmEnrolment(
  context: IdentityContext,
  { personId, sessionId, code }: { personId: string; sessionId: string; code: string },
): Promise<{ recoveryCodes: string[]; ended: string[] }> {
  const { database, clock, sealing } = context
  const attempt = await countOwnCode(context, personId)
  const done = await transaction(database, servicePost('identity'), async tx => {
    const now = clock.realNow()
    const pending = await pendingSecret(tx, personId, now)
    const step = stepOfCode(
      Buffer.from(sealing.open(pending, placeOfSecret(personId)), 'base64'),
      code.replaceAll(/\s/g, ''),
      now,
    )
    if (step === null) return null
    await tx.query(
      `update identity.second_factor set secret_sealed = pending_sealed, confirmed_at = $2, last_step = $3, pending_sealed = null, pending_at = null
       where person_id = $1`,
      [personId, now, step],
    )
    await attempt.forgive(tx)
    await tx.query('update identity.session set must_enrol = false where person_id = $1', [personId])
    await note(tx, { action: 'secondFactorSet', personId })
    return {
      recoveryCodes: await renewRecoveryCodes(tx, sealing, personId),
      ended: await endSessions(tx, { personId, butNot: sessionId, by: 'replaced', now }),
    }
  })
  if (!done) throw wrongCode()
  return done
}

async function pendingSecret(tx: Tx, personId: string, now: Date): Promise<Buffer> {
  const [row] = await tx.query<{ pending: Buffer }>(
    `select pending_sealed as pending from identity.second_factor where person_id = $1 and pending_at > $2 for update`,
    [personId, new Date(now.getTime() - minutesToConfirm * 60_000)],
  )
  if (row) return row.pending
  throw refuse(
    409,
    'wrongState',
    {
      zh: '没有正在设置的动态口令，或已超过 15 分钟',
      en: 'No second factor is being set up, or it took over 15 minutes',
    },
    { zh: '请重新生成二维码', en: 'Make a new picture' },
  )
}
