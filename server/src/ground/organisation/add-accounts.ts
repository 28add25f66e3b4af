import type { Role, Scope } from '#contract/ground/role.ts'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/transaction.ts'
import { normaliseUsername } from '../identity/index.ts'
import type { Sealing } from '../sealing/index.ts'
import { sealPhone } from './seal-phone.ts'

/** A person with one or more posts, as imported or seeded. */
export interface NewAccount {
  readonly username: string
  readonly name: string
  readonly phone?: string | undefined
  readonly posts: readonly NewPost[]
  /** From `hashPassword`; accounts that share a first password may share its hash. Without one the person cannot sign in here. */
  readonly passwordHash?: string | undefined
  readonly mustChangePassword: boolean
}

export interface NewPost {
  readonly role: Role
  readonly title?: string | undefined
  readonly unitId: string
  readonly scope: Scope
  readonly validFrom?: string | undefined
  readonly validUntil?: string | undefined
}

/**
 * Adds people with their posts, in a transaction of the service post `loader` (or of the security administrator, by approval).
 * Repeating it with a user name that exists changes nothing there and returns the person who has it.
 *
 * @param now real time
 * @returns ids of the persons by user name
 */
export async function addAccounts(
  tx: Tx,
  accounts: readonly NewAccount[],
  { sealing, now }: { sealing: Sealing; now: Date },
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const account of accounts) {
    const username = normaliseUsername(account.username)
    const id = newId(now.getTime())
    const phone = sealPhone(sealing, account.phone)
    const [made] = await tx.query<{ id: string }>(
      `insert into ground.person (id, name, username, phone_sealed, phone_index, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (username) do nothing returning id`,
      [id, account.name.trim(), username, phone?.sealed ?? null, phone?.index ?? null, now],
    )
    if (!made) {
      const [known] = await tx.query<{ id: string }>('select id from ground.person where username = $1', [username])
      if (known) ids.set(account.username, known.id)
      continue
    }
    ids.set(account.username, id)
    if (account.passwordHash) {
      await tx.query(
        'insert into identity.credential (person_id, password_hash, must_change, changed_at) values ($1, $2, $3, $4)',
        [id, account.passwordHash, account.mustChangePassword, now],
      )
    }
    for (const post of account.posts) await addPost(tx, id, post, now)
  }
  return ids
}

/** Gives a person a further post; valid from the first day of the plan unless a day is given. Returns its id. */
export async function addPost(tx: Tx, personId: string, post: NewPost, now: Date): Promise<string> {
  const id = newId(now.getTime())
  const { scope } = post
  await tx.query(
    `insert into ground.post (id, person_id, role, title, unit_id, scope_kind, areas, townships, grids, industries, enterprises, valid_from, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12::date, '2023-10-25'), $13)`,
    [
      id,
      personId,
      post.role,
      post.title ?? '',
      post.unitId,
      scope.kind,
      scope.kind === 'areas' ? scope.areas : [],
      scope.kind === 'townships' ? scope.townships : [],
      scope.kind === 'grids' ? scope.grids : [],
      'industries' in scope ? scope.industries : null,
      scope.kind === 'enterprises' ? scope.enterprises : [],
      post.validFrom ?? null,
      post.validUntil ?? null,
    ],
  )
  return id
}
