import { strFromU8, unzipSync } from 'fflate'
import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'

/** What surrounds the rows of a list on paper. */
export interface Layout {
  readonly sheetName: string
  /** Over the list, in one cell over all columns. */
  readonly title: string
  /** Under the title: who hands it up, as of when, narrowed by what. */
  readonly unitLine: string
  readonly columns: readonly { readonly head: string; readonly width: number; readonly kind: CellKind }[]
  /** At the foot of each page; `&P` is the page's number and `&N` how many there are. */
  readonly footer: string
}

export type CellKind = 'text' | 'number' | 'day'

/** Everything of a workbook but its rows: the first sheet's text before and after them, and the other parts whole. */
export interface Frame {
  readonly before: string
  readonly after: string
  /** The number of a cell's style, for each column. */
  readonly styles: readonly string[]
  readonly parts: ReadonlyMap<string, string>
}

export const sheetPart = 'xl/worksheets/sheet1.xml'

/** Title, unit line and head; the rows begin below. */
export const headRows = 3

const line = { style: 'thin' } as const
const border = { top: line, right: line, bottom: line, left: line }
const heading: CellStyle = {
  font: { name: '宋体', size: 10, bold: true },
  border,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const body = { font: { name: '宋体', size: 10 }, border } satisfies CellStyle
const styleOf: Readonly<Record<CellKind, CellStyle>> = {
  // the format of texts keeps a code typed over a code a code
  text: { ...body, numFmt: '@', alignment: { horizontal: 'left', vertical: 'center', wrapText: true } },
  number: { ...body, alignment: { horizontal: 'right', vertical: 'center' } },
  day: { ...body, numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center', vertical: 'center' } },
}

/** Characters that a landscape A4 holds in a row before its print becomes too small to read; wider lists go on A3. */
const widestOnA4 = 260

/**
 * The form that offices expect: title and unit line over the list, borders, a head that stays in sight and is repeated on every page,
 * landscape and as wide as the page, pages numbered. The library writes a workbook with one empty row, and the rows take its place.
 * @param lastRow the last row to be printed, counted from 1
 */
export async function frameOf(layout: Layout, lastRow: number): Promise<Frame> {
  const bytes = await writeXlsx({ sheets: [sheetOf(layout)], namedRanges: namesOf(layout, lastRow) })
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
  const sheet = parts.get(sheetPart) ?? ''
  parts.delete(sheetPart)
  const begins = sheet.lastIndexOf('<row ')
  const ends = sheet.indexOf('</row>', begins) + '</row>'.length
  return {
    // how far the sheet goes is not known before its rows are, and nobody has to be told
    before: sheet.slice(0, begins).replace(/<dimension[^>]*\/>/, ''),
    after: sheet.slice(ends),
    styles: [...sheet.slice(begins, ends).matchAll(/<c r="[^"]+" s="(\d+)"/g)].map(([, style = '0']) => style),
    parts,
  }
}

function sheetOf({ sheetName, title, unitLine, columns, footer }: Layout): WriteSheet {
  const blanks = columns.map(() => null)
  const last = columns.length - 1
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const cells: NonNullable<WriteSheet['cells']> = new Map([
    [
      '0,0',
      {
        style: {
          font: { name: '黑体', size: 16 },
          alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
        },
      },
    ],
    [
      '1,0',
      {
        style: {
          font: { name: '宋体', size: 10 },
          alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
        },
      },
    ],
    ...columns.flatMap(({ kind }, at): [string, { style: CellStyle }][] => [
      [`2,${at}`, { style: heading }],
      [`${headRows},${at}`, { style: styleOf[kind] }],
    ]),
  ])
  return {
    name: sheetName,
    columns: columns.map(column => ({ width: column.width })),
    rows: [[title, ...blanks.slice(1)], [unitLine, ...blanks.slice(1)], columns.map(({ head }) => head), blanks],
    cells,
    merges: [0, 1].map(row => ({ startRow: row, endRow: row, startCol: 0, endCol: last })),
    // merged cells do not grow with their words
    rowDefs: new Map([
      [0, { height: 30 * linesOf(title, width / 1.6) }],
      [1, { height: 18 * linesOf(unitLine, width) }],
    ]),
    freezePane: { rows: headRows },
    pageSetup: {
      paperSize: width > widestOnA4 ? 'a3' : 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C${footer}` },
  }
}

/** Lines that a text takes in a cell of so many characters; a Chinese one is as wide as two. */
function linesOf(text: string, width: number): number {
  const characters = [...text].reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0)
  return Math.max(1, Math.ceil(characters / Math.max(width, 1)))
}

/** Written here and not from the page's setup: the library leaves a sheet's name without the quotes that it may need. */
function namesOf({ sheetName, columns }: Layout, lastRow: number) {
  const sheet = `'${sheetName.replaceAll("'", "''")}'`
  return [
    { name: '_xlnm.Print_Area', range: `${sheet}!$A$1:$${lettersOf(columns.length)}$${lastRow}`, scope: sheetName },
    { name: '_xlnm.Print_Titles', range: `${sheet}!$1:$${headRows}`, scope: sheetName },
  ]
}

/** The letters of a column, counted from 1. */
export function lettersOf(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1)
}
