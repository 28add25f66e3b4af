import { foldText } from '../normalise/fold-text.ts'
import type { TableColumn } from './table.ts'

/**
 * Cuts columns into tables that stand side by side: where the first two headed columns come again, in order, a new table
 * begins. One header that comes twice (备注, 时限) is no second table.
 */
export function columnBlocks(columns: TableColumn[]): TableColumn[][] {
  const headed = columns.filter(column => column.path.length > 0)
  const key = (column: TableColumn | undefined) => foldText(column?.path.join('/') ?? '')
  const [first, second] = headed
  if (!first || !second || key(first) === key(second)) return [columns]
  const starts = headed
    .filter((column, at) => key(column) === key(first) && key(headed[at + 1]) === key(second))
    .map(column => column.column)
  if (starts.length < 2) return [columns]
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? Number.POSITIVE_INFINITY
    const from = at === 0 ? 0 : start
    return columns.filter(({ column }) => column >= from && column < end)
  })
}
