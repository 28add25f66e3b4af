import type { Cell } from '../read-workbook/workbook.ts'

/**
 * What a row is. Only `data` and `continuation` rows hold facts; all others are listed as not data, with their code.
 * `section` is a heading inside the data (一、贺村镇) that holds for the rows under it.
 */
export type RowRole =
  | 'title'
  | 'unitLine'
  | 'header'
  | 'columnNumbers'
  | 'repeatedHeader'
  | 'data'
  | 'subtotal'
  | 'total'
  | 'note'
  | 'section'
  | 'onlyNumber'
  | 'formPart'

export interface TableRow {
  number: number
  hidden: boolean
  role: RowRole
  /** Cells by column of the sheet; columns of other tables beside this one are empty. */
  cells: (Cell | null)[]
  /** Columns whose cell is merged with the row above and was filled from there, with the row it came from. */
  mergedFrom: Map<number, number>
  /** Headings of sections this row stands under, the outer first. */
  sections: string[]
}

export interface TableColumn {
  column: number
  /** Group headers first, the column's own header last; empty where there is none. */
  path: string[]
  /** Where the value stands, when the column is none of the sheet's: `B2` in a form. */
  reference?: string
}

export interface Table {
  /** 0 for the first of a sheet. Tables that stand side by side share row numbers. */
  index: number
  titles: string[]
  /** 填报单位, 填报时间, 单位 … as written above the header. */
  labels: Record<string, string>
  headerRows: number[]
  columns: TableColumn[]
  rows: TableRow[]
  /** Set for a form of one record: its last row. */
  until?: number
  /** Its rows belong to the record of the form above it in the sheet. */
  belowForm?: boolean
}

/** What a target knows about words, so that tables can be told from titles and notes. */
export interface TableWords {
  /** How surely a text is a column header, 0–1. */
  headerScore(text: string): number
  /** Whether a text can only be data: a code, a telephone, a company's name. */
  isData(text: string): boolean
  /** Whether a lone text inside the data is a heading that says something of the rows below: an area, an industry. */
  isSectionText(text: string): boolean
}
