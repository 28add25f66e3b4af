import { columnIndex } from './column-letters.ts'
import { decodeEscapes } from './read-shared-strings.ts'
import type { CellStyle } from './read-styles.ts'
import { attribute, scanXml } from './scan-xml.ts'
import { serialDate } from './serial-date.ts'
import type { Cell, MergedRange, SheetRow } from './workbook.ts'

export interface SheetContext {
  strings: string[]
  styles: CellStyle[]
  dateSystem: '1900' | '1904'
}

export interface SheetExtent {
  merges: MergedRange[]
  hiddenColumns: number[]
}

/** No list has more merged ranges than this; past it they are left out. */
const mostMerges = 50_000

/** Reads one worksheet as it inflates and hands on every row that holds something. */
export async function readSheet(
  chunks: AsyncIterable<Uint8Array>,
  context: SheetContext,
  onRow: (row: SheetRow) => void,
): Promise<SheetExtent> {
  const merges: MergedRange[] = []
  const hiddenColumns: number[] = []
  let row: SheetRow = { number: 0, hidden: false, cells: [] }
  let column = -1
  let type = ''
  let style = -1
  let value = ''
  let inline = ''
  let hasFormula = false
  let collecting: 'value' | 'inline' | null = null
  let phonetic = 0
  let inData = false

  const openCell = (attributes: string) => {
    const reference = attribute(attributes, 'r')
    column = reference === undefined ? column + 1 : columnIndex(reference)
    type = attribute(attributes, 't') ?? 'n'
    style = Number(attribute(attributes, 's') ?? '-1')
    value = ''
    inline = ''
    hasFormula = false
  }

  const closeCell = () => {
    if (column < 0 || column > 16_383) return
    const cell = cellOf(type, value, inline, hasFormula, context.styles[style], context)
    if (cell === null) return
    while (row.cells.length < column) row.cells.push(null)
    row.cells[column] = cell
  }

  await scanXml(chunks, {
    open(name, attributes) {
      if (name === 'c') openCell(attributes)
      else if (name === 'v') collecting = 'value'
      else if (name === 'f') hasFormula = true
      else if (name === 'rPh') phonetic++
      else if (name === 't') collecting = phonetic === 0 ? 'inline' : null
      else if (name === 'row' && inData) {
        row = {
          number: Number(attribute(attributes, 'r') ?? row.number + 1),
          hidden: isOn(attribute(attributes, 'hidden')),
          cells: [],
        }
        column = -1
      } else if (name === 'sheetData') inData = true
      else if (name === 'mergeCell' && merges.length < mostMerges) {
        const merge = mergeOf(attribute(attributes, 'ref') ?? '')
        if (merge) merges.push(merge)
      } else if (name === 'col' && isOn(attribute(attributes, 'hidden'))) {
        const last = Math.min(Number(attribute(attributes, 'max')), 1024)
        for (let at = Number(attribute(attributes, 'min')); at <= last; at++) hiddenColumns.push(at - 1)
      }
    },
    text(text) {
      if (collecting === 'value') value += text
      else if (collecting === 'inline') inline += text
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = null
      else if (name === 'c') closeCell()
      else if (name === 'rPh') phonetic--
      else if (name === 'row' && row.cells.length > 0) onRow(row)
      else if (name === 'sheetData') inData = false
    },
  })
  return { merges, hiddenColumns }
}

const isOn = (value: string | undefined) => value === '1' || value === 'true'

function textCell(text: string): Cell | null {
  return text === '' ? null : { kind: 'text', text }
}

function cellOf(
  type: string,
  value: string,
  inline: string,
  hasFormula: boolean,
  style: CellStyle | undefined,
  context: SheetContext,
): Cell | null {
  switch (type) {
    case 's':
      return textCell(context.strings[Number(value)] ?? '')
    case 'inlineStr':
      return textCell(decodeEscapes(inline))
    case 'str':
      return textCell(decodeEscapes(value))
    case 'b':
      return { kind: 'boolean', boolean: value === '1' || value === 'true' }
    case 'e':
      return { kind: 'error', text: value || '#N/A' }
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value)
        ? { kind: 'date', date: value.slice(0, 10), shows: 'day', yearShown: true, number: Number.NaN }
        : textCell(value)
    default:
      if (value === '') return hasFormula ? { kind: 'error', text: '#NO_VALUE' } : null
      return numberCell(value, style, context.dateSystem)
  }
}

function numberCell(value: string, style: CellStyle | undefined, system: '1900' | '1904'): Cell | null {
  const number = Number(value)
  if (!Number.isFinite(number)) return textCell(value)
  if (style?.date) {
    const date = serialDate(number, system)
    if (date) return { kind: 'date', date, ...style.date, number }
  }
  return style?.format === undefined ? { kind: 'number', number } : { kind: 'number', number, format: style.format }
}

function mergeOf(reference: string): MergedRange | null {
  const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(reference)
  if (!match) return null
  const [, from = '', firstRow = '', to = '', lastRow = ''] = match
  return {
    firstRow: Number(firstRow),
    lastRow: Number(lastRow),
    firstColumn: columnIndex(from),
    lastColumn: columnIndex(to),
  }
}
