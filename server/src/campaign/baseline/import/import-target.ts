import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { CandidateDeadline, CandidateMeasure, CandidateProblem } from './enterprise-target/enterprise-candidate.ts'

/** The enterprise a row belongs to, as it stands when the row is written. */
export interface BroughtTo {
  readonly id: string
  readonly name: string
  readonly area: string
  readonly county: string
  readonly township: string
  readonly grid: string | null
  readonly industries: readonly string[]
}

/** What one row of a list brings besides the enterprise itself. */
export interface BroughtMatter {
  readonly enterprise: BroughtTo
  /** The industry the row names, else the enterprise's first. */
  readonly industry: string
  /** Those that are not there yet. */
  readonly problems: readonly CandidateProblem[]
  /** Measures that answer no single problem of the row. */
  readonly unpairedMeasures: readonly CandidateMeasure[]
  readonly deadline: CandidateDeadline | null
  readonly batchId: string
  /** Of the row: derive the request ids of what is made from it, so that a job that is tried again makes nothing twice. */
  readonly requestId: string
}

/** Something that was made of a row, and how it is called in the result. */
export interface Made {
  readonly target: string
  readonly id: string
  readonly label: string
}

/**
 * What a later stage registers to have its records brought in with a list of enterprises. All of it runs in the importer's
 * transaction, under the importing post's claims; a refusal it throws keeps that one row out.
 */
export interface ImportTarget {
  readonly key: string
  /** What it makes, as `Made` calls it: what stands in a row's result under one of these is undone by this target. */
  readonly makes: readonly string[]
  readonly words: Words
  /** Texts of what each of these enterprises has already, so that the same list sent again brings none twice. */
  readonly recognise: (tx: Tx, enterpriseIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Makes the records; `left` says what of the row finds no place. */
  readonly write: (tx: Tx, brought: BroughtMatter) => Promise<{ made: readonly Made[]; left: Words | null }>
  /** Those of these ids that somebody has worked on since they were made. */
  readonly isBuiltUpon: (tx: Tx, ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** Takes back what was made; called only for what nobody has built upon. */
  readonly undo: (tx: Tx, id: string, batch: { readonly batchId: string; readonly requestId: string }) => Promise<void>
}
