import { BlockList, isIPv6 } from 'node:net'
import type { Prepared, Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { Sealing } from '../sealing/index.ts'
import type { SignInRules } from './sign-in-rules.ts'

/** Who tries: by what is typed as a name, existing or not, and from where. */
export interface Attempt {
  readonly nameKey: Buffer
  /** Null where failures from the address aren't counted: an office's range. */
  readonly addressKey: Buffer | null
}

const count: Prepared = {
  name: 'identity count attempt',
  text: `insert into identity.attempt as known (key, failures, since) values ($1, 1, $2)
    on conflict (key) do update set
      failures = case when known.since <= $3 then 1 else least(known.failures + 1, $4 + 1) end,
      since = case when known.since <= $3 or known.failures < $4 then $2 else known.since end
    returning failures, since`,
}
const look: Prepared = {
  name: 'identity look at attempts',
  text: 'select failures from identity.attempt where key = $1 and since > $2',
}

export function attemptOf(sealing: Sealing, rules: SignInRules, username: string, address: string): Attempt {
  const counted = !isInOffice(rules.officeRanges, address)
  return {
    nameKey: nameKeyOf(sealing, username),
    addressKey: counted ? sealing.index(address, 'attempt.address') : null,
  }
}

/** Under which a name's failures are counted. */
export function nameKeyOf(sealing: Sealing, username: string): Buffer {
  return sealing.index(normaliseUsername(username), 'attempt.name')
}

/** The one form in which user names are kept and compared. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase()
}

/**
 * Counts an attempt before its password is looked at, so that a hundred at once are a hundred. Success takes it off again.
 *
 * Throws 423 `locked` once the name has failed too often, 429 `tooOften` for the address; neither looks whether the name exists.
 */
export async function countAttempt(tx: Tx, attempt: Attempt, now: Date, rules: SignInRules): Promise<void> {
  const forgottenBefore = new Date(now.getTime() - rules.lockMinutes * 60_000)
  if (attempt.addressKey) {
    const [seen] = await tx.run<{ failures: number }>(look, [attempt.addressKey, forgottenBefore])
    if (seen && seen.failures >= rules.addressFailures) {
      throw refuse(
        429,
        'tooOften',
        { zh: '这个网络地址登录失败次数过多', en: 'Too many sign-ins have failed from this network address' },
        {
          zh: `请 ${rules.lockMinutes} 分钟后再试；单位出口地址可请系统管理员列入办公网段`,
          en: `Try again in ${rules.lockMinutes} minutes; an office’s address can be listed as such by the system administrator`,
        },
      )
    }
  }
  const [counted] = await tx.run<{ failures: number; since: Date }>(count, [
    attempt.nameKey,
    now,
    forgottenBefore,
    rules.nameFailures,
  ])
  if (counted && counted.failures > rules.nameFailures) {
    const until = counted.since.getTime() + rules.lockMinutes * 60_000
    const minutes = Math.max(1, Math.ceil((until - now.getTime()) / 60_000))
    throw refuse(
      423,
      'locked',
      {
        zh: `连续 ${rules.nameFailures} 次未能登录，该用户名已暂停登录`,
        en: `Signing in failed ${rules.nameFailures} times in a row, so this name is locked for a while`,
      },
      {
        zh: `请 ${minutes} 分钟后再试；忘记密码可请系统管理员重置`,
        en: `Try again in ${minutes} minutes; a forgotten password can be reset by the system administrator`,
      },
    )
  }
}

/** After a wrong password: the address's own count. The name's has been taken already. */
export async function countFailure(tx: Tx, attempt: Attempt, now: Date, rules: SignInRules): Promise<void> {
  if (!attempt.addressKey) return
  const forgottenBefore = new Date(now.getTime() - rules.lockMinutes * 60_000)
  await tx.run(count, [attempt.addressKey, now, forgottenBefore, rules.addressFailures])
}

/** Takes this one attempt off the name's count: nothing was guessed, and nothing is forgiven. */
export async function takeBackAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.query('update identity.attempt set failures = failures - 1 where key = $1 and failures > 0', [
    attempt.nameKey,
  ])
}

/** After a right password the name's count starts anew; the address's stays, or one good account would open it to guessing. */
export async function forgiveAttempts(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.query('delete from identity.attempt where key = $1', [attempt.nameKey])
}

const lists = new WeakMap<readonly string[], BlockList>()

function isInOffice(ranges: readonly string[], address: string): boolean {
  let list = lists.get(ranges)
  if (!list) {
    list = new BlockList()
    for (const range of ranges) {
      const [net = '', bits] = range.split('/')
      const family = isIPv6(net) ? 'ipv6' : 'ipv4'
      if (bits === undefined) list.addAddress(net, family)
      else list.addSubnet(net, Number(bits), family)
    }
    lists.set(ranges, list)
  }
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
