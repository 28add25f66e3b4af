import { Role } from '#contract/ground/role.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Actor } from '../database/claims.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading } from '../database/transaction.ts'
import type { PostScopeColumns } from './scope-of-post.ts'
import { scopeOfPost } from './scope-of-post.ts'

/**
 * Reads who acts in a post, as it stands on the day of business time: for jobs, which work under the post that started them.
 * Null when the post has ended, changed hands, or its person has left.
 */
export function actorOfPost(
  database: Database,
  clock: Clock,
): (postId: string, personId: string) => Promise<Actor | null> {
  return (postId, personId) =>
    reading(database, servicePost('identity'), async tx => {
      const [row] = await tx.query<PostScopeColumns & { role: string; unit_id: string; words: string }>(
        `select o.role, o.unit_id, o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises,
           coalesce(u.short_name, u.name) || ' ' || p.name as words
         from ground.post o join ground.unit u on u.id = o.unit_id join ground.person p on p.id = o.person_id and p.ended_at is null
         where o.id = $1 and o.person_id = $2 and o.valid_from <= $3 and (o.valid_until is null or o.valid_until >= $3)`,
        [postId, personId, clock.businessDay()],
      )
      if (!row) return null
      return {
        postId,
        personId,
        unitId: row.unit_id,
        role: Role.parse(row.role),
        scope: scopeOfPost(row),
        words: row.words,
      }
    })
}
