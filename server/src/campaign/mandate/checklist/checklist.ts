import type { ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { ChecklistContent } from '#contract/mandate/checklist.ts'
import type { Case } from '#ground/workflow/workflow.ts'

/** A row of `mandate.checklist`; `industry` is an industry's id, or `common`. */
export interface Checklist extends Case {
  readonly state: ChecklistState
  readonly industry: string
  readonly number: number
  readonly content: ChecklistContent
  readonly fromId: string | null
  /** Of the campaign's data that brought it. */
  readonly dataVersion: string | null
  /** Of the content as the data brought it. */
  readonly dataHash: string | null
  readonly draftedWords: string
  readonly draftedAt: Date
  readonly changedWords: string
  readonly changedAt: Date
  readonly decidedWords: string | null
  readonly decidedAt: Date | null
  readonly ground: string | null
  readonly reason: string | null
}
