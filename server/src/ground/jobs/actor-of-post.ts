import { Role } from '#contract/ground/role.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Actor } from '../database/claims.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading } from '../database/transaction.ts'
import { type PostScopeColumns, scopeOfPost } from '../identity/scope-of-post.ts'
import type { ActorOfPost } from './carry-job.ts'

interface PostRow extends PostScopeColumns, Record<string, unknown> {
  readonly role: string
  readonly unitId: string
  readonly unitName: string
  readonly personName: string
}

/** Reads posts as they are today: with the scope they have now, and none that has ended or changed hands since. */
export function actorOfPost(database: Database, clock: Clock): ActorOfPost {
  return (postId, personId) =>
    reading(database, servicePost('identity'), async (tx): Promise<Actor | null> => {
      const [row] = await tx.query<PostRow>(
        `select o.role, o.unit_id as "unitId", o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises,
           p.name as "personName", coalesce(u.short_name, u.name) as "unitName"
         from ground.post o join ground.person p on p.id = o.person_id and p.ended_at is null join ground.unit u on u.id = o.unit_id
         where o.id = $1 and o.person_id = $2 and o.valid_from <= $3 and (o.valid_until is null or o.valid_until >= $3)`,
        [postId, personId, clock.businessDay()],
      )
      if (!row) return null
      const { role, unitId, unitName, personName } = row
      return {
        postId,
        personId,
        unitId,
        role: Role.parse(role),
        scope: scopeOfPost(row),
        words: `${unitName} ${personName}`,
      }
    })
}
