import { Role } from '#contract/ground/role.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Actor } from '../database/claims.ts'
import { actorWords, servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading } from '../database/transaction.ts'
import type { PostScopeColumns } from './scope-of-post.ts'
import { scopeOfPost } from './scope-of-post.ts'

/**
 * Reads who acts in a post, as it stands on the day of business time: for jobs, which work under the post that started them.
 * Null when the post has ended, changed hands, its person has left, or a delegation is over.
 */
export function actorOfPost(
  database: Database,
  clock: Clock,
): (postId: string, personId: string) => Promise<Actor | null> {
  return (postId, personId) =>
    reading(database, servicePost('identity'), async tx => {
      const [row] = await tx.query<
        PostScopeColumns & {
          role: string
          unit_id: string
          unit_name: string
          person_name: string
          delegator_id: string | null
          delegator_name: string | null
        }
      >(
        `select o.role, o.unit_id, o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises,
           coalesce(u.short_name, u.name) as unit_name, p.name as person_name, d.delegator_id, holder.name as delegator_name
         from ground.post o join ground.unit u on u.id = o.unit_id join ground.person p on p.id = $2 and p.ended_at is null
           left join ground.delegation d on d.post_id = o.id and d.delegate_id = $2 and d.ended_at is null and d.from_day <= $3 and d.until_day >= $3
           left join ground.person holder on holder.id = d.delegator_id and holder.ended_at is null
         where o.id = $1 and (o.person_id = $2 or o.person_id = holder.id) and o.valid_from <= $3 and (o.valid_until is null or o.valid_until >= $3)`,
        [postId, personId, clock.businessDay()],
      )
      if (!row) return null
      return {
        postId,
        personId,
        unitId: row.unit_id,
        role: Role.parse(row.role),
        scope: scopeOfPost(row),
        words: actorWords(row.unit_name, row.person_name, row.delegator_name),
        ...(row.delegator_id === null ? {} : { delegator: { personId: row.delegator_id } }),
      }
    })
}
