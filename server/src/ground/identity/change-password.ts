import { servicePost } from '../database/claims.ts'
import type { Tx } from '../database/transaction.ts'
import { transaction } from '../database/transaction.ts'
import type { FieldRefusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import { attemptOf, countAttempt, forgiveAttempts } from './count-attempts.ts'
import { endSessions } from './end-sessions.ts'
import { judgePassword } from './judge-password.ts'
import { note } from './note.ts'
import { openSession } from './open-session.ts'
import { hashPassword, verifyPassword } from './password.ts'
import type { IdentityContext } from './sign-in.ts'

export interface PasswordWish {
  readonly personId: string
  readonly sessionId: string
  readonly currentPassword: string
  readonly newPassword: string
  readonly address: string
  readonly agent: string
}

interface Account {
  readonly username: string
  readonly password_hash: string
  readonly former: readonly string[]
  readonly post_id: string | null
  readonly started_at: Date
  readonly must_enrol: boolean
}

/**
 * Changes one's own password. Every session of the person ends; the present one goes on under a new token.
 *
 * Throws 422 `invalid` with `fields` at `currentPassword` or `newPassword`, 423 `locked` after too many wrong current ones.
 */
export async function changePassword(
  context: IdentityContext,
  wish: PasswordWish,
): Promise<{ token: string; sessionId: string; ended: string[] }> {
  const { database, clock, sealing, rules } = context
  const { account, attempt } = await transaction(database, servicePost('identity'), async tx => {
    const account = await accountOf(tx, wish)
    const attempt = attemptOf(sealing, { ...rules, addressFailures: Number.MAX_SAFE_INTEGER }, account.username, '')
    const counted = { ...attempt, addressKey: null }
    await countAttempt(tx, counted, clock.realNow(), rules)
    return { account, attempt: counted }
  })
  if (!(await verifyPassword(account.password_hash, wish.currentPassword))) {
    throw wrong([{ path: 'currentPassword', zh: '当前密码不对', en: 'The current password is wrong' }])
  }
  const unfit = judgePassword(wish.newPassword, account.username, rules)
  if (unfit.length === 0 && (await isFormer(account, wish.newPassword))) {
    unfit.push({
      zh: `不能与当前及最近 ${rules.passwordHistory} 次用过的密码相同`,
      en: `It must differ from the current password and the last ${rules.passwordHistory}`,
    })
  }
  if (unfit.length > 0) {
    await transaction(database, servicePost('identity'), tx => forgiveAttempts(tx, attempt))
    throw wrong(unfit.map(words => ({ path: 'newPassword', ...words })))
  }
  const passwordHash = await hashPassword(wish.newPassword)
  return transaction(database, servicePost('identity'), async tx => {
    const now = clock.realNow()
    await forgiveAttempts(tx, attempt)
    await storePassword(tx, {
      personId: wish.personId,
      passwordHash,
      mustChange: false,
      history: rules.passwordHistory,
      now,
    })
    const ended = await endSessions(tx, { personId: wish.personId, by: 'passwordChanged', now })
    const { id, token } = await openSession(tx, {
      personId: wish.personId,
      postId: account.post_id,
      // a new password doesn't make the session younger
      startedAt: account.started_at,
      mustEnrol: account.must_enrol,
      provider: null,
      address: wish.address,
      agent: wish.agent,
      now,
    })
    await note(tx, { action: 'passwordChanged', personId: wish.personId, postId: account.post_id })
    return { token, sessionId: id, ended }
  })
}

/** Keeps a new hash and the former ones as far as they may not come back. */
export async function storePassword(
  tx: Tx,
  said: { personId: string; passwordHash: string; mustChange: boolean; history: number; now: Date },
): Promise<void> {
  await tx.query(
    `insert into identity.former_password (person_id, password_hash)
     select person_id, password_hash from identity.credential where person_id = $1`,
    [said.personId],
  )
  await tx.query(
    `insert into identity.credential (person_id, password_hash, must_change, changed_at) values ($1, $2, $3, $4)
     on conflict (person_id) do update set password_hash = $2, must_change = $3, changed_at = $4`,
    [said.personId, said.passwordHash, said.mustChange, said.now],
  )
  await tx.query(
    `delete from identity.former_password where person_id = $1 and id not in
       (select id from identity.former_password where person_id = $1 order by id desc limit $2)`,
    [said.personId, said.history],
  )
}

async function accountOf(tx: Tx, wish: PasswordWish): Promise<Account> {
  const [account] = await tx.query<Account & { former: string[] }>(
    `select p.username, c.password_hash, s.post_id, s.started_at, s.must_enrol,
       (select coalesce(array_agg(f.password_hash), '{}') from identity.former_password f where f.person_id = p.id) as former
     from identity.session s join ground.person p on p.id = s.person_id join identity.credential c on c.person_id = p.id
     where s.id = $1 and s.person_id = $2 and s.ended_at is null`,
    [wish.sessionId, wish.personId],
  )
  if (!account) {
    throw refuse(409, 'wrongState', {
      zh: '这个账号由统一身份认证登录，没有本系统的密码',
      en: 'This account signs in by single sign-on and has no password here',
    })
  }
  return account
}

async function isFormer(account: Account, password: string): Promise<boolean> {
  for (const passwordHash of [account.password_hash, ...account.former]) {
    if (await verifyPassword(passwordHash, password)) return true
  }
  return false
}

function wrong(fields: FieldRefusal[]) {
  return refuse(
    422,
    'invalid',
    { zh: '密码未修改，请按提示更正', en: 'The password was not changed; correct what is named' },
    undefined,
    { fields },
  )
}
