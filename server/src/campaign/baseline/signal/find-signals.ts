import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SignalFilter } from '#contract/baseline/signal.ts'
import { extentOf, isNothing, narrow, scopeFilter } from '#ground/access/index.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { type SignalCase, signalCases } from './signal.store.ts'

const Key = z.tuple([z.string().max(60), z.uuid()])
const columns = {
  areas: 's.area',
  townships: 's.township',
  enterprises: 's.enterprise_id',
  industries: 's.industry',
} as const
const countAtMost = 10_000

/** A page of signals in reach, the latest received first, with how many there are, counted up to 10,000. */
export async function findSignals(
  tx: Tx,
  filter: SignalFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: SignalCase[]; next: string | null; total: number | null }> {
  const extent = narrow(extentOf(tx.actor.scope), filter.area ? { areas: filter.area } : {})
  if (isNothing(extent)) return { rows: [], next: null, total: 0 }
  const values: unknown[] = []
  const where: string[] = []
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  if (filter.state) where.push(`s.state = any (${add(filter.state, 'text[]')})`)
  if (filter.kind) where.push(`s.kind = any (${add(filter.kind, 'text[]')})`)
  if (filter.enterprise) where.push(`s.enterprise_id = ${add(filter.enterprise, 'uuid')}`)
  const scope = scopeFilter(extent, columns, values.length + 1)
  values.push(...scope.values)
  where.push(scope.text)
  const condition = where.join(' and ')
  const [counted] = await tx.query<{ count: number }>(
    `select count(*) as count from (select from baseline.signal s where ${condition} limit ${countAtMost + 1}) as counted`,
    values,
  )
  const key = readPageKey(after, Key)
  const rest = key
    ? ` and (s.received_at, s.id) < ($${values.push(key[0])}::timestamptz, $${values.push(key[1])}::uuid)`
    : ''
  const text = `${signalCases} where ${condition}${rest} order by s.received_at desc, s.id desc limit ${Math.trunc(limit) + 1}`
  const name = `signals ${createHash('sha1').update(text).digest('hex').slice(0, 10)}`
  const found = await tx.run<SignalCase & Record<string, unknown>>({ name, text }, values)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const count = counted?.count ?? 0
  return {
    rows,
    next: found.length > limit && last ? writePageKey([last.receivedAt.toISOString(), last.id]) : null,
    total: count > countAtMost ? null : count,
  }
}
