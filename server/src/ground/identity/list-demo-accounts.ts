import type { z } from 'zod'
import type { listDemoAccounts as endpoint } from '#contract/ground/identity.ts'
import { Role } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import type { Clock } from '../clock/create-clock.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading } from '../database/transaction.ts'
import { titleOf } from './post-words.ts'

type DemoGroups = z.input<typeof endpoint.reply>['groups']

// a demo city has a hundred townships; one of each area is enough to choose from
const mostOfARole = 8

/** The accounts of a demo installation by role, in the order of the roles. Registered in a demo installation alone. */
export async function listDemoAccounts(database: Database, clock: Clock): Promise<DemoGroups> {
  const rows = await reading(database, servicePost('identity'), tx =>
    tx.query<{ role: string; title: string; username: string; person_name: string; unit_name: string }>(
      `select role, title, username, person_name, unit_name from (
         select o.role, o.title, p.username, p.name as person_name, coalesce(u.short_name, u.name) as unit_name,
           u.position, u.id, row_number() over (partition by o.role, u.area order by u.position, u.id, p.username) as place
         from ground.post o join ground.person p on p.id = o.person_id join ground.unit u on u.id = o.unit_id
           join identity.credential c on c.person_id = p.id
         where p.ended_at is null and o.valid_from <= $1 and (o.valid_until is null or o.valid_until >= $1)) as account
       order by place, position, id`,
      [clock.businessDay()],
    ),
  )
  const byRole = Map.groupBy(rows, row => row.role)
  return Role.options.flatMap(role => {
    const accounts = byRole.get(role)
    if (!accounts) return []
    return {
      role,
      roleTitle: roleWords[role],
      accounts: accounts.slice(0, mostOfARole).map(row => ({
        username: row.username,
        personName: row.person_name,
        unitName: row.unit_name,
        title: titleOf(role, row.title),
      })),
    }
  })
}
