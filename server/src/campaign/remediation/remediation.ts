import type { RemediationContext } from './context.ts'
import { type EnterprisePlanWorkflow, makeEnterprisePlanWorkflow } from './enterprise-plan/enterprise-plan.workflow.ts'
import { type MeasureWorkflow, makeMeasureWorkflow } from './measure/measure.workflow.ts'
import { moveMeasuresWith } from './measure/move-with-problem.ts'
import { makeProblemWorkflow, type ProblemWorkflow } from './problem/problem.workflow.ts'
import { type ProblemSettings, problemSettings } from './problem/rule-settings.ts'
import { makeProgressReportWorkflow, type ProgressReportWorkflow } from './progress-report/progress-report.workflow.ts'

/** The stage as it is made once at start: what it was handed, what its campaign says, and the workflows that later stages add to. */
export interface Remediation {
  readonly context: RemediationContext
  readonly settings: ProblemSettings
  readonly workflows: {
    readonly problem: ProblemWorkflow
    readonly measure: MeasureWorkflow
    readonly progressReport: ProgressReportWorkflow
    readonly enterprisePlan: EnterprisePlanWorkflow
  }
}

/** Makes the stage for one installation. */
export function openRemediation(context: RemediationContext): Remediation {
  const settings = problemSettings(context.campaign)
  const measure = makeMeasureWorkflow()
  const problem = makeProblemWorkflow(settings, moveMeasuresWith(context, measure))
  return {
    context,
    settings,
    workflows: {
      problem,
      measure,
      progressReport: makeProgressReportWorkflow(),
      enterprisePlan: makeEnterprisePlanWorkflow(context),
    },
  }
}
