import type { ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { ChecklistContent } from '#contract/mandate/checklist.ts'
import type { NumberedVersion } from '#ground/versioning/index.ts'

/** A row of `mandate.checklist`; `industry` is an industry's id, or `common`. */
export interface Checklist extends NumberedVersion<ChecklistContent> {
  readonly state: ChecklistState
  readonly industry: string
}
