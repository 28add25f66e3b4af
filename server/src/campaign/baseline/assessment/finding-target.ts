import type { RecordAssessment } from '#contract/baseline/assessment.ts'
import type { CauseKind } from '#contract/baseline/cause-kind.ts'
import type { DimensionId } from '#contract/mandate/campaign-file.ts'
import type { Tx } from '#ground/database/transaction.ts'

/** A problem as an assessment names it. */
export interface NamedProblem {
  readonly id: string
  readonly number: string
}

/** What an assessment found not met, as it becomes a problem of the enterprise. */
export interface Finding {
  readonly enterpriseId: string
  readonly industry: string
  readonly kind: RecordAssessment['kind']
  readonly code: string
  readonly dimension: DimensionId
  readonly words: string
  readonly causeKind: CauseKind | undefined
  readonly cause: string | undefined
  readonly files: readonly string[]
  readonly foundOn: string
  /** Of this finding alone: repeating it makes nothing twice. */
  readonly requestId: string
}

/**
 * What a later stage registers to have findings become problems. All of it runs in the assessor's transaction, under the assessing
 * post's claims, with the enterprise locked; a refusal it throws keeps the whole assessment out.
 */
export interface FindingTarget {
  /** Problems of the enterprise that are open, by the checklist item they name; of several the oldest. */
  readonly openByItem: (tx: Tx, enterpriseId: string) => Promise<ReadonlyMap<string, NamedProblem>>
  readonly report: (tx: Tx, finding: Finding) => Promise<NamedProblem>
}
