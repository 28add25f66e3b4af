import { findTables } from '#ground/intake/find-table/find-tables.ts'
import type { TableWords } from '#ground/intake/find-table/table.ts'
import { inTurns } from '#ground/intake/judge/in-turns.ts'
import { mapRows } from '#ground/intake/judge/map-row.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import type { Field } from '#ground/intake/map-columns/field.ts'
import { mapColumns } from '#ground/intake/map-columns/map-columns.ts'
import type { Workbook } from '#ground/intake/read-workbook/workbook.ts'

/** What a small list looks like: its columns, and which of them a table must have to be one. */
export interface SmallList {
  readonly fields: Field[]
  readonly words: TableWords
  /** One of these columns at least, or the table is something else. */
  readonly identity: readonly string[]
  /** Columns that people write once for a group and leave blank below. */
  readonly fillsDown: readonly string[]
}

/** The data rows of all tables of a workbook that are such a list, under its fields. */
export async function readTableRows(
  workbook: Workbook,
  { fields, words, identity, fillsDown }: SmallList,
  signal?: AbortSignal,
): Promise<MappedRow[]> {
  const found: MappedRow[] = []
  for (const sheet of workbook.sheets) {
    const { tables } = await inTurns(findTables(sheet, words), signal)
    for (const table of tables) {
      const mapping = mapColumns(table, fields)
      if (!mapping.some(({ field }) => field !== null && identity.includes(field))) continue
      found.push(...(await inTurns(mapRows(sheet.name, table, mapping, [...fillsDown]), signal)))
    }
  }
  return found
}

/** The texts of a field's cells, joined. */
export function textOf(row: MappedRow, field: string): string {
  return (row.fields.get(field) ?? [])
    .map(cell => cell.text)
    .filter(Boolean)
    .join('；')
}
