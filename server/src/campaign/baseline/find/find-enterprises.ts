import { createHash } from 'node:crypto'
import { type EnterpriseState, listedStates } from '#contract/baseline/enterprise.states.ts'
import type { EnterpriseFilter } from '#contract/baseline/enterprise.ts'
import { officialRoles } from '#contract/ground/role.ts'
import { type Extent, extentOf, isNothing, narrow, orderedOverScope, scopeFilter } from '#ground/access/index.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { countOf } from '#ground/figures/index.ts'
import { searchEnterprises } from '../enterprise/search-index.store.ts'
import { readKey, writeKey } from './page-key.ts'

export type Order = 'updated' | 'oldest' | 'name'

export interface Found {
  readonly ids: string[]
  readonly next: string | null
}

/** A filter held against a post's scope: what is left of it, and the ids that a text was found in. */
export interface Narrowed {
  readonly extent: Extent
  readonly filter: EnterpriseFilter
  readonly states: readonly EnterpriseState[]
  /** Null where nothing was searched for. */
  readonly ids: readonly string[] | null
}

const standing: readonly EnterpriseState[] = [
  'reported',
  'verified',
  'confirmed',
  'returned',
  'duplicate',
  'notInScope',
  'closedDown',
]

/**
 * Which enterprises a filter means to this post. Without a state those on the list are meant; a search by text also finds those that
 * have left it, but for voided ones.
 */
export async function narrowFilter(tx: Tx, filter: EnterpriseFilter): Promise<Narrowed> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(filter.area ? { areas: filter.area } : {}),
    ...(filter.county ? { counties: filter.county } : {}),
    ...(filter.township ? { townships: filter.township } : {}),
    ...(filter.industry ? { industries: filter.industry } : {}),
  })
  const text = filter.text ?? ''
  if (text !== '' && Array.from(text).length < 2) {
    const sentence = { zh: '请至少输入两个字', en: 'Give two characters at least' }
    throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'text', ...sentence }] })
  }
  return {
    extent,
    filter,
    states: filter.state ?? (text === '' ? listedStates : standing),
    ids: text === '' ? null : await searchEnterprises(tx, text),
  }
}

const membershipColumns = {
  areas: 'm.area',
  counties: 'e.county',
  townships: 'm.township',
  grids: 'm.grid',
  enterprises: 'm.enterprise_id',
  industries: 'm.industry',
} as const
const enterpriseColumns = {
  areas: 'e.area',
  counties: 'e.county',
  townships: 'e.township',
  grids: 'e.grid',
  enterprises: 'e.id',
  industries: 'e.industries',
  industriesAreList: true,
} as const

/** A page of ids in order. Reads about as many rows as it gives, whatever the size of the post's scope. */
export async function findEnterprises(
  tx: Tx,
  narrowed: Narrowed,
  { order, after, limit }: { order: Order; after?: string | undefined; limit: number },
): Promise<Found> {
  const key = readKey(after)
  const byMembership = Boolean(narrowed.extent.industries) && narrowed.ids === null && order !== 'name'
  const { values, where } = conditions(narrowed, byMembership)
  const sorted = order === 'name' ? 'e.name collate baseline.pinyin' : byMembership ? 'm.updated_at' : 'e.updated_at'
  const id = byMembership ? 'm.enterprise_id' : 'e.id'
  const descending = order === 'updated'
  if (key) {
    values.push(key[0], key[1])
    const type = order === 'name' ? 'text' : 'timestamptz'
    where.push(`(${sorted}, ${id}) ${descending ? '<' : '>'} ($${values.length - 1}::${type}, $${values.length}::uuid)`)
  }
  const text = where.join(' and ')
  const statement = orderedOverScope(narrowed.extent, {
    name: `enterprises ${createHash('sha1').update(`${text}${sorted}`).digest('hex').slice(0, 10)}`,
    select: { sorted, id, key: order === 'name' ? 'e.name' : `${sorted}::text` },
    from: byMembership
      ? 'baseline.membership m join baseline.enterprise e on e.id = m.enterprise_id'
      : 'baseline.enterprise e',
    where: text,
    values,
    order: ['sorted', 'id'],
    descending,
    limit: limit + 1,
    columns: byMembership ? membershipColumns : enterpriseColumns,
    merged: byMembership ? ['areas', 'townships', 'industries'] : ['areas', 'townships', 'grids'],
  })
  if (!statement) return { ids: [], next: null }
  const rows = await tx.run<{ id: string; key: string }>(statement, statement.values)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    // one of several of the post's industries comes once for each
    ids: [...new Set(shown.map(row => row.id))],
    next: rows.length > limit && last ? writeKey(last.key, last.id) : null,
  }
}

