import { Readable } from 'node:stream'
import type { Words } from '#contract/ground/endpoint.ts'
import type { ExportColumn, ExportedList, Say } from './exported-list.ts'
import { type Frame, frameOf, headRows, type Layout, sheetPart } from './official-layout.ts'
import { type CellValue, writeCells } from './write-cells.ts'
import { writeZip, type ZipEntry } from './write-zip.ts'

/** A sheet's name may not be longer, and not hold these. */
const longestName = 31
const notInName = /[[\]:*?/\\]|^'|'$/g

/** What a workbook says around its rows. */
export interface Around {
  readonly title: string
  readonly unitLine: string
  readonly at: Date
  /** Asked once the rows have ended: what it says stands in the last row. */
  readonly closing: () => Words | null
}

const footer = { zh: '第 &P 页 共 &N 页', en: 'Page &P of &N' }
const numberHead = { zh: '序号', en: 'No.' }
const numberWidth = 7

/** A list as a workbook of one sheet in the form that offices expect, written while its rows are read. */
export function writeWorkbook<Row>(
  list: Pick<ExportedList<Row>, 'title' | 'columns' | 'numbered'>,
  pages: AsyncIterable<readonly Row[]>,
  say: Say,
  { title, unitLine, at, closing }: Around,
): Readable {
  const columns = list.columns.map(({ title: head, width, kind = 'text' }) => ({ head: say(head), width, kind }))
  const layout: Layout = {
    sheetName: say(list.title).replace(notInName, ' ').slice(0, longestName).trim(),
    title,
    unitLine,
    columns: list.numbered ? [{ head: say(numberHead), width: numberWidth, kind: 'number' }, ...columns] : columns,
    footer: say(footer),
  }
  let lastRow = headRows
  async function* rowsOf({ before, after, styles }: Frame): AsyncGenerator<string> {
    yield before
    for await (const rows of pages) {
      yield rows
        .map(row => {
          lastRow += 1
          const values = list.columns.map(column => cellOf(column, row, say))
          return writeCells(lastRow, list.numbered ? [lastRow - headRows, ...values] : values, styles)
        })
        .join('')
    }
    const words = closing()
    if (words) {
      lastRow += 1
      yield writeCells(lastRow, [say(words)], [])
    }
    yield after
  }
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield {
      name: sheetPart,
      at,
      packed: true,
      bytes: async function* () {
        yield* encoded(rowsOf(await frameOf(layout, lastRow)))
      },
    }
    // only now it is known how far the print goes
    const { parts } = await frameOf(layout, lastRow)
    for (const [name, text] of parts) yield { name, at, packed: true, bytes: () => [Buffer.from(text)] }
  }
  return Readable.from(writeZip(entries()), { objectMode: false })
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text)
}

function cellOf<Row>({ kind, valueOf }: ExportColumn<Row>, row: Row, say: Say): CellValue {
  const value = valueOf(row, say)
  return kind === 'day' && typeof value === 'string' ? new Date(value) : value
}
