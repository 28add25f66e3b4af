import { cellText } from '../normalise/cell-text.ts'
import { cleanLine } from '../normalise/clean-text.ts'
import type { Cell, MergedRange, Sheet, SheetRow } from '../read-workbook/workbook.ts'

/** A sheet whose cells can be asked for with their merges. Rows without content are not there. */
export interface Grid {
  rows: SheetRow[]
  width: number
  /** The text of a cell on one line, without what a merge brings. */
  text(row: SheetRow, column: number): string
  /** The merged range a cell lies in, if any. */
  mergeAt(row: number, column: number): MergedRange | undefined
  /** The cell itself, or the first cell of the merged range it lies in. */
  cellOrMerged(row: number, column: number): Cell | null
}

export function gridOf(sheet: Sheet): Grid {
  const byNumber = new Map(sheet.rows.map(row => [row.number, row]))
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0)
  const merges = mergesByRow(sheet.merges, byNumber)
  const mergeAt = (row: number, column: number) =>
    merges.get(row)?.find(merge => column >= merge.firstColumn && column <= merge.lastColumn)
  return {
    rows: sheet.rows,
    width,
    text: (row, column) => cleanLine(cellText(row.cells[column])),
    mergeAt,
    cellOrMerged(row, column) {
      const own = byNumber.get(row)?.cells[column]
      if (own) return own
      const merge = mergeAt(row, column)
      return merge ? (byNumber.get(merge.firstRow)?.cells[merge.firstColumn] ?? null) : null
    },
  }
}

/** Only rows with content are indexed: a merge over a million empty rows costs nothing. */
function mergesByRow(merges: MergedRange[], rows: Map<number, SheetRow>): Map<number, MergedRange[]> {
  const byRow = new Map<number, MergedRange[]>()
  const numbers = [...rows.keys()]
  const add = (row: number, merge: MergedRange) => {
    const list = byRow.get(row)
    if (list) list.push(merge)
    else byRow.set(row, [merge])
  }
  for (const merge of merges) {
    if (merge.lastRow - merge.firstRow <= numbers.length) {
      for (let row = merge.firstRow; row <= merge.lastRow; row++) if (rows.has(row)) add(row, merge)
    } else for (const row of numbers) if (row >= merge.firstRow && row <= merge.lastRow) add(row, merge)
  }
  return byRow
}

/** Columns of a row that hold text or numbers of their own. */
export function filledColumns(grid: Grid, row: SheetRow): number[] {
  return [...row.cells.keys()].filter(column => row.cells[column] && grid.text(row, column) !== '')
}
