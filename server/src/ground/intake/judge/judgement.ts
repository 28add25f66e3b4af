import type { ColumnMapping } from '../map-columns/field.ts'

/** What becomes of a row. Each row of a file has exactly one. */
export type Outcome = 'create' | 'create_warn' | 'attach' | 'duplicate' | 'review' | 'reject' | 'ignore'

export type FindingWeight = 'info' | 'warn' | 'review' | 'reject'

/** Something to say about a row: a code, a sentence in both languages, and how much it weighs. */
export interface Finding {
  code: string
  weight: FindingWeight
  zh: string
  en: string
  /** Letter of the column it is about. */
  column?: string
}

export interface RowJudgement<Candidate> {
  sheet: string
  row: number
  /** 0 unless several tables share the row. */
  table: number
  outcome: Outcome
  codes: string[]
  /** Plain Chinese sentences, one per finding. */
  reasons: string[]
  findings: Finding[]
  /** What the row says after cleaning; null where the row is not data. */
  values: Candidate | null
  /** The row as it was typed, by column letter; kept so that nothing is lost and the row can be given back. */
  original: Record<string, string>
  /** Columns no field took, by header. */
  notes: Record<string, string>
  /** The row or record this row repeats or belongs to. */
  about: RowReference | null
}

export type RowReference = { sheet: string; row: number } | { record: string }

export interface JudgedTable {
  titles: string[]
  headerRows: number[]
  mapping: ColumnMapping[]
}

export interface JudgedSheet {
  name: string
  visibility: 'visible' | 'hidden' | 'veryHidden'
  /** Whether its rows take part. */
  import: boolean
  codes: string[]
  reasons: string[]
  tables: JudgedTable[]
}

export interface Judged<Candidate> {
  file: string
  /** Why the whole file was refused; empty when rows were judged. */
  fileCodes: string[]
  message: string | null
  messageEnglish: string | null
  sheets: JudgedSheet[]
  rows: RowJudgement<Candidate>[]
  /** Things to know about the file that stop nothing. */
  notices: { code: string; zh: string; en: string }[]
}

export const findingOrder: Record<FindingWeight, number> = { info: 0, warn: 1, review: 2, reject: 3 }

/** The outcome the heaviest finding asks for, for a row that would otherwise create. */
export function outcomeOf(findings: Finding[]): Outcome {
  const heaviest = findings.reduce((weight, finding) => Math.max(weight, findingOrder[finding.weight]), 0)
  return (['create', 'create_warn', 'review', 'reject'] as const)[heaviest] ?? 'create'
}
