import { roleMay } from '#contract/ground/permission.ts'
import type { Role } from '#contract/ground/role.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import { reading } from '#ground/database/transaction.ts'
import type { ActorOfPost } from '#ground/jobs/index.ts'

/** The first valid post of a user that may import; null where there is none. Posts are read as they stand, see `actorOf`. */
export async function postOfUsername(
  { database, actorOf }: { readonly database: Database; readonly actorOf: ActorOfPost },
  username: string,
): Promise<Actor | null> {
  const posts = await reading(database, servicePost('identity'), tx =>
    tx.query<{ id: string; personId: string; role: Role }>(
      `select o.id, o.person_id as "personId", o.role from ground.post o join ground.person p on p.id = o.person_id
       where p.username = $1 and p.ended_at is null order by o.valid_from, o.id`,
      [username],
    ),
  )
  for (const { id, personId, role } of posts) {
    if (!roleMay(role, 'enterprise.import')) continue
    const actor = await actorOf(id, personId)
    if (actor) return actor
  }
  return null
}
