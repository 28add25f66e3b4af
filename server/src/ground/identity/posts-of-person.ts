import { Role } from '#contract/ground/role.ts'
import type { Tx } from '../database/transaction.ts'
import type { PostScopeColumns } from './scope-of-post.ts'

/** A post as its holder may choose it. */
export interface HeldPost extends PostScopeColumns {
  readonly id: string
  readonly role: Role
  readonly title: string
  readonly unitName: string
}

/** The posts a person holds on a day of business time, the widest unit first. */
export async function postsOfPerson(tx: Tx, personId: string, day: string): Promise<HeldPost[]> {
  const rows = await tx.query<PostScopeColumns & { id: string; role: string; title: string; unit_name: string }>(
    `select o.id, o.role, o.title, o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises,
       coalesce(u.short_name, u.name) as unit_name
     from ground.post o join ground.unit u on u.id = o.unit_id
     where o.person_id = $1 and o.valid_from <= $2 and (o.valid_until is null or o.valid_until >= $2)
     order by array_position(array['city', 'area', 'township', 'external'], u.level), u.position, o.valid_from, o.id`,
    [personId, day],
  )
  return rows.map(({ unit_name, ...row }) => ({ ...row, role: Role.parse(row.role), unitName: unit_name }))
}
