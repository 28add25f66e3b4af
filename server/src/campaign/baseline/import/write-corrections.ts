import { utils, write } from '@e965/xlsx'
import type { JudgedSheetRow } from './batch.store.ts'
import type { KeptRow } from './rows.store.ts'

const hint = '系统提示（不必删除）'

/**
 * The rows that wait, sheet by sheet as they were typed, each with what is wrong with it in a last column. Filled in, the workbook can
 * be uploaded as it is. Every cell is text, so nothing in it is ever a formula.
 */
export function writeCorrections(sheets: readonly JudgedSheetRow[], rows: readonly KeptRow[]): Buffer {
  const book = utils.book_new()
  const waiting = Map.groupBy(rows, row => row.sheet)
  for (const [name, held] of waiting) {
    const columns = columnsOf(
      sheets.find(sheet => sheet.name === name),
      held,
    )
    const lines = [
      [...columns.map(({ header }) => header), '原表行号', hint],
      ...held.map(row => [
        ...columns.map(({ letter }) => row.original[letter] ?? ''),
        String(row.row),
        [...row.reasons.map(({ zh }) => zh), row.result?.zh ?? ''].filter(Boolean).join(' '),
      ]),
    ]
    const sheet = utils.aoa_to_sheet(lines.map(line => line.map(text => ({ t: 's', v: text, z: '@' }))))
    sheet['!cols'] = [...columns.map(() => ({ wch: 18 })), { wch: 10 }, { wch: 60 }]
    utils.book_append_sheet(book, sheet, sheetName(name, book.SheetNames))
  }
  if (book.SheetNames.length === 0) {
    utils.book_append_sheet(book, utils.aoa_to_sheet([[{ t: 's', v: '没有待订正的行' }]]), '订正表')
  }
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

/** The table's columns with their headers; letters that only the rows know come last under their own letter. */
function columnsOf(sheet: JudgedSheetRow | undefined, rows: readonly KeptRow[]): { letter: string; header: string }[] {
  const columns = (sheet?.tables ?? []).flatMap(table =>
    table.columns.map(({ letter, header }) => ({ letter, header: header.split('/').at(-1) || letter })),
  )
  const known = new Map(columns.map(column => [column.letter, column]))
  const further = new Set(rows.flatMap(row => Object.keys(row.original)).filter(letter => !known.has(letter)))
  return [...known.values(), ...[...further].sort().map(letter => ({ letter, header: letter }))]
}

/** A name a workbook takes: no sign it forbids, at most 31 characters, each once. */
function sheetName(name: string, taken: readonly string[]): string {
  const allowed = name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 28) || '订正表'
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? allowed : `${allowed} ${number}`
    if (!taken.includes(candidate)) return candidate
  }
}
