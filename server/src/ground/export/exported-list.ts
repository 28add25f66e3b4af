import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '../database/transaction.ts'

/** What is shown in one language. */
export type Say = (words: Words) => string

/** A column of a list as a file has it. */
export interface ExportColumn<Row> {
  readonly title: Words
  /** A day is `YYYY-MM-DD` and becomes a real date of a workbook. Text where left out. */
  readonly kind?: 'text' | 'number' | 'day'
  /** Characters of the workbook's column. */
  readonly width: number
  /** Null where there is nothing. Codes are said in words here: nobody outside knows them. */
  readonly valueOf: (row: Row, say: Say) => string | number | null
}

export interface ExportPage<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** A list as it can be taken home: the rows that its screen shows the same post, in the same order, page by page. */
export interface ExportedList<Row> {
  /** For the audit. */
  readonly noun: string
  /** Name of file and sheet. */
  readonly title: Words
  /** Where the rows lie, for the name of the file. */
  readonly place: string
  /** What the list was narrowed by, in words, for the line under a workbook's title. */
  readonly narrowed?: readonly Words[]
  /** Whether a workbook's rows are numbered in a first column 序号; CSV has the columns alone. */
  readonly numbered?: boolean
  readonly columns: readonly ExportColumn<Row>[]
  /** One page after a key of the page before, in a transaction of its own: none lasts as long as a download. */
  readonly readPage: (tx: Tx, after: string | undefined, limit: number) => Promise<ExportPage<Row>>
}
