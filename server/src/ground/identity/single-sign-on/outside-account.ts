import type { Tx } from '../../database/transaction.ts'
import { normaliseUsername } from '../count-attempts.ts'
import { note } from '../note.ts'
import type { OutsidePerson } from './sign-on-adapter.ts'
import type { ProviderSettings } from './sign-on-settings.ts'

/** Who here has bound an account, if that person has not left. */
export async function personOfAccount(
  tx: Tx,
  provider: ProviderSettings,
  { subject, username }: OutsidePerson,
  now: Date,
): Promise<string | null> {
  const [bound] = await tx.query<{ person: string; ended: boolean }>(
    `select a.person_id as person, p.ended_at is not null as ended
     from identity.outside_account a join ground.person p on p.id = a.person_id where a.provider = $1 and a.subject = $2`,
    [provider.id, subject],
  )
  if (bound) return bound.ended ? null : bound.person
  if (!provider.matchUsername || username === null) return null
  // whoever keeps the names over there could else become an administrator here: those bind their own
  const [named] = await tx.query<{ id: string }>(
    `select p.id from ground.person p
     where p.username = $1 and p.ended_at is null
       and not exists (select from ground.post o where o.person_id = p.id and o.role in ('systemAdmin', 'securityAdmin', 'auditor'))
       and not exists (select from identity.outside_account a where a.person_id = p.id and a.provider = $2)`,
    [normaliseUsername(username), provider.id],
  )
  if (!named) return null
  return (await bind(tx, { provider: provider.id, subject, personId: named.id, by: 'match', now })) ? named.id : null
}

/** @returns whether it could be bound: an account is one person's, and a person has one at each provider */
export async function bind(
  tx: Tx,
  said: { provider: string; subject: string; personId: string; by: 'person' | 'match'; now: Date },
): Promise<boolean> {
  const bound = await tx.query(
    `insert into identity.outside_account (provider, subject, person_id, bound_by, bound_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning person_id`,
    [said.provider, said.subject, said.personId, said.by, said.now],
  )
  if (bound.length === 0) return false
  await note(tx, { action: 'signOnBound', personId: said.personId })
  return true
}
