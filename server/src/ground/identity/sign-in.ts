import type { Clock } from '../clock/create-clock.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { transaction } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { Sealing } from '../sealing/index.ts'
import { type Arrival, beginSession, type SignedIn } from './begin-session.ts'
import {
  attemptOf,
  countAttempt,
  countFailure,
  forgiveAttempts,
  normaliseUsername,
  takeBackAttempt,
} from './count-attempts.ts'
import { accountLocked } from './lock-account.ts'
import { note } from './note.ts'
import { verifyPassword } from './password.ts'
import { hasSecondFactor, takeCode } from './second-factor/check-code.ts'
import type { SignInRules } from './sign-in-rules.ts'

export interface SignInWish extends Arrival {
  readonly username: string
  readonly password: string
  /** A one-time code or a recovery code. */
  readonly code?: string | undefined
}

/** What identity works with. */
export interface IdentityContext {
  readonly database: Database
  readonly clock: Clock
  readonly sealing: Sealing
  readonly rules: SignInRules
}

/**
 * Signs a person in by user name and password. An unknown name and a wrong password have one answer and take one time: a hash is
 * verified in either case. A person with one post of their own acts in it at once.
 *
 * Whoever has a second factor is asked for it once the password is right; a wrong code counts like a wrong password, and asking for one forgives
 * nothing, or a known password would open the way to guessing.
 *
 * Throws 401 `wrongCredentials` or `secondFactorNeeded`, 423 `locked`, 429 `tooOften`.
 */
export async function signIn(context: IdentityContext, wish: SignInWish): Promise<SignedIn> {
  const { database, clock, sealing, rules } = context
  const attempt = attemptOf(sealing, rules, wish.username, wish.address)
  const found = await transaction(database, servicePost('identity'), async tx => {
    await countAttempt(tx, attempt, clock.realNow(), rules)
    const [account] = await tx.query<{ person_id: string; password_hash: string; locked: boolean }>(
      `select c.person_id, c.password_hash, c.locked_at is not null as locked from ground.person p join identity.credential c on c.person_id = p.id
       where p.username = $1 and p.ended_at is null`,
      [normaliseUsername(wish.username)],
    )
    return account
  })
  const right = await verifyPassword(found?.password_hash ?? null, wish.password)
  // a failure is written too, so the refusal comes after the commit
  const signedIn = await transaction(database, servicePost('identity'), async tx => {
    const now = clock.realNow()
    if (!found || !right || found.locked) {
      await countFailure(tx, attempt, now, rules)
      await note(tx, { action: 'signInFailed', personId: found?.person_id ?? null, nameKey: attempt.nameKey })
      return null
    }
    const personId = found.person_id
    const enrolled = await hasSecondFactor(tx, personId)
    if (enrolled && !wish.code) {
      await takeBackAttempt(tx, attempt)
      return 'codeNeeded'
    }
    const opened = enrolled ? await takeCode(tx, sealing, { personId, typed: wish.code ?? '', now }) : 'password'
    if (opened === null) {
      await countFailure(tx, attempt, now, rules)
      await note(tx, { action: 'secondFactorFailed', personId })
      return 'codeWrong'
    }
    if (opened === 'recovery') await note(tx, { action: 'recoveryCodeUsed', personId })
    await forgiveAttempts(tx, attempt)
    return beginSession(tx, context, { personId, proven: enrolled, provider: null, arrival: wish })
  })
  if (signedIn === 'codeNeeded') throw codeNeeded()
  if (signedIn === 'codeWrong') throw codeWrong()
  // only who knows the password is told that the account is locked
  if (!signedIn) throw found?.locked && right ? accountLocked() : wrongCredentials()
  return signedIn
}

function codeNeeded() {
  return refuse(
    401,
    'secondFactorNeeded',
    { zh: '还需要动态口令', en: 'A one-time code is wanted as well' },
    {
      zh: '请输入手机上的 6 位口令；手机不在身边可输入一个备用码',
      en: 'Type the six digits on your phone, or a recovery code if it is not at hand',
    },
  )
}

/** 401: also after a sign-on elsewhere. */
export function codeWrong() {
  return refuse(
    401,
    'secondFactorNeeded',
    { zh: '动态口令不对，或已经用过', en: 'The one-time code is wrong or has been used' },
    {
      zh: '请等下一个口令再试，并核对手机时间是否自动设置；手机遗失请联系安全管理员',
      en: 'Wait for the next one, and see that the phone sets its clock by itself; if it is lost, ask the security administrator',
    },
  )
}

function wrongCredentials() {
  return refuse(
    401,
    'wrongCredentials',
    { zh: '用户名或密码不对', en: 'The user name or the password is wrong' },
    {
      zh: '请核对后重试；忘记密码可请系统管理员重置',
      en: 'Check both and try again; a forgotten password can be reset by the system administrator',
    },
  )
}
