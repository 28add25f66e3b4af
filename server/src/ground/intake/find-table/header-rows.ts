import { foldText } from '../normalise/fold-text.ts'
import type { Cell, SheetRow } from '../read-workbook/workbook.ts'
import { filledColumns, type Grid } from './grid.ts'
import type { TableColumn, TableWords } from './table.ts'

const surely = 0.6

interface HeaderSigns {
  filled: number
  hits: number
  data: boolean
}

/** Counts header words. Data is looked for first: it is cheap to see, and one such cell settles the matter. */
function signsOf(grid: Grid, row: SheetRow, words: TableWords): HeaderSigns {
  const columns = filledColumns(grid, row)
  const texts = columns.map(column => grid.text(row, column))
  const data = columns.some((column, at) => isDataCell(row.cells[column]) || words.isData(texts[at] ?? ''))
  if (data) return { filled: columns.length, hits: 0, data }
  const hits = texts.filter(text => text.length <= 40 && words.headerScore(text) >= surely)
  // one word in every cell is no header
  return {
    filled: columns.length,
    hits: hits.length <= 1 || new Set(hits.map(foldText)).size >= 2 ? hits.length : 0,
    data,
  }
}

const isDataCell = (cell: Cell | null | undefined) => cell?.kind === 'number' || cell?.kind === 'date'

/** Whether a row can be the header of a table: words of headers, and nothing that only data has. */
export function isHeaderRow(grid: Grid, row: SheetRow, words: TableWords): boolean {
  const { filled, hits, data } = signsOf(grid, row, words)
  return hits >= 2 && !data && hits >= filled * 0.35
}

/** Whether a row is the header of a list of one column: a lone header word with nothing but data right under it. */
export function isLoneHeader(grid: Grid, at: number, words: TableWords): boolean {
  const [row, next] = [grid.rows[at], grid.rows[at + 1]]
  const [column, ...others] = row ? filledColumns(grid, row) : []
  if (!row || !next || column === undefined || others.length > 0) return false
  return (
    words.headerScore(grid.text(row, column)) >= 0.95 &&
    words.isData(grid.text(next, column)) &&
    filledColumns(grid, next).length === 1
  )
}

/**
 * The rows, by index, that together make the header around `at`: a group row above, up to two rows below.
 * A row below belongs when cells of the header are merged down into it, or when it holds header words and no data.
 */
export function headerRowsAround(grid: Grid, at: number, words: TableWords): number[] {
  const indexes = [at]
  const first = grid.rows[at]
  const above = grid.rows[at - 1]
  if (first && above && above.number === first.number - 1 && isGroupRow(grid, above, first, words))
    indexes.unshift(at - 1)
  for (let below = at + 1; below <= at + 2; below++) {
    const last = grid.rows[below - 1]
    const next = grid.rows[below]
    if (!last || !next || next.number !== last.number + 1 || !continuesHeader(grid, last, next, words)) break
    indexes.push(below)
  }
  return indexes
}

function isGroupRow(grid: Grid, above: SheetRow, header: SheetRow, words: TableWords): boolean {
  const columns = filledColumns(grid, above)
  const { data } = signsOf(grid, above, words)
  if (
    data ||
    columns.length < 2 ||
    columns.some(column => grid.text(above, column).length > 20 || /[:：]/.test(grid.text(above, column)))
  )
    return false
  const mergedDown = columns.some(column => (grid.mergeAt(above.number, column)?.lastRow ?? 0) >= header.number)
  const mergedAcross = columns.some(column => {
    const merge = grid.mergeAt(above.number, column)
    return merge !== undefined && merge.lastColumn > merge.firstColumn
  })
  return mergedDown || mergedAcross || columns.filter(column => grid.text(header, column) === '').length > 0
}

function continuesHeader(grid: Grid, header: SheetRow, next: SheetRow, words: TableWords): boolean {
  const columns = filledColumns(grid, next)
  const { hits, data } = signsOf(grid, next, words)
  const mergedInto = filledColumns(grid, header).some(
    column => (grid.mergeAt(header.number, column)?.lastRow ?? 0) >= next.number,
  )
  if (data) return false
  if (columns.length === 0) return mergedInto
  const same = columns.every(column => foldText(grid.text(next, column)) === foldText(grid.text(header, column)))
  if (same) return false
  const underGroup = columns.filter(column => isUnderGroup(grid, header, column))
  if (mergedInto && underGroup.length >= columns.length * 0.5) return true
  return hits >= 1 && hits >= columns.length * 0.5 && underGroup.length === columns.length
}

/** A cell lies under a group when the header above it is blank, merged across, or followed by blanks. */
function isUnderGroup(grid: Grid, header: SheetRow, column: number): boolean {
  if (grid.text(header, column) === '') return true
  const merge = grid.mergeAt(header.number, column)
  if (merge && merge.lastColumn > merge.firstColumn) return true
  return merge === undefined && column + 1 < grid.width && grid.text(header, column + 1) === ''
}

/** Joins header rows into one path per column: 企业信息/企业名称. A group without merges reaches to the next filled cell. */
export function joinHeaders(grid: Grid, indexes: number[]): TableColumn[] {
  const rows = indexes.flatMap(index => grid.rows[index] ?? [])
  const last = rows.at(-1)
  const columns: TableColumn[] = []
  for (let column = 0; column < grid.width; column++) {
    const path: string[] = []
    for (const row of rows) {
      const text = headerText(grid, row, column, row === last || !last ? null : last)
      if (text !== '' && path.at(-1) !== text) path.push(text)
    }
    columns.push({ column, path })
  }
  return columns
}

function headerText(grid: Grid, row: SheetRow, column: number, last: SheetRow | null): string {
  const own = grid.text(row, column)
  if (own !== '') return own
  const merge = grid.mergeAt(row.number, column)
  const inMerge = merge && grid.rows.find(other => other.number === merge.firstRow)
  if (merge && inMerge) return grid.text(inMerge, merge.firstColumn)
  if (!last || grid.text(last, column) === '') return ''
  for (let left = column - 1; left >= 0; left--) {
    const text = grid.text(row, left)
    const leftMerge = grid.mergeAt(row.number, left)
    if (leftMerge) return ''
    if (text !== '') return grid.text(last, left) === '' ? '' : text
  }
  return ''
}
