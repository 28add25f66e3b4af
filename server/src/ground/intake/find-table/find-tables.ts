import { cellText } from '../normalise/cell-text.ts'
import { foldText } from '../normalise/fold-text.ts'
import type { Cell, Sheet, SheetRow } from '../read-workbook/workbook.ts'
import { classifyRow } from './classify-row.ts'
import { findForm } from './find-form.ts'
import { filledColumns, type Grid, gridOf } from './grid.ts'
import { headerRowsAround, isHeaderRow, isLoneHeader, joinHeaders } from './header-rows.ts'
import { columnBlocks } from './side-by-side.ts'
import type { Table, TableColumn, TableRow, TableWords } from './table.ts'
import { readUnitLine } from './unit-line.ts'

export interface FoundTables {
  tables: Table[]
  /** Rows that belong to no table, when there is none; titles of tables are in their tables. */
  loose: number[]
}

/** Rows between two places where the work may be interrupted. */
const often = 50

/** A stretch of rows that share one header. */
interface Stretch {
  titles: number[]
  header: number[]
  body: number[]
}

/**
 * Finds the tables of a sheet: stacked ones, ones side by side, with titles, header rows of any depth, section headings,
 * sums, notes and repeated headers. Yields often, so that a long sheet can be read in turns with other work. A sheet of data without a header is one table whose columns have no words.
 */
export function* findTables(sheet: Sheet, words: TableWords): Generator<void, FoundTables> {
  const form = findForm(sheet, words)
  if (form?.until === undefined) return yield* findLists(sheet, words)
  const below = { ...sheet, rows: sheet.rows.filter(row => row.number > (form.until ?? 0)) }
  const rest = yield* findLists(below, words)
  return {
    tables: [form, ...rest.tables.map(table => ({ ...table, index: table.index + 1, belowForm: true }))],
    loose: rest.loose,
  }
}

function* findLists(sheet: Sheet, words: TableWords): Generator<void, FoundTables> {
  const grid = gridOf(sheet)
  const stretches = yield* stretchesOf(grid, words)
  if (stretches.length === 0) {
    if (!holdsData(grid, words)) return { tables: [], loose: grid.rows.map(row => row.number) }
    stretches.push(headerless(grid, words))
  }
  const tables: Table[] = []
  for (const stretch of stretches) {
    const columns = joinHeaders(grid, stretch.header)
    for (const block of columnBlocks(columns)) tables.push(yield* tableOf(grid, stretch, block, words, tables.length))
  }
  return { tables, loose: [] }
}

function* stretchesOf(grid: Grid, words: TableWords): Generator<void, Stretch[]> {
  const stretches: Stretch[] = []
  let waiting: number[] = []
  for (let index = 0; index < grid.rows.length; index++) {
    const row = grid.rows[index]
    if (!row) continue
    if (index % often === 0) yield
    const current = stretches.at(-1)
    if (
      (isHeaderRow(grid, row, words) || (!current && isLoneHeader(grid, index, words))) &&
      !(current && repeats(grid, current, row))
    ) {
      const header = headerRowsAround(grid, index, words).filter(
        at => current === undefined || !current.header.includes(at),
      )
      const titles = current ? takeTitles(grid, current) : waiting.filter(at => !header.includes(at))
      if (current) current.body = current.body.filter(at => !header.includes(at))
      stretches.push({ titles, header, body: [] })
      waiting = []
      index = header.at(-1) ?? index
    } else if (current) current.body.push(index)
    else waiting.push(index)
  }
  return stretches
}

function repeats(grid: Grid, stretch: Stretch, row: SheetRow): boolean {
  const columns = filledColumns(grid, row)
  const known = stretch.header.flatMap(at => grid.rows[at] ?? [])
  const same = columns.filter(column =>
    known.some(header => foldText(grid.text(header, column)) === foldText(grid.text(row, column))),
  )
  return same.length >= columns.length * 0.6
}

/** Lone rows right above the next header are its titles, not the last rows of the table before. */
function takeTitles(grid: Grid, stretch: Stretch): number[] {
  const titles: number[] = []
  for (let at = stretch.body.at(-1); at !== undefined; at = stretch.body.at(-1)) {
    const row = grid.rows[at]
    if (
      !row ||
      filledColumns(grid, row).length > 1 ||
      titles.length >= 4 ||
      /^(备\s*注|注|说明|合\s*计|小\s*计|总\s*计)/.test(grid.text(row, filledColumns(grid, row)[0] ?? 0))
    )
      break
    titles.unshift(at)
    stretch.body.pop()
  }
  return titles
}

function rowHoldsData(grid: Grid, row: SheetRow, words: TableWords): boolean {
  const columns = filledColumns(grid, row)
  return columns.length >= 2 && columns.some(column => words.isData(grid.text(row, column)))
}

