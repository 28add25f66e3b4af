import type { Dimension, Extent } from './extent.ts'
import { dimensions, isNothing } from './extent.ts'

/** A condition with its parameters, numbered from where the caller said. */
export interface Fragment {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The columns of a query by which its rows are bounded, as it names them (`p.area`); a dimension it lacks holds none of its rows. */
export type ScopeColumns = { readonly [D in Dimension]?: string } & {
  /** Where the industries are a list on the row. */
  readonly industriesAreList?: boolean
}

const columnName = /^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*){0,2}$/

/**
 * The condition that a query states itself, so that its index serves it; row-level security is the net below. Its form depends on
 * the kind of post alone, and nothing in it is one thing or another: that would defeat the ordered index.
 *
 * @param first number of the first parameter, 1 for `$1`
 */
export function scopeFilter(extent: Extent, columns: ScopeColumns, first = 1): Fragment {
  if (isNothing(extent)) return { text: 'false', values: [] }
  const conditions: string[] = []
  const values: unknown[] = []
  for (const dimension of dimensions) {
    const bound = extent[dimension]
    if (!bound) continue
    const condition = conditionOf(dimension, bound, columns, first + values.length)
    conditions.push(condition.text)
    values.push(...condition.values)
  }
  return { text: conditions.length > 0 ? conditions.join(' and ') : 'true', values }
}

/** One dimension's condition: equality for one value, since only that leaves an index in order. */
export function conditionOf(
  dimension: Dimension,
  bound: readonly string[],
  columns: ScopeColumns,
  parameter: number,
): Fragment {
  const column = columns[dimension]
  if (column === undefined) return { text: 'false', values: [] }
  if (!columnName.test(column)) throw new Error(`${column} is not the name of a column`)
  if (dimension === 'industries' && columns.industriesAreList) {
    return { text: `${column} && $${parameter}::text[]`, values: [bound] }
  }
  const type = dimension === 'enterprises' ? 'uuid' : 'text'
  if (bound.length === 1) return { text: `${column} = $${parameter}::${type}`, values: [bound[0]] }
  return { text: `${column} = any($${parameter}::${type}[])`, values: [bound] }
}
