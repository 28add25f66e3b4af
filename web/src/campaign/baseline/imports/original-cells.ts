import type { ImportBatchView, ImportRowView } from '#contract/baseline/import.ts'

export interface OriginalCell {
  readonly letter: string
  /** What the column is called in the list; its letter where it has no name. */
  readonly header: string
  /** The field it was taken for; null: none. */
  readonly field: string | null
  readonly text: string
}

/** The row as it was typed, column by column in the order of the sheet. */
export function cellsOf(
  batch: Pick<ImportBatchView, 'sheets'>,
  row: Pick<ImportRowView, 'sheet' | 'original'>,
): OriginalCell[] {
  const columns = new Map(
    batch.sheets
      .filter(sheet => sheet.name === row.sheet)
      .flatMap(sheet => sheet.tables.flatMap(table => table.columns.map(column => [column.letter, column] as const))),
  )
  return Object.entries(row.original)
    .sort(([one], [other]) => one.length - other.length || (one < other ? -1 : 1))
    .map(([letter, text]) => {
      const column = columns.get(letter)
      return { letter, header: column?.header || letter, field: column?.field ?? null, text }
    })
}
