import type { FoundPerson } from '#contract/ground/organisation.ts'
import { Role } from '#contract/ground/role.ts'
import type { Tx } from '../database/transaction.ts'
import { titleOf } from '../identity/index.ts'

/** Who holds a post on that day, by part of the name; once for each unit. Contacts of enterprises are case data and not among them. */
export async function findPeople(tx: Tx, q: string, day: string): Promise<FoundPerson[]> {
  const rows = await tx.query<Omit<FoundPerson, 'title'> & { role: string; title: string }>(
    `select distinct on (p.name, p.id, o.unit_id) p.id as "personId", p.name as "personName", o.unit_id as "unitId",
       coalesce(u.short_name, u.name) as "unitName", o.role, o.title
     from ground.person p join ground.post o on o.person_id = p.id join ground.unit u on u.id = o.unit_id
     where p.ended_at is null and position(lower($1) in lower(p.name)) > 0 and o.scope_kind <> 'enterprises'
       and o.valid_from <= $2 and (o.valid_until is null or o.valid_until >= $2)
     order by p.name, p.id, o.unit_id, o.valid_from limit 20`,
    [q, day],
  )
  return rows.map(({ role, title, ...row }) => ({ ...row, title: titleOf(Role.parse(role), title) }))
}
