import type { Cell } from '../read-workbook/workbook.ts'

/** A field of a target: what its columns are called and what its cells look like. */
export interface Field {
  /** `name`, `uscc`, `problem.text` … */
  key: string
  /** What the user sees in the mapping, Chinese and English. */
  zh: string
  en: string
  /** Header words, the surest first. A word before which `=` stands must be the whole header. */
  words: string[]
  /** Words that, in the same header, say it is another column: 数量 in 企业数量. */
  unless?: RegExp
  /** Whether a cell looks like this field; a column of such cells maps even under an odd header. */
  looksLike?: (text: string, cell: Cell) => boolean
  /** Whether cells that do not look so speak against the column; for fields with a strict form. */
  strict?: boolean
  /** Several columns may hold it. */
  many?: boolean
  /** What sets columns of one field apart, from the header's path: a dimension, a unit. */
  qualify?: (path: string[]) => string | null
}

/** One column's meaning, with how sure the machine is (0–1) and why. */
export interface ColumnMapping {
  column: number
  letter: string
  header: string
  field: string | null
  qualifier: string | null
  confidence: number
  from: 'header' | 'values' | 'both' | 'remembered' | 'person' | 'none'
}
