import type { MeasureState } from '#contract/remediation/measure.states.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { Case } from '#ground/workflow/workflow.ts'
import type { Held } from '../problem/responsible.ts'

/** A measure with what its rules ask of its problem. Days are of business time; cost in 10,000 yuan. */
export interface Measure extends Case, Held {
  readonly area: string
  readonly industry: string | null
  readonly county: string | null
  readonly township: string | null
  readonly enterpriseId: string | null
  readonly state: MeasureState
  readonly problemId: string
  readonly words: string
  readonly kind: 'engineering' | 'management'
  /** Null while a measure that came with a list names no day or no person. */
  readonly due: string | null
  readonly responsiblePerson: string | null
  /** The deadline in the list's words, where they name no day. */
  readonly dueWords: string | null
  /** The list it came with. */
  readonly importBatch: string | null
  readonly cost: number | null
  readonly progressWords: string | null
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly approvedOn: string | null
  readonly declaredOn: string | null
  readonly checkedOn: string | null
  readonly problemState: ProblemState
  readonly problemDue: string | null
}
