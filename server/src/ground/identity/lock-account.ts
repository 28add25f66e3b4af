import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { Sealing } from '../sealing/index.ts'
import { absent } from '../workflow/act.ts'
import { nameKeyOf } from './count-attempts.ts'
import type { SignInRules } from './sign-in-rules.ts'

/** Why nobody can sign in by an account at present. */
export type AccountLock = 'byAdministrator' | 'byFailures'

/** Locks an account until it is unlocked; to be followed by ending its sessions. Throws 404 for a person without one, or who has ended. */
export async function lockAccount(tx: Tx, personId: string, reason: string, now: Date): Promise<void> {
  const locked = await tx.query(
    `update identity.credential c set locked_at = $2, lock_reason = $3 from ground.person p
     where c.person_id = $1 and p.id = $1 and p.ended_at is null returning c.person_id`,
    [personId, now, reason],
  )
  if (locked.length === 0) throw absent()
}

/** Opens an account again and forgets the failures under its name. Throws 404 for a person without one, or who has ended. */
export async function unlockAccount(tx: Tx, personId: string, sealing: Sealing): Promise<void> {
  const [person] = await tx.query<{ username: string }>(
    `update identity.credential c set locked_at = null, lock_reason = null from ground.person p
     where c.person_id = $1 and p.id = $1 and p.ended_at is null returning p.username`,
    [personId],
  )
  if (!person) throw absent()
  await tx.query('delete from identity.attempt where key = $1', [nameKeyOf(sealing, person.username)])
}

/** Which of these accounts are locked, by id. */
export async function locksOf(
  tx: Tx,
  people: readonly { readonly id: string; readonly username: string }[],
  { sealing, rules, now }: { sealing: Sealing; rules: SignInRules; now: Date },
): Promise<Map<string, AccountLock>> {
  const byName = new Map(people.map(({ id, username }) => [nameKeyOf(sealing, username).toString('hex'), id]))
  const failed = await tx.query<{ key: string }>(
    `select encode(key, 'hex') as key from identity.attempt
     where key = any (array(select decode(given, 'hex') from unnest($1::text[]) as given)) and failures >= $2 and since > $3`,
    [[...byName.keys()], rules.nameFailures, new Date(now.getTime() - rules.lockMinutes * 60_000)],
  )
  const locks = new Map<string, AccountLock>()
  for (const { key } of failed) {
    const id = byName.get(key)
    if (id !== undefined) locks.set(id, 'byFailures')
  }
  const locked = await tx.query<{ id: string }>(
    'select person_id as id from identity.credential where person_id = any ($1::uuid[]) and locked_at is not null',
    [people.map(({ id }) => id)],
  )
  for (const { id } of locked) locks.set(id, 'byAdministrator')
  return locks
}

/** Said to whoever knows the password of an account that an administrator has locked. */
export function accountLocked() {
  return refuse(
    423,
    'locked',
    { zh: '账号已由安全管理员锁定', en: 'The security administrator has locked this account' },
    { zh: '请联系安全管理员解除锁定', en: 'Ask the security administrator to unlock it' },
  )
}
