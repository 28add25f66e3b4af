import type { Table, TableRow } from '../find-table/table.ts'
import type { ColumnMapping } from '../map-columns/field.ts'
import { cellText } from '../normalise/cell-text.ts'
import { cleanText } from '../normalise/clean-text.ts'
import { isDitto } from '../normalise/is-blank-word.ts'
import { columnLetter } from '../read-workbook/column-letters.ts'
import type { Cell } from '../read-workbook/workbook.ts'
import type { FieldCell, MappedRow } from './target.ts'

interface Resolved {
  cell: Cell | null
  text: string
  inherited: FieldCell['inherited']
}

/** Turns the data rows of a table into rows of fields: merged cells, 同上 and blanks under a group's first row are followed up. Yields often. */
export function* mapRows(
  sheet: string,
  table: Table,
  mapping: ColumnMapping[],
  fillsDown: string[],
): Generator<void, MappedRow[]> {
  const data = table.rows.filter(row => row.role === 'data')
  const filled = columnsFilledDown(data, mapping, fillsDown)
  const mapped = new Set(mapping.flatMap(({ field }) => field ?? []))
  const last = new Map<number, Resolved>()
  const references = new Map(
    table.columns.flatMap(({ column, reference }) => (reference === undefined ? [] : [[column, reference] as const])),
  )
  const rows: MappedRow[] = []
  let section = ''
  for (const row of data) {
    if (rows.length % 50 === 0) yield
    const heading = row.sections.join('/')
    // a new section is a new group: what was written above its heading does not reach below it
    if (heading !== section) for (const column of filled) last.delete(column)
    section = heading
    const fields = new Map<string, FieldCell[]>()
    const notes: Record<string, string> = {}
    for (const { column, letter, header, field, qualifier } of mapping) {
      const resolved = resolveCell(row, column, last, filled.has(column))
      if (resolved.text !== '') last.set(column, resolved)
      if (field !== null) {
        const cells = fields.get(field) ?? []
        cells.push({ column, letter, header, qualifier, ...resolved })
        fields.set(field, cells)
      } else if (resolved.text !== '') notes[header === '' ? letter : header] = resolved.text
    }
    rows.push({
      sheet,
      row: row.number,
      table: table.index,
      hidden: row.hidden,
      belowForm: table.belowForm === true,
      fields,
      notes,
      original: originalOf(row, references),
      sections: row.sections,
      titles: table.titles,
      labels: table.labels,
      mapped,
      above: rows.at(-1) ?? null,
    })
  }
  return rows
}

function resolveCell(row: TableRow, column: number, last: Map<number, Resolved>, fillsDown: boolean): Resolved {
  const cell = row.cells[column] ?? null
  const text = cleanText(cellText(cell))
  if (isDitto(text)) {
    const above = last.get(column)
    return above ? { ...above, inherited: 'ditto' } : { cell, text: '', inherited: null }
  }
  if (text === '' && fillsDown) {
    const above = last.get(column)
    if (above) return { ...above, inherited: 'above' }
  }
  return { cell, text, inherited: row.mergedFrom.has(column) ? 'merge' : null }
}

/** A column is written once per group when its first data row is filled, many below are blank, and no value comes back later. */
function columnsFilledDown(data: TableRow[], mapping: ColumnMapping[], fillsDown: string[]): Set<number> {
  const columns = new Set<number>()
  for (const { column, field } of mapping) {
    if (field === null || !fillsDown.includes(field)) continue
    const texts = data.map(row => cleanText(cellText(row.cells[column])))
    const values = texts.filter(text => text !== '')
    const blank = texts.length - values.length
    if (texts[0] !== '' && blank >= texts.length * 0.3 && new Set(values).size === values.length) columns.add(column)
  }
  return columns
}

/** The row as typed; numbers and dates as the sheet shows them. */
export function originalOf(row: TableRow, references: Map<number, string> = new Map()): Record<string, string> {
  const original: Record<string, string> = {}
  for (const [column, cell] of row.cells.entries()) {
    if (!cell || row.mergedFrom.has(column)) continue
    original[references.get(column) ?? columnLetter(column)] = cell.kind === 'error' ? cell.text : cellText(cell)
  }
  return original
}
