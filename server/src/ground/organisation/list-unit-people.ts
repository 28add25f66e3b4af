import type { UnitPersonRow } from '#contract/ground/organisation.ts'
import { Role } from '#contract/ground/role.ts'
import type { Tx } from '../database/transaction.ts'
import type { CampaignWords, PostScopeColumns } from '../identity/index.ts'
import { placeNames, scopeWords, titleOf } from '../identity/index.ts'
import type { Sealing } from '../sealing/index.ts'
import type { UnitStanding } from './may-open-phone.ts'
import { mayOpenPhone } from './may-open-phone.ts'
import { maskedPhone } from './seal-phone.ts'

interface Row extends PostScopeColumns {
  readonly person_id: string
  readonly person_name: string
  readonly post_id: string
  readonly role: string
  readonly title: string
  readonly phone_sealed: Buffer | null
}

/** Who holds a post in a unit on a day; numbers with their middle hidden. */
export async function listUnitPeople(
  tx: Tx,
  unitId: string,
  { day, sealing, campaign }: { day: string; sealing: Sealing; campaign: CampaignWords },
): Promise<UnitPersonRow[]> {
  const rows = await tx.query<Row>(
    `select p.id as person_id, p.name as person_name, p.phone_sealed, o.id as post_id, o.role, o.title,
       o.scope_kind, o.areas, o.townships, o.grids, o.industries, o.enterprises
     from ground.post o join ground.person p on p.id = o.person_id
     where o.unit_id = $1 and p.ended_at is null and o.valid_from <= $2 and (o.valid_until is null or o.valid_until >= $2)
     order by o.role, p.name, o.id limit 500`,
    [unitId, day],
  )
  const place = await placeNames(tx, rows)
  const standings = await unitStandings(tx, [unitId, tx.actor.unitId])
  const opens = mayOpenPhone(tx.actor.role, standings.get(tx.actor.unitId), standings.get(unitId))
  return rows.map(row => {
    const role = Role.parse(row.role)
    return {
      personId: row.person_id,
      personName: row.person_name,
      postId: row.post_id,
      role,
      title: titleOf(role, row.title),
      scopeWords: scopeWords(row, place, campaign),
      phoneMasked: maskedPhone(sealing, row.phone_sealed),
      phoneOpens: opens && row.phone_sealed !== null,
    }
  })
}

export async function unitStandings(tx: Tx, ids: readonly string[]): Promise<Map<string, UnitStanding>> {
  const rows = await tx.query<UnitStanding & { id: string }>(
    'select id, level, area from ground.unit where id = any($1)',
    [ids],
  )
  return new Map(rows.map(row => [row.id, row]))
}
