import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '../database/transaction.ts'
import type { Tell } from '../notification/tell.ts'

const link = '/people/grants?open=true'

/** Tells every security administrator that a proposal waits, in the caller's transaction. */
export async function tellWhoDecides(tx: Tx, grantId: string, what: Words, day: string): Promise<void> {
  const deciders = await tx.query<{ id: string }>(
    `select distinct o.person_id as id from ground.post o join ground.person p on p.id = o.person_id and p.ended_at is null
     where o.role = 'securityAdmin' and o.valid_from <= $1 and (o.valid_until is null or o.valid_until >= $1) and o.person_id <> $2`,
    [day, tx.actor.personId],
  )
  const words = { zh: `授权申请待审批：${what.zh}`, en: `A proposal waits for your decision: ${what.en}` }
  await tell(tx, grantId, 'propose', { persons: deciders.map(({ id }) => id), words, link })
}

/** Tells whoever proposed it what became of it. */
export async function tellProposer(
  tx: Tx,
  grantId: string,
  decision: 'approved' | 'refused',
  { proposer, words: what }: { proposer: string; words: Words },
): Promise<void> {
  const said = decision === 'approved' ? { zh: '已批准', en: 'Approved' } : { zh: '未同意', en: 'Refused' }
  const words = { zh: `授权申请${said.zh}：${what.zh}`, en: `${said.en}: ${what.en}` }
  await tell(tx, grantId, decision, { persons: [proposer], words, link: '/people/grants' })
}

async function tell(tx: Tx, grantId: string, event: string, said: Tell): Promise<void> {
  await tx.query(
    `insert into ground.outbox (topic, cell, noun, subject_id, event, payload) values ('grants', '', 'grant', $1, $2, $3)`,
    [grantId, event, said],
  )
}
