import { columnLetter } from '../read-workbook/column-letters.ts'
import type { Sheet, SheetRow } from '../read-workbook/workbook.ts'
import { filledColumns, gridOf } from './grid.ts'
import type { Table, TableWords } from './table.ts'

interface Pair {
  label: string
  row: SheetRow
  column: number
}

const surely = 0.85
const fewest = 4

/**
 * Reads a sheet that is one form for one record (一企一表): labels with their values beside them, over several rows.
 * Null for lists. The record stands at the form's first row; its other rows are parts of it.
 */
export function findForm(sheet: Sheet, words: TableWords): Table | null {
  if (sheet.rows.length > 120) return null
  const grid = gridOf(sheet)
  const pairs: Pair[] = []
  let labelsWithoutValue = 0
  for (const row of grid.rows) {
    const filled = filledColumns(grid, row)
    for (const [at, column] of filled.entries()) {
      const label = grid.text(row, column).replace(/[:：]$/, '')
      if (words.headerScore(label) < surely) continue
      const next = filled[at + 1]
      const value = next === undefined ? '' : grid.text(row, next)
      if (next !== undefined && words.headerScore(value) < surely) pairs.push({ label, row, column: next })
      else if (next !== undefined) labelsWithoutValue++
    }
  }
  const labels = new Set(pairs.map(pair => pair.label))
  const rows = new Set(pairs.map(pair => pair.row.number))
  const named = pairs.some(pair => words.isData(grid.text(pair.row, pair.column)))
  if (
    !named ||
    labels.size < fewest ||
    rows.size < 3 ||
    labels.size < pairs.length * 0.8 ||
    labelsWithoutValue > pairs.length / 2
  )
    return null
  return formTable(
    sheet,
    pairs,
    grid.rows.filter(row => row.number < (pairs[0]?.row.number ?? 0)),
  )
}

function formTable(sheet: Sheet, pairs: Pair[], above: SheetRow[]): Table | null {
  const first = pairs[0]?.row.number
  if (first === undefined) return null
  const last = Math.max(...pairs.map(pair => pair.row.number))
  const columns = pairs.map((pair, at) => ({
    column: at,
    path: [pair.label],
    reference: `${columnLetter(pair.column)}${pair.row.number}`,
  }))
  const record = {
    number: first,
    hidden: false,
    role: 'data' as const,
    cells: pairs.map(pair => pair.row.cells[pair.column] ?? null),
    mergedFrom: new Map<number, number>(),
    sections: [],
  }
  const parts = sheet.rows
    .filter(row => row.number > first && row.number <= last)
    .map(row => ({ ...record, number: row.number, role: 'formPart' as const, cells: row.cells }))
  const titles = above.map(row => ({ ...record, number: row.number, role: 'title' as const, cells: row.cells }))
  const texts = above.flatMap(row => row.cells.flatMap(cell => (cell?.kind === 'text' ? [cell.text.trim()] : [])))
  return {
    index: 0,
    titles: texts,
    labels: {},
    headerRows: [],
    columns,
    rows: [...titles, record, ...parts],
    until: last,
  }
}
