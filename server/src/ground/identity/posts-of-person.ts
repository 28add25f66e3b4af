import { Role } from '#contract/ground/role.ts'
import type { Tx } from '../database/transaction.ts'
import type { PostScopeColumns } from './scope-of-post.ts'

/** A post as its holder may choose it. */
export interface HeldPost extends PostScopeColumns {
  readonly id: string
  readonly role: Role
  readonly title: string
  readonly unitName: string
  /** Its last day; null for no end. */
  readonly validUntil: string | null
  /** Whose post it is and the last day, where it is acted in by delegation. */
  readonly delegatedFrom?: { readonly personName: string; readonly until: string } | undefined
}

/** The posts a person holds on a day of business time, the widest unit first; after them those acted in by delegation (委托). */
export async function postsOfPerson(tx: Tx, personId: string, day: string): Promise<HeldPost[]> {
  const rows = await tx.query<
    PostScopeColumns & {
      id: string
      role: string
      title: string
      unit_name: string
      valid_until: string | null
      delegator_name: string | null
      until_day: string | null
    }
  >(
    `select o.id, o.role, o.title, o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises, o.valid_until,
       coalesce(u.short_name, u.name) as unit_name, holder.name as delegator_name, d.until_day
     from ground.post o join ground.unit u on u.id = o.unit_id
       left join ground.delegation d on d.post_id = o.id and d.delegate_id = $1 and d.ended_at is null and d.from_day <= $2 and d.until_day >= $2
       left join ground.person holder on holder.id = d.delegator_id and holder.ended_at is null
     where (o.person_id = $1 or o.person_id = holder.id) and o.valid_from <= $2 and (o.valid_until is null or o.valid_until >= $2)
     order by o.person_id <> $1, array_position(array['city', 'area', 'township', 'external'], u.level), u.position, o.valid_from, o.id`,
    [personId, day],
  )
  return rows.map(({ unit_name, valid_until, delegator_name, until_day, ...row }) => ({
    ...row,
    role: Role.parse(row.role),
    unitName: unit_name,
    validUntil: valid_until,
    delegatedFrom:
      delegator_name === null || until_day === null ? undefined : { personName: delegator_name, until: until_day },
  }))
}