function conditions({ filter, states, ids }: Narrowed, byMembership: boolean): { values: unknown[]; where: string[] } {
  const values: unknown[] = []
  const where: string[] = byMembership ? ['m.until is null'] : []
  const among = (column: string, wanted: readonly unknown[] | undefined, type = 'text') => {
    if (!wanted || wanted.length === 0) return
    values.push(wanted.length === 1 ? wanted[0] : wanted)
    where.push(
      wanted.length === 1 ? `${column} = $${values.length}::${type}` : `${column} = any ($${values.length}::${type}[])`,
    )
  }
  among(byMembership ? 'm.state' : 'e.state', states)
  among('e.kind', filter.kind)
  among('e.production_state', filter.productionState)
  among('e.permit_kind', filter.permitKind)
  if (filter.problems !== undefined) where.push(filter.problems ? 'e.has_open_problems' : 'not e.has_open_problems')
  if (filter.notAssessed !== undefined)
    where.push(filter.notAssessed ? 'not e.industries <@ e.assessed' : 'e.industries <@ e.assessed')
  if (filter.withoutPlace !== undefined) where.push(filter.withoutPlace ? 'e.lng is null' : 'e.lng is not null')
  if (ids) {
    values.push(ids)
    where.push(`e.id = any ($${values.length}::uuid[])`)
  }
  return { values, where }
}

/** The rows a filter means, as a condition on `baseline.enterprise e` with its parameters from `$1`. */
export function enterpriseCondition(narrowed: Narrowed): { text: string; values: unknown[] } {
  const { values, where } = conditions(narrowed, false)
  const scope = scopeFilter(narrowed.extent, enterpriseColumns, values.length + 1)
  return { text: [...where, scope.text].join(' and '), values: [...values, ...scope.values] }
}

const countAtMost = 10_000

/**
 * How many a filter means. From the counters where it is made of whole cells and states; else counted, up to 10,000, with `more` where
 * there are more.
 */
export async function totalOf(tx: Tx, narrowed: Narrowed): Promise<{ total: number; more: boolean }> {
  const { extent, states } = narrowed
  if (isNothing(extent)) return { total: 0, more: false }
  if (isMadeOfCells(tx, narrowed)) {
    const cells = {
      ...(extent.areas ? { areas: extent.areas } : {}),
      ...(extent.townships ? { townships: extent.townships } : {}),
      industries: extent.industries ?? [''],
    }
    const onList = states === listedStates
    const measures = onList
      ? [extent.industries ? 'enterprise.listed' : 'enterprise.all']
      : states.map(state => `enterprise.${extent.industries ? 'state' : 'total'}.${state}`)
    let total = 0
    for (const measure of measures) total += await countOf(tx, measure, cells)
    return { total, more: false }
  }
  const { text, values } = enterpriseCondition(narrowed)
  const [counted] = await tx.query<{ count: number }>(
    `select count(*) as count from (select from baseline.enterprise e where ${text} limit ${countAtMost + 1}) as counted`,
    values,
  )
  const count = counted?.count ?? 0
  return { total: Math.min(count, countAtMost), more: count > countAtMost }
}

function isMadeOfCells(tx: Tx, { extent, filter, ids }: Narrowed): boolean {
  return (
    ids === null &&
    (officialRoles as readonly string[]).includes(tx.actor.role) &&
    !extent.grids &&
    !extent.enterprises &&
    !extent.counties &&
    // an enterprise in two of several industries would be counted twice
    (extent.industries?.length ?? 1) === 1 &&
    filter.problems === undefined &&
    filter.notAssessed === undefined &&
    filter.withoutPlace === undefined &&
    !filter.kind &&
    !filter.productionState &&
    !filter.permitKind
  )
}
