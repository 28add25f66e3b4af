import type { Tx } from '../database/transaction.ts'
import type { Sealing } from '../sealing/index.ts'
import { absent } from '../workflow/act.ts'
import { unitStandings } from './list-unit-people.ts'
import { mayOpenPhone } from './may-open-phone.ts'
import { openPhone } from './seal-phone.ts'

/**
 * Opens a person's telephone number and leaves an audit row, in one transaction: no number is shown that isn't on record.
 *
 * Throws 404 where there is none, or the acting post has no need of it.
 */
export async function showPhone(
  tx: Tx,
  personId: string,
  { day, sealing }: { day: string; sealing: Sealing },
): Promise<string> {
  const rows = await tx.query<{ phone_sealed: Buffer; unit_id: string }>(
    `select p.phone_sealed, o.unit_id from ground.person p join ground.post o on o.person_id = p.id
       and o.valid_from <= $2 and (o.valid_until is null or o.valid_until >= $2)
     where p.id = $1 and p.ended_at is null and p.phone_sealed is not null`,
    [personId, day],
  )
  const { actor } = tx
  const standings = await unitStandings(tx, [actor.unitId, ...rows.map(row => row.unit_id)])
  const found = rows.find(row => mayOpenPhone(actor.role, standings.get(actor.unitId), standings.get(row.unit_id)))
  if (!found) throw absent()
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, subject_id, person_id, post_id, unit_id, field_names)
     values ('read', 'showPhone', 'person', $1, $2, $3, $4, '{phone}')`,
    [personId, actor.personId, actor.postId, actor.unitId],
  )
  return openPhone(sealing, found.phone_sealed)
}
