import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { ProgressReportState } from '#contract/remediation/progress-report.states.ts'
import type { Case } from '#ground/workflow/workflow.ts'
import type { Held } from '../problem/responsible.ts'

/** The report of one problem and month, with what its rules ask of the problem. */
export interface ProgressReport extends Case, Held {
  readonly area: string
  readonly county: string | null
  readonly township: string | null
  readonly industry: string | null
  readonly enterpriseId: string | null
  readonly state: ProgressReportState
  readonly problemId: string
  readonly month: string
  readonly dueOn: string
  readonly changed: boolean
  readonly words: string | null
  readonly difficulties: string | null
  readonly files: readonly string[]
  readonly submittedAt: Date | null
  readonly submittedByWords: string | null
  readonly problemState: ProblemState
}
