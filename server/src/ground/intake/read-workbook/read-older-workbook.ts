import { type CellObject, CFB, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { dateFormat } from './date-format.ts'
import type { SheetSink } from './read-sheets.ts'
import { FileRefused } from './refuse.ts'
import { serialDate } from './serial-date.ts'
import type { Budget, Cell, SheetRow, WorkbookKind } from './workbook.ts'

/** A compound file is a .xls or .et, an encrypted .xlsx, or an old Word or PowerPoint document: its streams tell. */
export async function readCompoundFile(bytes: Uint8Array, budget: Budget, sink: SheetSink): Promise<void> {
  const names = streamNames(bytes)
  const has = (...wanted: string[]) => names.some(name => wanted.some(want => name.toLowerCase() === want))
  if (has('encryptedpackage', 'encryptioninfo')) throw new FileRefused('encrypted')
  if (has('workbook', 'book', 'etbook')) {
    if (names.some(name => /^_vba_project/i.test(name))) sink.notice('macros_left_out')
    return readWithSheetJs(bytes, 'xls', budget, sink)
  }
  if (has('worddocument', 'wpsdocument')) throw new FileRefused('word_document')
  if (has('powerpoint document')) throw new FileRefused('presentation')
  throw new FileRefused('not_a_workbook')
}

function streamNames(bytes: Uint8Array): string[] {
  try {
    const container: { FullPaths: string[] } = CFB.read(Buffer.from(bytes), { type: 'buffer' })
    return container.FullPaths.map(path => path.split('/').at(-1) ?? '')
  } catch {
    throw new FileRefused('damaged')
  }
}

/** Reads what only SheetJS reads (.xls, .et, .xlsb, .ods, XML of Excel 2003). Formulas, links and macros are left out. */
export async function readWithSheetJs(
  bytes: Uint8Array,
  kind: WorkbookKind,
  budget: Budget,
  sink: SheetSink,
): Promise<void> {
  sink.kind(kind)
  const workbook = parse(bytes, budget)
  if (workbook.SheetNames.length > budget.sheets) throw new FileRefused('too_many_sheets')
  const system = workbook.Workbook?.WBProps?.date1904 === true ? '1904' : '1900'
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name]
    if (!sheet) continue
    const hidden = workbook.Workbook?.Sheets?.[index]?.Hidden
    sink.open(name, hidden === 1 ? 'hidden' : hidden === 2 ? 'veryHidden' : 'visible')
    handOnRows(sheet, system, sink)
    await sink.close(extentOf(sheet))
  }
}

function parse(bytes: Uint8Array, budget: Budget): WorkBook {
  try {
    return read(Buffer.from(bytes), {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      bookVBA: false,
      sheetRows: budget.rows + 100_000,
    })
  } catch (error) {
    throw new FileRefused(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged')
  }
}

/** `dense` keeps the rows in `!data`; the published types do not say so for every build. */
function denseRows(sheet: WorkSheet): (CellObject | undefined)[][] {
  const data: unknown = Reflect.get(sheet, '!data') ?? sheet
  return Array.isArray(data) ? data : []
}

function handOnRows(sheet: WorkSheet, system: '1900' | '1904', sink: SheetSink): void {
  const rows = denseRows(sheet)
  for (const index of rows.keys()) {
    const source = rows[index]
    if (!source) continue
    const row: SheetRow = { number: index + 1, hidden: sheet['!rows']?.[index]?.hidden === true, cells: [] }
    for (const column of source.keys()) {
      const cell = cellOf(source[column], system)
      if (cell === null) continue
      while (row.cells.length < column) row.cells.push(null)
      row.cells[column] = cell
    }
    if (row.cells.length > 0) sink.row(row)
  }
}

function cellOf(cell: CellObject | undefined, system: '1900' | '1904'): Cell | null {
  if (!cell || cell.t === 'z' || cell.v === undefined)
    return cell?.f === undefined ? null : { kind: 'error', text: '#NO_VALUE' }
  if (cell.t === 's') return String(cell.v) === '' ? null : { kind: 'text', text: String(cell.v) }
  if (cell.t === 'b') return { kind: 'boolean', boolean: cell.v === true }
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? '#N/A' }
  if (cell.v instanceof Date)
    return { kind: 'date', date: cell.v.toISOString().slice(0, 10), shows: 'day', yearShown: true, number: Number.NaN }
  const number = Number(cell.v)
  const format = typeof cell.z === 'string' ? cell.z : undefined
  const shown = format === undefined || format === 'General' ? null : dateFormat(-1, format)
  const date = shown === null ? null : serialDate(number, system)
  if (shown !== null && date !== null) return { kind: 'date', date, ...shown, number }
  return format === undefined || format === 'General' ? { kind: 'number', number } : { kind: 'number', number, format }
}

function extentOf(sheet: WorkSheet) {
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    firstRow: s.r + 1,
    lastRow: e.r + 1,
    firstColumn: s.c,
    lastColumn: e.c,
  }))
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden === true ? [index] : []))
  return { merges, hiddenColumns }
}
