import { FileRefused } from './refuse.ts'
import type { Budget, SheetRow } from './workbook.ts'

const longestText = 32_767

/** Counts what is filled over all sheets of a file and refuses it when a limit is passed. */
export function cellMeter(budget: Budget): (row: SheetRow) => void {
  let rows = 0
  let cells = 0
  return row => {
    rows++
    for (const cell of row.cells) {
      if (cell === null) continue
      cells++
      if (cell.kind === 'text' && cell.text.length > longestText) cell.text = cell.text.slice(0, longestText)
    }
    if (row.cells.length > budget.columns) throw new FileRefused('too_many_columns')
    if (rows > budget.rows) throw new FileRefused('too_many_rows')
    if (cells > budget.cells) throw new FileRefused('too_many_cells')
  }
}