function holdsData(grid: Grid, words: TableWords): boolean {
  const data = grid.rows.filter(row => rowHoldsData(grid, row, words)).length
  return data > 0 && data >= grid.rows.length * 0.4
}

function headerless(grid: Grid, words: TableWords): Stretch {
  const first = grid.rows.findIndex(row => rowHoldsData(grid, row, words))
  const indexes = [...grid.rows.keys()]
  return { titles: indexes.slice(0, first), header: [], body: indexes.slice(first) }
}

function* tableOf(
  grid: Grid,
  stretch: Stretch,
  block: TableColumn[],
  words: TableWords,
  index: number,
): Generator<void, Table> {
  const from = block[0]?.column ?? 0
  const to = block.at(-1)?.column ?? grid.width - 1
  const titles = stretch.titles.flatMap(at => grid.rows[at] ?? [])
  const titleTexts = titles.map(row =>
    filledColumns(grid, row)
      .map(column => grid.text(row, column))
      .join('  '),
  )
  const labels = Object.assign({}, ...titleTexts.map(readUnitLine)) as Record<string, string>
  const headerRows = stretch.header.flatMap(at => grid.rows[at] ?? [])
  const rows: TableRow[] = [
    ...titles.map((row, at) =>
      plainRow(row, Object.keys(readUnitLine(titleTexts[at] ?? '')).length > 0 ? 'unitLine' : 'title'),
    ),
    ...headerRows.map(row => plainRow(row, 'header')),
    ...(yield* bodyRows(grid, stretch, block, words, from, to)),
  ]
  const used = new Set(
    rows
      .filter(row => row.role === 'data')
      .flatMap(row => [...row.cells.keys()].filter(column => cellText(row.cells[column]).trim() !== '')),
  )
  const columns = block.filter(({ column, path }) => path.length > 0 || used.has(column))
  return {
    index,
    titles: titleTexts.filter(text => text !== ''),
    labels,
    headerRows: headerRows.map(row => row.number),
    columns,
    rows,
  }
}

function plainRow(row: SheetRow, role: TableRow['role']): TableRow {
  return { number: row.number, hidden: row.hidden, role, cells: row.cells, mergedFrom: new Map(), sections: [] }
}

function* bodyRows(
  grid: Grid,
  stretch: Stretch,
  block: TableColumn[],
  words: TableWords,
  from: number,
  to: number,
): Generator<void, TableRow[]> {
  const rows: TableRow[] = []
  let sections: string[] = []
  for (const at of stretch.body) {
    const row = grid.rows[at]
    if (!row) continue
    if (rows.length % often === 0) yield
    const role = classifyRow(grid, row, block, words, from, to)
    const filled = filledColumns(grid, row).filter(column => column >= from && column <= to)
    if (filled.length === 0 && (from > 0 || to < grid.width - 1)) continue
    if (role === 'section') sections = nextSections(sections, grid.text(row, filled[0] ?? from))
    const { cells, mergedFrom } =
      role === 'data'
        ? withMerged(grid, row, from, to)
        : { cells: within(row.cells, from, to), mergedFrom: new Map<number, number>() }
    rows.push({ number: row.number, hidden: row.hidden, role, cells, mergedFrom, sections })
  }
  return rows
}

const within = (cells: (Cell | null)[], from: number, to: number) =>
  cells.map((cell, column) => (column >= from && column <= to ? cell : null))

/** A cell merged down over several rows holds for each of them. */
function withMerged(grid: Grid, row: SheetRow, from: number, to: number) {
  const cells = within(row.cells, from, to)
  const mergedFrom = new Map<number, number>()
  for (let column = from; column <= Math.min(to, grid.width - 1); column++) {
    const merge = cells[column] ? undefined : grid.mergeAt(row.number, column)
    if (!merge || merge.firstRow >= row.number || merge.firstColumn !== column) continue
    while (cells.length <= column) cells.push(null)
    cells[column] = grid.cellOrMerged(row.number, column)
    mergedFrom.set(column, merge.firstRow)
  }
  return { cells, mergedFrom }
}

/** 一、 opens an outer section, （一） an inner one; a heading without a mark replaces the innermost. */
function nextSections(sections: string[], text: string): string[] {
  if (/^[一二三四五六七八九十]{1,3}[、.．]/.test(text)) return [text]
  if (/^[(（][一二三四五六七八九十]{1,3}[)）]/.test(text))
    return [...sections.filter(other => !/^[(（]/.test(other)), text]
  return [...sections.filter(other => /^[一二三四五六七八九十]{1,3}[、.．]/.test(other)), text]
}
