import { createHash } from 'node:crypto'
import { z } from 'zod'
import { actsForUnit } from '#contract/ground/role.ts'
import { problemStateNames } from '#contract/remediation/problem.states.ts'
import type { ProblemFilter, ProblemSort } from '#contract/remediation/problem.ts'
import { type Dimension, type Extent, extentOf, isNothing, narrow } from '#ground/access/index.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { conditionsOf, Parameters, statesThatAreOwed, statesWithUrgency } from './problem-conditions.ts'

export interface FoundProblems {
  readonly ids: readonly string[]
  readonly next: string | null
}

const columnOf: { readonly [D in Dimension]: string } = {
  areas: 'p.area',
  counties: 'p.county',
  townships: 'p.township',
  grids: 'p.grid',
  enterprises: 'p.enterprise_id',
  industries: 'p.industry',
}
const typeOf = (dimension: Dimension) => (dimension === 'enterprises' ? 'uuid' : 'text')

const sorts = {
  due: { column: 'p.due_order', type: 'date', direction: 'asc', key: z.tuple([z.iso.date(), z.uuid()]) },
  found: { column: 'p.found_on', type: 'date', direction: 'desc', key: z.tuple([z.iso.date(), z.uuid()]) },
  number: { column: 'p.number', type: 'text', direction: 'desc', key: z.tuple([z.string().max(30), z.uuid()]) },
} as const

// so many ordered scans are merged in one statement
const mostArms = 36

/** What a post looks at under a filter: its own reach, narrowed; a unit that asks for its own problems is not bound by its scope. */
export function extentFor(actor: Actor, filter: ProblemFilter): Extent {
  const ofOwnUnit = filter.responsibleUnit === actor.unitId && actsForUnit(actor.role)
  const reach = ofOwnUnit ? {} : extentOf(actor.scope)
  return narrow(reach, {
    ...(filter.area ? { areas: filter.area } : {}),
    ...(filter.township ? { townships: filter.township } : {}),
    ...(filter.industry ? { industries: filter.industry } : {}),
    ...(filter.enterprise ? { enterprises: [filter.enterprise] } : {}),
  })
}

/**
 * Ids of a page of problems in order, `limit` at most, and the key of the next page. By term, each combination of state and of what
 * leads the index is an arm that reads its index in order; the arms are merged lazily, so a page touches about as many rows as it has,
 * whatever the size of the scope.
 */
export async function findProblems(tx: Tx, asked: PageOfProblems): Promise<FoundProblems> {
  const { filter, found, limit } = asked
  if (isNothing(extentFor(tx.actor, filter)) || found?.length === 0) return { ids: [], next: null }
  const { values, ...statement } = pageStatement(tx.actor, asked)
  const rows = await tx.run<{ id: string; key: string }>(statement, values)
  const last = rows[limit - 1]
  return {
    ids: rows.slice(0, limit).map(row => row.id),
    next: rows.length > limit && last ? writePageKey([last.key, last.id]) : null,
  }
}

export interface PageOfProblems {
  readonly filter: ProblemFilter
  /** Of `findByText`, asked once for all pages and counts of a request. */
  readonly found: readonly string[] | null
  readonly sort: ProblemSort
  readonly after?: string | undefined
  readonly limit: number
  readonly moment: Moment
}

/** The statement of a page: `id` and `key` of one row more than the page has. */
export function pageStatement(
  actor: Actor,
  { filter, found, sort, after, limit, moment }: PageOfProblems,
): Prepared & { readonly values: readonly unknown[] } {
  const extent = extentFor(actor, filter)
  const parameters = new Parameters()
  const key = readPageKey(after, sorts[sort].key)
  const shared = [...conditionsOf(filter, parameters, moment), ...keyCondition(sort, key, parameters)]
  if (found) shared.push(`p.id = any (${parameters.add(found, 'uuid[]')})`)
  if (filter.responsibleUnit) shared.push(`p.responsible_unit = ${parameters.add(filter.responsibleUnit, 'text')}`)
  const states = statesOf(filter)
  const arms = sort === 'due' && !found ? armsOf(extent, states, filter) : [{}]
  const stated = filter.state !== undefined
  const text = statementOf({ arms, extent, states, shared, parameters, sort, limit: limit + 1, stated })
  return { name: nameOf(text), text, values: parameters.values }
}

/** The states a filter can show: one arm for each of them. */
function statesOf(filter: ProblemFilter): readonly string[] {
  const asked: readonly string[] = filter.state?.length ? [...new Set(filter.state)] : problemStateNames
  const possible = filter.urgency ? statesWithUrgency : filter.overdue ? statesThatAreOwed : problemStateNames
  const states = asked.filter(state => (possible as readonly string[]).includes(state))
  // a filter that contradicts itself shows nothing in any of its states
  return states.length > 0 ? states : asked
}

type Arm = Readonly<Partial<Record<Dimension | 'state', string>>>

/**
 * One arm for each state and each value of what leads the index that is read: the narrowest that the extent bounds. What is overdue has
 * indexes of its own, in which it stands in order whatever its state.
 */
