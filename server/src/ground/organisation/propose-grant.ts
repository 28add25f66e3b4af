import type { GrantProposal } from '#contract/ground/organisation.ts'
import { newId } from '../database/new-id.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { CampaignWords } from '../identity/index.ts'
import type { Sealing } from '../sealing/index.ts'
import { judgeProposal } from './judge-proposal.ts'
import { noteGrant } from './note-grant.ts'
import { proposalWords } from './proposal-words.ts'
import { sealProposal } from './seal-proposal.ts'
import { tellWhoDecides } from './tell-of-grant.ts'

/**
 * Keeps what the system administrator proposes; nothing changes yet. Repeating the request returns the proposal it made.
 *
 * @param oneOfMany where whoever decides is told of all of them at once
 * @returns id of the proposal
 */
export async function proposeGrant(
  tx: Tx,
  said: { requestId: string; proposal: GrantProposal },
  {
    sealing,
    campaign,
    now,
    day,
    oneOfMany = false,
  }: { sealing: Sealing; campaign: CampaignWords; now: Date; day: string; oneOfMany?: boolean },
): Promise<string> {
  const [earlier] = await tx.query<{ id: string; kind: string; proposed_by: string }>(
    'select id, kind, proposed_by from ground.grant_request where request_id = $1',
    [said.requestId],
  )
  if (earlier) {
    if (earlier.kind === said.proposal.kind && earlier.proposed_by === tx.actor.personId) return earlier.id
    throw refuse(409, 'requestIdReused', {
      zh: '同一请求编号已用于内容不同的申请',
      en: 'The request id was already used for a proposal that said something else',
    })
  }
  const concerned = await judgeProposal(tx, said.proposal)
  const words = await proposalWords(tx, said.proposal, concerned, campaign)
  const id = newId(now.getTime())
  await tx.query(
    `insert into ground.grant_request (id, request_id, kind, proposal, person_id, words, proposed_at, proposed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      said.requestId,
      said.proposal.kind,
      sealProposal(sealing, said.proposal),
      concerned.personId,
      words,
      now,
      tx.actor.personId,
    ],
  )
  await noteGrant(tx, { action: 'propose', grantId: id, fields: Object.keys(said.proposal) })
  if (!oneOfMany) await tellWhoDecides(tx, id, words, day)
  return id
}
