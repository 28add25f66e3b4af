import { z } from 'zod'
import type { GuardApprovalRow, listGuardApprovals } from '#contract/baseline/guard.ts'
import { extentOf, narrow, scopeFilter } from '#ground/access/index.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { approvalColumns, type GuardApproval, readApproval } from './guard-approval.store.ts'

const Key = z.tuple([z.string().max(60), z.uuid()])
const countAtMost = 10_000

/** A page of the approvals in reach, the latest first, with how many there are, counted up to 10,000. */
export async function findGuardApprovals(
  tx: Tx,
  { step, area, industry, state, after, limit }: z.output<typeof listGuardApprovals.query>,
  today: string,
): Promise<{ rows: GuardApprovalRow[]; next: string | null; total: number | null }> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(area ? { areas: area } : {}),
    ...(industry ? { industries: industry } : {}),
  })
  const scope = scopeFilter(extent, { areas: 'a.area', townships: 'a.township', industries: 'a.industry' }, 3)
  const from = `from baseline.guard_approval a
    where ($1::text[] is null or a.step = any ($1)) and ($2::text[] is null or a.state = any ($2)) and ${scope.text}`
  const values = [step ?? null, state ?? null, ...scope.values]
  const [counted] = await tx.query<{ count: number }>(
    `select count(*) as count from (select ${from} limit ${countAtMost + 1}) as counted`,
    values,
  )
  const [at, id] = readPageKey(after, Key) ?? [null, null]
  const last = values.length
  const found = await tx.query<{ key: string } & Record<string, unknown>>(
    `select ${approvalColumns}, a.asked_at::text as key ${from}
     and ($${last + 1}::timestamptz is null or (a.asked_at, a.id) < ($${last + 1}, $${last + 2}::uuid))
     order by a.asked_at desc, a.id desc limit $${last + 3}`,
    [...values, at, id, limit + 1],
  )
  const shown = found.slice(0, limit)
  const end = shown.at(-1)
  const count = counted?.count ?? 0
  return {
    rows: shown.map(row => rowOf(readApproval(row), today)),
    next: found.length > limit && end ? writePageKey([end.key, String(end.id)]) : null,
    total: count > countAtMost ? null : count,
  }
}

/** An approval as the list shows it; that it has run out is told by the day. */
export function rowOf(the: GuardApproval, today: string): GuardApprovalRow {
  const { id, version, step, area, industry, state, atMost, used, validUntil, reason, askedByWords } = the
  return {
    id,
    version,
    step,
    area,
    industry,
    state,
    expired: state === 'approved' && validUntil < today,
    atMost,
    used,
    validUntil,
    reason,
    askedByWords,
    askedAt: the.askedAt.toISOString(),
  }
}
