import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import { listedStates } from '#contract/baseline/enterprise.states.ts'
import type { InclusionFilter } from '#contract/baseline/inclusion.ts'
import { type Extent, extentOf, isNothing, narrow, orderedOverScope, scopeFilter } from '#ground/access/index.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { searchEnterprises } from '../enterprise/search-index.store.ts'
import { waitingCondition } from './next-step.ts'

/** One enterprise in one of its industries. */
export interface MembershipKey {
  readonly enterpriseId: string
  readonly industry: string
}

/** A filter held against a post's scope, as conditions on `membership m` and, where asked for, `inclusion i`. */
export interface NarrowedInclusions {
  readonly extent: Extent
  readonly where: readonly string[]
  readonly values: readonly unknown[]
  readonly from: string
}

const columns = {
  areas: 'm.area',
  townships: 'm.township',
  grids: 'm.grid',
  enterprises: 'm.enterprise_id',
  industries: 'm.industry',
} as const

// undecided is who stands on list one; a record is shown also where the plant has closed down since
const onListTwo = `m.until is null and (m.state in (${listedStates.map(state => `'${state}'`).join(', ')}) or (m.state = 'closedDown' and m.inclusion_state <> 'undecided'))`

/** Which memberships a filter means to this post. Throws 422 for a text of one character. */
export async function narrowInclusions(
  tx: Tx,
  campaign: Campaign,
  day: string,
  filter: InclusionFilter,
): Promise<NarrowedInclusions> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(filter.area ? { areas: filter.area } : {}),
    ...(filter.township ? { townships: filter.township } : {}),
    ...(filter.industry ? { industries: filter.industry } : {}),
  })
  const text = filter.text ?? ''
  if (text !== '' && Array.from(text).length < 2) {
    const sentence = { zh: '请至少输入两个字', en: 'Give two characters at least' }
    throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'text', ...sentence }] })
  }
  const values: unknown[] = []
  const where = [onListTwo]
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  if (filter.state?.length === 1) where.push(`m.inclusion_state = ${add(filter.state[0], 'text')}`)
  else if (filter.state && filter.state.length > 1)
    where.push(`m.inclusion_state = any (${add(filter.state, 'text[]')})`)
  let joined = false
  const ofRecord = (condition: string) => {
    joined = true
    where.push(condition)
  }
  const included = `m.inclusion_state = 'included'`
  if (filter.route) ofRecord(`${included} and i.route = any (${add(filter.route, 'text[]')})`)
  if (filter.cultivated !== undefined)
    ofRecord(filter.cultivated ? `${included} and i.cultivated` : `not coalesce(i.cultivated, false)`)
  if (filter.withoutRoute) ofRecord(`${included} and i.route is null`)
  if (filter.mine) ofRecord(waitingCondition(campaign, tx.actor, day, add))
  if (text !== '') where.push(`m.enterprise_id = any (${add(await searchEnterprises(tx, text), 'uuid[]')})`)
  const record = ' left join baseline.inclusion i on i.enterprise_id = m.enterprise_id and i.industry = m.industry'
  return { extent, where, values, from: `baseline.membership m${joined ? record : ''}` }
}

const Key = z.tuple([z.string().max(60), z.uuid(), z.string().max(60)])

/** A page of list two, the latest proposed or decided first, then those undecided. Reads about as many rows as it gives. */
export async function findInclusions(
  tx: Tx,
  { extent, where, values, from }: NarrowedInclusions,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ keys: MembershipKey[]; next: string | null }> {
  const key = readPageKey(after, Key)
  const all = [...values]
  const conditions = [...where]
  if (key) {
    const at = all.push(...key) - 2
    conditions.push(
      `(m.inclusion_at, m.enterprise_id, m.industry) < ($${at}::timestamptz, $${at + 1}::uuid, $${at + 2}::text)`,
    )
  }
  const text = conditions.join(' and ')
  const statement = orderedOverScope(extent, {
    name: `list two ${createHash('sha1').update(`${text}${from}`).digest('hex').slice(0, 10)}`,
    select: {
      at: 'm.inclusion_at',
      enterpriseId: 'm.enterprise_id',
      industry: 'm.industry',
      key: 'm.inclusion_at::text',
    },
    from,
    where: text,
    values: all,
    order: ['at', 'enterpriseId', 'industry'],
    descending: true,
    limit: limit + 1,
    columns,
    merged: ['areas', 'townships', 'industries'],
  })
  if (!statement) return { keys: [], next: null }
  const rows = await tx.run<MembershipKey & { key: string }>(statement, statement.values)
  const keys = rows.slice(0, limit)
  const last = keys.at(-1)
  return {
    keys: keys.map(({ enterpriseId, industry }) => ({ enterpriseId, industry })),
    next: rows.length > limit && last ? writePageKey([last.key, last.enterpriseId, last.industry]) : null,
  }
}

const countAtMost = 10_000

/** How many a filter means, counted up to 10,000, with `more` where there are more. */
export async function totalOfInclusions(
  tx: Tx,
  { extent, where, values, from }: NarrowedInclusions,
): Promise<{ total: number; more: boolean }> {
  if (isNothing(extent)) return { total: 0, more: false }
  const scope = scopeFilter(extent, columns, values.length + 1)
  const [counted] = await tx.query<{ count: number }>(
    `select count(*) as count from (select from ${from} where ${[...where, scope.text].join(' and ')} limit ${countAtMost + 1}) as counted`,
    [...values, ...scope.values],
  )
  const count = counted?.count ?? 0
  return { total: Math.min(count, countAtMost), more: count > countAtMost }
}
