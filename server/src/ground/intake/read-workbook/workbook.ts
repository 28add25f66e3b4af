/** A cell as read: never a formula, never a link, only what the sheet shows or its cached result. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; format?: string }
  /** `shows` says how much of the date its number format shows: a cell typed as 2024年8月 holds 2024-08-01 but shows a month. */
  | { kind: 'date'; date: string; shows: 'day' | 'month' | 'year'; yearShown: boolean; number: number }
  | { kind: 'boolean'; boolean: boolean }
  /** `#REF!`, `#N/A` …, or a formula that was saved without its result (`#NO_VALUE`). */
  | { kind: 'error'; text: string }

/** One row that holds something. `number` is the spreadsheet's own row number, from 1; `cells` is indexed by column from 0. */
export interface SheetRow {
  number: number
  hidden: boolean
  cells: (Cell | null)[]
}

/** A merged range, rows from 1, columns from 0, both ends included. */
export interface MergedRange {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

export interface Sheet {
  name: string
  visibility: 'visible' | 'hidden' | 'veryHidden'
  rows: SheetRow[]
  merges: MergedRange[]
  hiddenColumns: number[]
}

export interface Notice {
  code: string
  zh: string
  en: string
}

export type WorkbookKind = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'spreadsheetml' | 'csv'

export interface Workbook {
  name: string
  kind: WorkbookKind
  /** Only for text files: the encoding that was recognised. */
  encoding?: string
  sheets: Sheet[]
  notices: Notice[]
}

/** Why a file was not read: a code, a status for the response, and a sentence that says what would be accepted. */
export interface Refusal extends Notice {
  refused: true
  status: 413 | 415 | 422
}

/** Limits for reading one file. Times in milliseconds, sizes in bytes, counts of what is not empty. */
export interface Budget {
  milliseconds: number
  memoryMegabytes: number
  fileBytes: number
  uncompressedBytes: number
  sheets: number
  rows: number
  columns: number
  cells: number
}

export const defaultBudget: Budget = {
  milliseconds: 60_000,
  memoryMegabytes: 512,
  fileBytes: 50 * 1024 * 1024,
  uncompressedBytes: 512 * 1024 * 1024,
  sheets: 200,
  rows: 100_000,
  columns: 512,
  cells: 1_500_000,
}

export function isRefusal(value: Workbook | Refusal): value is Refusal {
  return 'refused' in value
}
