import { z } from 'zod'
import type { Column, Filter } from './ledger-definition.ts'

/** The address of a page with a table: the endpoint's own filters, its order, and the columns in sight. */
export function ledgerSearch<Query extends z.ZodObject>(query: Query): z.ZodObject {
  const filters = Object.fromEntries(Object.entries(query.shape).filter(([key]) => key !== 'after' && key !== 'limit'))
  return z.object({ sort: z.string().max(80).optional(), ...filters, columns: z.string().max(2000).optional() })
}

type Search = Readonly<Record<string, unknown>>

/** What of the address goes to the server: everything but the columns. */
export function queryOf(search: Search, fixed: Search = {}): Record<string, unknown> {
  const { columns: _, ...rest } = search
  return { ...rest, ...fixed }
}

/** Chosen values of a filter, as text. */
export function chosenIn(search: Search, key: string): string[] {
  const value = search[key]
  if (value === undefined || value === null || value === '' || value === false) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** The keys of the address a filter uses. */
export function keysOf(filter: Filter): string[] {
  return filter.kind === 'days' ? [filter.from, filter.to] : [filter.key]
}

/** Whether any filter narrows the list. */
export function isFiltered(search: Search, filters: readonly Filter[]): boolean {
  return filters.some(filter => keysOf(filter).some(key => chosenIn(search, key).length > 0))
}

/** A change of the address that takes all filters away. */
export function withoutFilters(filters: readonly Filter[]): Record<string, undefined> {
  return Object.fromEntries(filters.flatMap(keysOf).map(key => [key, undefined]))
}

/** A change of the address that takes a value in or out of a filter. */
export function toggled(search: Search, filter: Filter & { kind: 'choice' }, value: string): Record<string, unknown> {
  const chosen = chosenIn(search, filter.key)
  if (!filter.several) return { [filter.key]: chosen[0] === value ? undefined : value }
  const next = chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value]
  return { [filter.key]: next.length === 0 ? undefined : next }
}

/** What one more click on a head of a column asks for: its order, and the list's own again. */
export function nextSort(search: Search, key: string): string | undefined {
  return search.sort === key ? undefined : key
}

/**
 * The columns in sight, in the table's own order: those of the address, else those remembered with the account, else the
 * table's own. The first is always there; what is unknown (an old link) is passed over.
 */
export function columnsInSight<Row>(
  columns: readonly Column<Row>[],
  inAddress: unknown,
  remembered: readonly string[] | undefined,
): Column<Row>[] {
  const asked = typeof inAddress === 'string' && inAddress !== '' ? inAddress.split('.') : remembered
  const known = asked?.filter(key => columns.some(column => column.key === key))
  if (!known || known.length === 0) return columns.filter((column, at) => at === 0 || column.shown !== false)
  return columns.filter((column, at) => at === 0 || known.includes(column.key))
}
