import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '../../database/transaction.ts'
import type { Tell } from '../../notification/tell.ts'
import type { DelegationRow } from './delegation.store.ts'

/** Tells both what became of a delegation, in the caller's transaction, and leaves a row in the audit. */
export async function tellOfDelegation(
  tx: Tx,
  row: DelegationRow,
  said: { event: 'delegated' | 'delegationEnded'; by: string | null; words: Words },
): Promise<void> {
  const payload: Tell = { persons: [row.delegatorId, row.delegateId], words: said.words, link: '/account' }
  await tx.query(
    `insert into ground.outbox (topic, cell, noun, subject_id, event, payload) values ('delegations', '', 'delegation', $1, $2, $3)`,
    [row.id, said.event, payload],
  )
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, subject_id, person_id, post_id, field_names)
     values ('grant', $1, 'delegation', $2, $3, $4, '{delegate,from,until}')`,
    [said.event, row.id, said.by, row.postId],
  )
}

/** 「开化经信局 张三」的岗位, as sentences about it name it. */
export function postInWords({ unitName, delegatorName }: DelegationRow): string {
  return `${unitName} ${delegatorName}`
}
