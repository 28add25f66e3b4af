import type { UnitRow } from '#contract/ground/organisation.ts'
import type { Permission } from '#contract/ground/permission.ts'
import { permissions } from '#contract/ground/permission.ts'
import type { Tx } from '../database/transaction.ts'

export interface UnitFilter {
  readonly holds?: Permission | undefined
  readonly area?: string | undefined
  readonly level?: UnitRow['level'] | undefined
  readonly q?: string | undefined
}

/**
 * Open units, the city's first, in the order of the campaign's file. With `holds`, those in which somebody holds a post on that day
 * that may use the verb: what is handed to any other would lie there.
 */
export function listUnits(tx: Tx, filter: UnitFilter, day: string): Promise<UnitRow[]> {
  const roles = filter.holds ? permissions[filter.holds] : null
  return tx.query<UnitRow>(
    `select u.id, u.name, coalesce(u.short_name, u.name) as "shortName", u.kind, u.level, u.parent_id as "parentId", u.area,
       a.name as "areaName", u.township, u.industries, coalesce(held.posts, 0) as posts
     from ground.unit u left join ground.place a on a.code = u.area
       left join (select o.unit_id, count(*) as posts from ground.post o join ground.person p on p.id = o.person_id and p.ended_at is null
         where o.valid_from <= $1 and (o.valid_until is null or o.valid_until >= $1) and ($2::text[] is null or o.role = any($2))
         group by o.unit_id) held on held.unit_id = u.id
     where (u.closed_on is null or u.closed_on > $1) and ($2::text[] is null or held.posts > 0)
       and ($3::text is null or u.area = $3) and ($4::text is null or u.level = $4)
       and ($5::text is null or position(lower($5) in lower(u.name || ' ' || coalesce(u.short_name, ''))) > 0)
     order by array_position(array['city', 'area', 'township', 'external'], u.level), u.position, u.id`,
    [day, roles, filter.area ?? null, filter.level ?? null, filter.q || null],
  )
}
