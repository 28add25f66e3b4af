import type { DimensionId } from '#contract/mandate/campaign-file.ts'

export interface Named {
  code: string
  name: string
}

/** A deadline as far as it was written. `text` is the cell; at most one of the others is set. Days are `yyyy-mm-dd`. */
export interface CandidateDeadline {
  text: string
  date?: string
  month?: string
  year?: string
  period?: string
  special?: 'immediate' | 'longTerm' | 'done'
}

export interface CandidateMeasure {
  text: string
  deadline: CandidateDeadline | null
  person: string | null
  cost: string | null
}

export interface CandidateProblem {
  text: string
  dimension: DimensionId | null
  cause: string | null
  measures: CandidateMeasure[]
}

export type EnterpriseKind = 'company' | 'workshop' | 'household'

/** What one row says of an enterprise, cleaned. `null` and empty mean the row does not say. */
export interface EnterpriseCandidate {
  name: string
  formerName: string | null
  /** Only a code whose checks fit; what was typed otherwise is in `usccWritten`. */
  uscc: string | null
  usccWritten: string | null
  kind: EnterpriseKind | null
  area: Named | null
  township: Named | null
  village: string | null
  industry: Named | null
  address: string | null
  longitude: number | null
  latitude: number | null
  contact: string | null
  phones: string[]
  /** 在产, 停产, 已关停 … as written. */
  productionState: string | null
  /** Further facts by field key: scale, products, capacity, permit … as written. */
  facts: Record<string, string>
  problems: CandidateProblem[]
  /** Measures that answer no single problem of the row. */
  unpairedMeasures: CandidateMeasure[]
  /** The row's deadline; of several the latest. */
  deadline: CandidateDeadline | null
}
