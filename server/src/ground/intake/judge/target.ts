import type { TableWords } from '../find-table/table.ts'
import type { Field } from '../map-columns/field.ts'
import type { Cell } from '../read-workbook/workbook.ts'
import type { Finding, Outcome, RowReference } from './judgement.ts'

/** One cell of a row under the field its column was mapped to. */
export interface FieldCell {
  column: number
  letter: string
  header: string
  qualifier: string | null
  cell: Cell | null
  text: string
  /** Where the text comes from when it is not typed in this row. */
  inherited: 'merge' | 'ditto' | 'above' | null
}

/** A data row with its cells under fields, and everything around it that may say something of it. */
export interface MappedRow {
  sheet: string
  row: number
  table: number
  hidden: boolean
  /** The row stands in a table under a form and belongs to the form's record. */
  belowForm: boolean
  fields: Map<string, FieldCell[]>
  notes: Record<string, string>
  original: Record<string, string>
  sections: string[]
  titles: string[]
  labels: Record<string, string>
  /** Fields that have a column in this table, filled in this row or not. */
  mapped: Set<string>
  /** The data row above, in the same table. */
  above: { row: number; sheet: string } | null
}

export interface Interpretation<Candidate> {
  candidate: Candidate | null
  findings: Finding[]
  /** The row has nothing that names a record of its own: it belongs to the record above it. */
  continues: boolean
  /** The row holds nothing a target could use (numbered in advance, copied defaults). */
  empty: boolean
  /** The row shows how to fill the form. */
  example: boolean
}

export interface InterpretedRow<Candidate> extends Interpretation<Candidate> {
  source: MappedRow
}

export interface Verdict<Candidate> {
  outcome: Outcome
  findings: Finding[]
  values: Candidate | null
  about: RowReference | null
}

/**
 * What a stage registers to have its records imported. The machine finds tables and maps columns; the target says what its
 * fields are, what a row means, and what is already there. Nothing is written here.
 */
export interface Target<Candidate, Context> {
  key: string
  fields: Field[]
  words(context: Context): TableWords
  /** Of these fields a table must have at least one column, or it is a summary and no list. */
  identity: string[]
  /** Fields that people write once for a group and leave blank below. */
  fillsDown: string[]
  interpret(row: MappedRow, context: Context): Interpretation<Candidate>
  /** One verdict per row, in order; sees all rows of the file at once and may ask the registry in bulk. */
  recognise(rows: InterpretedRow<Candidate>[], context: Context): Promise<Verdict<Candidate>[]>
}
