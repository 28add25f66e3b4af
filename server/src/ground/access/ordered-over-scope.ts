import type { Prepared } from '../database/transaction.ts'
import type { Dimension, Extent } from './extent.ts'
import { isNothing } from './extent.ts'
import type { ScopeColumns } from './scope-filter.ts'
import { conditionOf, scopeFilter } from './scope-filter.ts'

/** An ordered list whose first rows are wanted. */
export interface OrderedList {
  /** Name of the statement; the form that the extent asks for is added to it. */
  readonly name: string
  /** What is read, by the name it gets: `{ id: 'p.id', dueOn: 'p.stands_at' }`. */
  readonly select: Readonly<Record<string, string>>
  readonly from: string
  /** Further conditions, with parameters from `$1`; not what the extent says. */
  readonly where?: string
  readonly values?: readonly unknown[]
  /** Names of `select` in order; the last must tell rows apart. Descending all or none, as an index can be read. */
  readonly order: readonly string[]
  readonly descending?: boolean
  readonly limit: number
  readonly columns: ScopeColumns
  /** The dimensions that lead the index which ends in the order. */
  readonly merged: readonly Dimension[]
}

// so many ordered index scans are merged in one statement; more values are filtered from the index in the order's own order
const mostArms = 24

/**
 * The first rows of an ordered list over a scope of several areas or industries. Each combination of values is an arm of its own
 * that reads its index in order, and the arms are merged lazily: about `limit` rows are read, whatever the size of the scope. Null
 * where the extent holds nothing.
 */
export function orderedOverScope(extent: Extent, list: OrderedList): (Prepared & { values: unknown[] }) | null {
  if (isNothing(extent)) return null
  const merged = list.merged.filter(dimension => extent[dimension] && !isList(dimension, list.columns))
  const arms = merged.reduce<Extent[]>(
    (made, dimension) =>
      made.flatMap(arm => (extent[dimension] ?? []).map(value => ({ ...arm, [dimension]: [value] }))),
    [{}],
  )
  const rest: Extent = Object.fromEntries(
    Object.entries(extent).filter(([dimension]) => !merged.includes(dimension as Dimension)),
  )
  const values: unknown[] = [...(list.values ?? [])]
  const always = scopeFilter(rest, list.columns, values.length + 1)
  values.push(...always.values)
  const shared = [list.where, always.text].filter(text => text && text !== 'true')
  const columns = Object.entries(list.select).map(([name, column]) => `${column} as "${name}"`)
  const order = list.order.map(name => `"${name}"${list.descending ? ' desc' : ''}`).join(', ')

  const conditionsOfArms = (arms.length <= mostArms ? arms : [pick(extent, merged)]).map(arm =>
    merged.map(dimension => {
      const condition = conditionOf(dimension, arm[dimension] ?? [], list.columns, values.length + 1)
      values.push(...condition.values)
      return condition.text
    }),
  )
  // in the text, since a plan made once for all values would not know how few rows are wanted
  const end = `order by ${order} limit ${Math.trunc(list.limit)}`
  const texts = conditionsOfArms.map(conditions => {
    const all = [...shared, ...conditions]
    const where = all.length > 0 ? ` where ${all.join(' and ')}` : ''
    return `select ${columns.join(', ')} from ${list.from}${where} ${end}`
  })
  // the limit within each arm is what keeps the planner from gathering all of them first
  const text =
    texts.length === 1
      ? texts.join('')
      : `select * from (${texts.map(arm => `(${arm})`).join(' union all ')}) as arm ${end}`
  return { name: nameOf(list, extent, texts.length), text, values }
}

/** One name per text: what the text depends on is in it. PostgreSQL tells 63 bytes of it apart. */
function nameOf(list: OrderedList, extent: Extent, arms: number): string {
  const form = Object.entries(extent).map(([dimension, bound]) => `${dimension.at(0)}${bound?.length === 1 ? 1 : 'n'}`)
  const name = [list.name, list.descending ? 'desc' : 'asc', list.limit, ...form, arms].join(' ')
  if (Buffer.byteLength(name) > 63) throw new Error(`The statement name ${name} is longer than 63 bytes`)
  return name
}

function isList(dimension: Dimension, columns: ScopeColumns): boolean {
  return dimension === 'industries' && Boolean(columns.industriesAreList)
}

function pick(extent: Extent, dimensions: readonly Dimension[]): Extent {
  return Object.fromEntries(dimensions.map(dimension => [dimension, extent[dimension] ?? []]))
}
