import { Role } from '#contract/ground/role.ts'
import type { Actor } from '../database/claims.ts'
import { actorWords, servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import type { Prepared } from '../database/transaction.ts'
import { reading } from '../database/transaction.ts'
import type { PostScopeColumns } from './scope-of-post.ts'
import { scopeOfPost } from './scope-of-post.ts'

/** A session as the database says it is now; whether it has run out is judged by its times. */
export interface FoundSession {
  readonly id: string
  readonly personId: string
  readonly mustChangePassword: boolean
  readonly mustEnrol: boolean
  readonly actor: Actor | null
  readonly startedAt: Date
  readonly seenAt: Date
}

interface Row extends PostScopeColumns {
  readonly id: string
  readonly person_id: string
  readonly person_name: string
  readonly must_change: boolean
  readonly must_enrol: boolean
  readonly started_at: Date
  readonly seen_at: Date
  readonly post_id: string | null
  readonly role: string
  readonly unit_id: string
  readonly unit_name: string
  readonly delegator_id: string | null
  readonly delegator_name: string | null
}

// one object, so that the statement of its claims is made once
const identity = servicePost('identity')

const statement: Prepared = {
  name: 'identity find session',
  text: `select s.id, s.person_id, s.started_at, s.seen_at, p.name as person_name, coalesce(c.must_change and s.provider is null, false) as must_change, s.must_enrol,
      o.id as post_id, o.role, o.unit_id, o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises,
      coalesce(u.short_name, u.name) as unit_name, d.delegator_id, holder.name as delegator_name
    from identity.session s
      join ground.person p on p.id = s.person_id and p.ended_at is null
      left join identity.credential c on c.person_id = s.person_id
      left join ground.delegation d on d.post_id = s.post_id and d.delegate_id = s.person_id and d.ended_at is null
        and d.from_day <= $2 and d.until_day >= $2
      left join ground.person holder on holder.id = d.delegator_id and holder.ended_at is null
      left join ground.post o on o.id = s.post_id and (o.person_id = s.person_id or o.person_id = holder.id)
        and o.valid_from <= $2 and (o.valid_until is null or o.valid_until >= $2)
      left join ground.unit u on u.id = o.unit_id
    where s.token_hash = decode($1, 'hex') and s.ended_at is null`,
}

/**
 * Reads a session that has not been ended, of a person who has not left, and the post chosen in it if that is valid on the day of
 * business time.
 *
 * @param digest of the token, in hexadecimal
 */
export async function findSession(database: Database, digest: string, day: string): Promise<FoundSession | null> {
  const [row] = await reading(database, identity, tx => tx.run<Row>(statement, [digest, day]))
  return read(row)
}

function read(row: Row | undefined): FoundSession | null {
  if (!row) return null
  return {
    id: row.id,
    personId: row.person_id,
    mustChangePassword: row.must_change,
    mustEnrol: row.must_enrol,
    actor: row.post_id === null ? null : actorOf({ ...row, post_id: row.post_id }),
    startedAt: row.started_at,
    seenAt: row.seen_at,
  }
}

/** Who acts, from the post as it stands; nothing the client sends gets into it. */
function actorOf(row: Row & { post_id: string }): Actor {
  return {
    postId: row.post_id,
    personId: row.person_id,
    unitId: row.unit_id,
    role: Role.parse(row.role),
    scope: scopeOfPost(row),
    words: actorWords(row.unit_name, row.person_name, row.delegator_name),
    ...(row.delegator_id === null ? {} : { delegator: { personId: row.delegator_id } }),
  }
}