function armsOf(extent: Extent, states: readonly string[], filter: ProblemFilter): Arm[] {
  const ofStates: Arm[] = states.map(state => ({ state }))
  if (filter.responsibleUnit) return ofStates
  const byState = filter.overdue ? [{}] : ofStates
  const cell = extent.areas && extent.industries ? (['areas', 'industries'] as const) : []
  const leads: readonly (readonly Dimension[])[] = filter.overdue
    ? [['enterprises'], ['townships'], ['areas']]
    : [['enterprises'], ['grids'], ['townships'], cell, ['industries'], ['areas']]
  for (const dimensions of leads) {
    if (dimensions.length === 0 || !dimensions.every(dimension => extent[dimension])) continue
    const arms = dimensions.reduce<Arm[]>(
      (made, dimension) =>
        made.flatMap(arm => (extent[dimension] ?? []).map(value => ({ ...arm, [dimension]: value }))),
      byState,
    )
    if (arms.length <= mostArms) return arms
  }
  return byState
}

function statementOf(said: {
  arms: readonly Arm[]
  extent: Extent
  states: readonly string[]
  shared: readonly string[]
  parameters: Parameters
  sort: ProblemSort
  limit: number
  stated: boolean
}): string {
  const { arms, extent, parameters, sort } = said
  const led = new Set(Object.keys(arms[0] ?? {}))
  const bounds = (Object.keys(extent) as Dimension[])
    .filter(dimension => !led.has(dimension))
    .map(dimension => parameters.oneOf(columnOf[dimension], extent[dimension] ?? [], typeOf(dimension)))
  // a list that asks for every state by its index says nothing of states
  if (!led.has('state') && said.stated) bounds.push(parameters.oneOf('p.state', said.states))
  const { column, direction } = sorts[sort]
  const order = `order by ${column} ${direction}, p.id ${direction}`
  const texts = arms.map(arm => {
    const own = Object.entries(arm).map(([name, value]) =>
      name === 'state'
        ? `p.state = ${parameters.add(value, 'text')}`
        : `${columnOf[name as Dimension]} = ${parameters.add(value, typeOf(name as Dimension))}`,
    )
    const all = [...own, ...bounds, ...said.shared]
    return `(select p.id, ${column} as key from remediation.problem p${all.length > 0 ? ` where ${all.join(' and ')}` : ''} ${order} limit ${said.limit})`
  })
  if (texts.length === 1) return texts[0] ?? ''
  return `select id, key from (${texts.join(' union all ')}) as arm order by key ${direction}, id ${direction} limit ${said.limit}`
}

function keyCondition(sort: ProblemSort, key: readonly [string, string] | null, parameters: Parameters): string[] {
  if (!key) return []
  const { column, type, direction } = sorts[sort]
  return [
    `(${column}, p.id) ${direction === 'asc' ? '>' : '<'} (${parameters.add(key[0], type)}, ${parameters.add(key[1], 'uuid')})`,
  ]
}

const nameOf = (text: string): string => `problems ${createHash('sha256').update(text).digest('hex').slice(0, 20)}`

const searchStatement = {
  name: 'search problems',
  text: `select id from remediation.search_problems($1, 200) as id
    union select id from remediation.problem where number >= $2 and number < $2 || '~' limit 200`,
}

/** At most 200 problems in reach whose words hold the filter's text, or whose number begins with it; null where it has none. */
export async function findByText(tx: Tx, { text }: ProblemFilter): Promise<string[] | null> {
  if (!text) return null
  const number = /^(?:wt-?)?\d{4}/i.test(text) ? text.toUpperCase().replace(/^(?:WT-?)?/, 'WT-') : text.toUpperCase()
  return (await tx.run<{ id: string }>(searchStatement, [text, number])).map(row => row.id)
}

// beyond this a list says 「多于」
const countedAtMost = 10_000

/** How many rows a filter shows, counted by index up to 10,000; `more` where there are more. */
export async function countRows(
  tx: Tx,
  { filter, found, moment }: Pick<PageOfProblems, 'filter' | 'found' | 'moment'>,
): Promise<{ total: number; more: boolean }> {
  const extent = extentFor(tx.actor, filter)
  if (isNothing(extent) || found?.length === 0) return { total: 0, more: false }
  const parameters = new Parameters()
  const conditions = [
    ...(Object.keys(extent) as Dimension[]).map(dimension =>
      parameters.oneOf(columnOf[dimension], extent[dimension] ?? [], typeOf(dimension)),
    ),
    ...conditionsOf(filter, parameters, moment),
  ]
  if (filter.state) conditions.push(parameters.oneOf('p.state', filter.state))
  if (found) conditions.push(`p.id = any (${parameters.add(found, 'uuid[]')})`)
  if (filter.responsibleUnit) conditions.push(`p.responsible_unit = ${parameters.add(filter.responsibleUnit, 'text')}`)
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
  const text = `select count(*)::int as count from (select from remediation.problem p${where} limit ${countedAtMost + 1}) as counted`
  const [row] = await tx.run<{ count: number }>({ name: nameOf(text), text }, parameters.values)
  const count = row?.count ?? 0
  return { total: Math.min(count, countedAtMost), more: count > countedAtMost }
}
