import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { absent } from '../workflow/act.ts'
import { noteGrant } from './note-grant.ts'
import { tellProposer } from './tell-of-grant.ts'

/** A proposal that is open, locked for its decision. */
export interface OpenGrant {
  readonly id: string
  readonly kind: string
  readonly proposal: Record<string, unknown>
  readonly proposed_by: string
}

/**
 * Locks a proposal for its decision.
 *
 * Throws 404 where there is none, 409 `wrongState` once it is decided, 403 `samePerson` where whoever made it would decide it.
 */
export async function lockGrant(tx: Tx, id: string, by: 'another' | 'proposer'): Promise<OpenGrant> {
  const [open] = await tx.query<OpenGrant>(
    'select id, kind, proposal, proposed_by from ground.grant_request where id = $1 and decision is null for update',
    [id],
  )
  if (!open) {
    const [decided] = await tx.query('select from ground.grant_request where id = $1', [id])
    if (!decided) throw absent()
    throw refuse(
      409,
      'wrongState',
      { zh: '这项申请已经办结', en: 'This proposal has been decided' },
      { zh: '如需变更，请另行提出申请', en: 'Propose anew what should change' },
    )
  }
  const own = open.proposed_by === tx.actor.personId
  if (by === 'proposer' && !own) throw absent()
  if (by === 'another' && own) {
    throw refuse(
      403,
      'samePerson',
      { zh: '自己提出的申请须由他人审批', en: 'Nobody approves what one has proposed oneself' },
      { zh: '请由另一名安全管理员审批', en: 'Another security administrator decides it' },
    )
  }
  return open
}

/** Writes the decision on a locked proposal. */
export async function writeDecision(
  tx: Tx,
  said: { id: string; decision: 'approved' | 'refused' | 'withdrawn'; reason?: string; personId?: string; now: Date },
): Promise<void> {
  const [decided] = await tx.query<{ proposer: string; words: Words }>(
    `update ground.grant_request set decision = $2, decided_at = $3, decided_by = $4, reason = $5, person_id = coalesce($6, person_id)
     where id = $1 returning proposed_by as proposer, words`,
    [said.id, said.decision, said.now, tx.actor.personId, said.reason ?? null, said.personId ?? null],
  )
  const action = { approved: 'approve', refused: 'refuse', withdrawn: 'withdraw' } as const
  await noteGrant(tx, { action: action[said.decision], grantId: said.id })
  if (decided && said.decision !== 'withdrawn') await tellProposer(tx, said.id, said.decision, decided)
}
