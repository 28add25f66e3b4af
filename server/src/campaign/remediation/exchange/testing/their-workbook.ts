import { read, utils, write } from '@e965/xlsx'

/** A row by the headers of its sheet. */
export type SheetRow = Record<string, string>

/** The rows below the head of a workbook that went out, which stands in its third row. */
export function sentRows(bytes: Buffer): SheetRow[] {
  const book = read(bytes, { cellDates: false })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  return utils.sheet_to_json<SheetRow>(sheet, { range: 2, raw: false })
}

/** A workbook as the other system exports it: a title above the head. */
export function theirWorkbook(rows: readonly SheetRow[]): Buffer {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([['督察在线问题导出']])
  utils.sheet_add_json(sheet, [...rows], { origin: 'A2' })
  utils.book_append_sheet(book, sheet, '导出')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}
