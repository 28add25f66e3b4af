import type { DelegationView } from '#contract/ground/delegation.ts'
import { Role } from '#contract/ground/role.ts'
import type { Tx } from '../../database/transaction.ts'
import { titleOf } from '../post-words.ts'

/** A delegation as it is kept, with the names beside it. */
export interface DelegationRow extends Record<string, unknown> {
  readonly id: string
  readonly postId: string
  readonly delegatorId: string
  readonly delegateId: string
  readonly delegatorName: string
  readonly delegateName: string
  readonly unitName: string
  readonly role: string
  readonly title: string
  readonly from: string
  readonly until: string
  readonly ground: string
  readonly endedAt: Date | null
  readonly endedBy: string | null
}

const rows = `select d.id, d.post_id as "postId", d.delegator_id as "delegatorId", d.delegate_id as "delegateId", holder.name as "delegatorName",
    delegate.name as "delegateName", coalesce(u.short_name, u.name) as "unitName", o.role, o.title, d.from_day as "from", d.until_day as "until",
    d.ground, d.ended_at as "endedAt", d.ended_by as "endedBy"
  from ground.delegation d join ground.person holder on holder.id = d.delegator_id join ground.person delegate on delegate.id = d.delegate_id
    join ground.post o on o.id = d.post_id join ground.unit u on u.id = o.unit_id`

const most = 50

/** What a person gave and received, the latest first. */
export async function delegationsOf(
  tx: Tx,
  personId: string,
): Promise<{ given: DelegationRow[]; received: DelegationRow[] }> {
  const [given, received] = await Promise.all([
    tx.query<DelegationRow>(`${rows} where d.delegator_id = $1 order by d.made_at desc limit ${most}`, [personId]),
    tx.query<DelegationRow>(`${rows} where d.delegate_id = $1 order by d.made_at desc limit ${most}`, [personId]),
  ])
  return { given, received }
}

/** One that a person gave or received, locked; undefined for another's. */
export async function lockOwnDelegation(tx: Tx, id: string, personId: string): Promise<DelegationRow | undefined> {
  const [row] = await tx.query<DelegationRow>(
    `${rows} where d.id = $1 and $2 in (d.delegator_id, d.delegate_id) for update of d`,
    [id, personId],
  )
  return row
}

export async function delegationOfRequest(tx: Tx, requestId: string): Promise<DelegationRow | undefined> {
  const [row] = await tx.query<DelegationRow>(`${rows} where d.request_id = $1`, [requestId])
  return row
}

/** Those whose last day is over and of whose end nobody has been told. */
export function overBy(tx: Tx, day: string, limit: number): Promise<DelegationRow[]> {
  return tx.query<DelegationRow>(
    `${rows} where d.ended_at is null and d.until_day < $1 order by d.id limit $2 for update of d skip locked`,
    [day, limit],
  )
}

/** As somebody who gave or received it sees it on a day. */
export function delegationView(row: DelegationRow, personId: string, day: string): DelegationView {
  const over = row.endedAt !== null || row.until < day
  const own = personId === row.delegatorId || personId === row.delegateId
  return {
    id: row.id,
    postId: row.postId,
    unitName: row.unitName,
    roleTitle: titleOf(Role.parse(row.role), row.title),
    delegatorName: row.delegatorName,
    delegateName: row.delegateName,
    from: row.from,
    until: row.until,
    ground: row.ground,
    state: over ? 'ended' : row.from > day ? 'coming' : 'running',
    endedAt: row.endedBy === null ? null : (row.endedAt?.toISOString() ?? null),
    mayEnd: own && !over,
  }
}
