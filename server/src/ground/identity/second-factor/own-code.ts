import { servicePost } from '../../database/claims.ts'
import { type Tx, transaction } from '../../database/transaction.ts'
import { refuse } from '../../errors/refuse.ts'
import { attemptOf, countAttempt, forgiveAttempts } from '../count-attempts.ts'
import { note } from '../note.ts'
import type { IdentityContext } from '../sign-in.ts'
import { takeCode } from './check-code.ts'

/** A guess at one's own code, counted with the failures under one's name. */
export interface OwnAttempt {
  forgive(tx: Tx): Promise<void>
}

/** Counts before the code is looked at, as for passwords. Throws 423 `locked`. */
export async function countOwnCode(
  { database, clock, sealing, rules }: IdentityContext,
  personId: string,
): Promise<OwnAttempt> {
  const attempt = await transaction(database, servicePost('identity'), async tx => {
    const [person] = await tx.query<{ username: string }>('select username from ground.person where id = $1', [
      personId,
    ])
    const byName = { ...attemptOf(sealing, rules, person?.username ?? '', ''), addressKey: null }
    await countAttempt(tx, byName, clock.realNow(), rules)
    return byName
  })
  return { forgive: tx => forgiveAttempts(tx, attempt) }
}

/** Asks a signed-in person for a code of the factor in use. Throws 422 `invalid` at `code`, 423 `locked`. */
export async function takeOwnCode(
  context: IdentityContext,
  { personId, code }: { personId: string; code: string },
): Promise<void> {
  const { database, clock, sealing } = context
  const attempt = await countOwnCode(context, personId)
  const taken = await transaction(database, servicePost('identity'), async tx => {
    const how = await takeCode(tx, sealing, { personId, typed: code, now: clock.realNow() })
    if (how === null) return false
    if (how === 'recovery') await note(tx, { action: 'recoveryCodeUsed', personId })
    await attempt.forgive(tx)
    return true
  })
  if (!taken) throw wrongCode()
}

export function wrongCode() {
  return refuse(
    422,
    'invalid',
    { zh: '动态口令不对，或已经用过', en: 'The one-time code is wrong or has been used' },
    undefined,
    {
      fields: [
        {
          path: 'code',
          zh: '口令不对或已用过：请等下一个口令，并核对手机时间是否自动设置',
          en: 'Wrong or used already: wait for the next one, and see that the phone sets its clock by itself',
        },
      ],
    },
  )
}
