import type { FieldCell, MappedRow } from '#ground/intake/judge/target.ts'
import { cleanLine } from '#ground/intake/normalise/clean-text.ts'
import { isBlankWord } from '#ground/intake/normalise/is-blank-word.ts'

/** The cells of a field that say something; 无, /, — say nothing. */
export function saying(row: MappedRow, field: string): FieldCell[] {
  return (row.fields.get(field) ?? []).filter(cell => cell.text !== '' && !isBlankWord(cell.text))
}

/** The first such cell's text on one line, or null. */
export function textOf(row: MappedRow, field: string): string | null {
  const [cell] = saying(row, field)
  return cell ? cleanLine(cell.text) : null
}
