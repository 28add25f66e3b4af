import type { z } from 'zod'
import type { ProgressReportView } from '#contract/remediation/progress-report.ts'
import type { Actor } from '#ground/database/claims.ts'
import { available } from '#ground/workflow/available.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { ProgressReport } from './progress-report.ts'
import type { ProgressReportWorkflow } from './progress-report.workflow.ts'

/** A progress report as the contract says it, with what this post may do with it. */
export function progressReportView(
  workflow: ProgressReportWorkflow,
  the: ProgressReport,
  actor: Actor,
  moment: Moment,
): z.input<typeof ProgressReportView> {
  return {
    id: the.id,
    version: the.version,
    problemId: the.problemId,
    month: the.month,
    dueOn: the.dueOn,
    state: the.state,
    changed: the.changed,
    words: the.words,
    difficulties: the.difficulties,
    files: [...the.files],
    submittedAt: the.submittedAt?.toISOString() ?? null,
    submittedBy: the.submittedByWords,
    actions: available(workflow, the, actor, moment),
  }
}
