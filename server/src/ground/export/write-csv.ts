import type { ExportColumn, Say } from './exported-list.ts'

/** Excel takes a text without it for one in the machine's own code page. */
const byteOrderMark = '\uFEFF'

/**
 * A list as CSV (RFC 4180, UTF-8, CRLF), a page in one piece. A cell that a spreadsheet would take for a formula is given an
 * apostrophe: what stands in a list was typed by people, and who opens the file trusts it.
 */
export async function* writeCsv<Row>(
  columns: readonly ExportColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
  say: Say,
): AsyncGenerator<string> {
  yield byteOrderMark + line(columns.map(({ title }) => say(title)))
  for await (const rows of pages) {
    yield rows.map(row => line(columns.map(column => cellOf(column, row, say)))).join('')
  }
}

function cellOf<Row>({ valueOf }: ExportColumn<Row>, row: Row, say: Say): string {
  const value = valueOf(row, say)
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  return harmless(value)
}

const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

// spaces before the sign are passed over by some programs, and its wide form is taken for it by those set to Chinese
const harmless = (text: string) => (/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text)
