import { writeXlsxStream } from 'hucre/xlsx'
import type { Words } from '#contract/ground/endpoint.ts'
import type { ExportColumn, Say } from './exported-list.ts'

/** A sheet's name may not be longer. */
const longestName = 31

/**
 * A list as a workbook of one sheet, written while its rows are read. Texts are texts and never formulas, days are dates, the
 * head stays in sight. `closing` is asked once the rows have ended: what it says stands in the last row.
 */
export function writeWorkbook<Row>(
  { title, columns }: { readonly title: Words; readonly columns: readonly ExportColumn<Row>[] },
  pages: AsyncIterable<readonly Row[]>,
  say: Say,
  closing: () => Words | null,
): ReadableStream<Uint8Array> {
  async function* cells() {
    for await (const rows of pages) {
      for (const row of rows) yield columns.map(column => cellOf(column, row, say))
    }
    const words = closing()
    if (words) yield [say(words)]
  }
  return writeXlsxStream(cells(), {
    name: say(title).slice(0, longestName),
    columns: columns.map(({ title: head, width }) => ({ header: say(head), width })),
    freezePane: { rows: 1 },
  })
}

function cellOf<Row>({ kind, valueOf }: ExportColumn<Row>, row: Row, say: Say): string | number | Date | null {
  const value = valueOf(row, say)
  // the writer gives a date its format
  return kind === 'day' && typeof value === 'string' ? new Date(value) : value
}
