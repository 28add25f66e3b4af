import type { z } from 'zod'
import type { ChangeRequest, Endpoint } from '#contract/ground/endpoint.ts'
import { showEvidenceWarnings as warningsEndpoint } from '#contract/remediation/evidence-warning.ts'
import type { MeasureAction } from '#contract/remediation/measure.states.ts'
import { actOnMeasure, draftMeasure as draftEndpoint } from '#contract/remediation/measure.ts'
import type { ProblemAction } from '#contract/remediation/problem.states.ts'
import {
  exportProblems,
  listProblems as listEndpoint,
  reportProblem as reportEndpoint,
  selectProblems as selectEndpoint,
  showProblem as showEndpoint,
  showProblemBoard,
  showProblemForm,
  showProblemOptions,
  showProblemTrail,
} from '#contract/remediation/problem.ts'
import {
  actOnProblem,
  actOnProblems as bulkEndpoint,
  showProblemOffers,
} from '#contract/remediation/problem-actions.ts'
import type { ProgressReportAction } from '#contract/remediation/progress-report.states.ts'
import {
  actOnProgressReport,
  submitProgress as submitEndpoint,
  confirmUnchanged as unchangedEndpoint,
} from '#contract/remediation/progress-report.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { sendExport } from '#ground/export/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { actOnProblems, problemsJob } from './bulk/act-on-problems.ts'
import { registerEnterprisePlans } from './enterprise-plan/enterprise-plan.routes.ts'
import { showEvidenceWarnings } from './evidence/show-evidence-warnings.ts'
import { problemsToExport } from './find/export-problems.ts'
import { listProblems, problemBoard, selectProblems } from './find/list-problems.ts'
import { draftMeasure } from './measure/draft-measure.ts'
import { findMeasure } from './measure/measure.store.ts'
import { measureView } from './measure/measure.view.ts'
import { problemForm, showOffers, showOptions } from './page/show-options.ts'
import { readProblemView, showProblem } from './page/show-problem.ts'
import { showTrail } from './page/show-trail.ts'
import { reportProblem } from './problem/report-problem.ts'
import { findReport } from './progress-report/progress-report.store.ts'
import { progressReportView } from './progress-report/progress-report.view.ts'
import { confirmUnchanged, submitProgress } from './progress-report/submit-progress.ts'
import type { Remediation } from './remediation.ts'

type Changing = z.output<typeof ChangeRequest> & { input: unknown }
type Acting = Endpoint<z.ZodType<{ id: string }>, z.ZodType, z.ZodType<Changing>>

/** Registers every route of the stage. Acts answer with the record as it then stands, read under the same post. */
export function registerRemediation(serving: Serving, remediation: Remediation): void {
  problemRoutes(serving, remediation)
  measureRoutes(serving, remediation)
  progressReportRoutes(serving, remediation)
  registerEnterprisePlans(serving, remediation)
}

function problemRoutes(serving: Serving, remediation: Remediation): void {
  const { context, workflows } = remediation
  const job = problemsJob(remediation)
  const view = (actor: Actor, id: string) =>
    reading(context.database, actor, tx => readProblemView(tx, remediation, id))
  serve(serving, listEndpoint, ({ actor, query }) => listProblems(context, actor, workflows.problem, query))
  serve(serving, exportProblems, call => {
    const { format, ...filter } = call.query
    const list = problemsToExport(context, call.actor, filter)
    return sendExport({ ...context, readSession: serving.readSession }, call, list, { format, filter })
  })
  serve(serving, showProblemBoard, ({ actor, query }) => problemBoard(context, actor, workflows.problem, query))
  serve(serving, selectEndpoint, ({ actor, query }) => selectProblems(context, actor, query))
  serve(serving, showProblemForm, ({ actor, query }) => problemForm(remediation, actor, query.industry))
  serve(serving, showProblemOffers, async ({ actor }) => showOffers(actor))
  serve(serving, bulkEndpoint, ({ actor, body }) => actOnProblems(remediation, actor, job, body))
  serve(serving, reportEndpoint, async ({ actor, body }) => {
    const made = await reportProblem(
      context,
      actor,
      { settings: remediation.settings, workflow: workflows.problem },
      body,
    )
    return view(actor, made.id)
  })
  serve(serving, showEndpoint, ({ actor, params }) => showProblem(remediation, actor, params.id))
  serve(serving, warningsEndpoint, ({ actor, params }) => showEvidenceWarnings(context, actor, params.id))
  serve(serving, showProblemTrail, ({ actor, params, query }) => showTrail(context, actor, params.id, query))
  serve(serving, showProblemOptions, ({ actor, params }) => showOptions(remediation, actor, params.id))
  for (const [action, endpoint] of Object.entries(actOnProblem) as [ProblemAction, Acting][]) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const { requestId, version, input } = body
      await act(context, actor, workflows.problem, { id: params.id, action, version, requestId, input })
      return view(actor, params.id)
    })
  }
}

function measureRoutes(serving: Serving, { context, workflows }: Remediation): void {
  const view = (actor: Actor, id: string) =>
    reading(context.database, actor, async tx => {
      const the = await findMeasure(tx, id)
      if (!the) throw absent()
      return measureView(workflows.measure, the, actor, momentOf(context))
    })
  serve(serving, draftEndpoint, async ({ actor, params, body }) =>
    view(actor, await draftMeasure(context, actor, workflows.measure, params.id, body)),
  )
  for (const [action, endpoint] of Object.entries(actOnMeasure) as [MeasureAction, Acting][]) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const { requestId, version, input } = body
      await act(context, actor, workflows.measure, { id: params.id, action, version, requestId, input })
      return view(actor, params.id)
    })
  }
}

function progressReportRoutes(serving: Serving, { context, settings, workflows }: Remediation): void {
  const how = { settings, workflow: workflows.progressReport }
  const view = (actor: Actor, id: string) =>
    reading(context.database, actor, async tx => {
      const the = await findReport(tx, id)
      if (!the) throw absent()
      return progressReportView(workflows.progressReport, the, actor, momentOf(context))
    })
  serve(serving, submitEndpoint, async ({ actor, params, body }) =>
    view(actor, await submitProgress(context, actor, how, params.id, body)),
  )
  serve(serving, unchangedEndpoint, async ({ actor, body }) => ({
    rows: await confirmUnchanged(context, actor, how, body),
  }))
  for (const [action, endpoint] of Object.entries(actOnProgressReport) as [ProgressReportAction, Acting][]) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const { requestId, version, input } = body
      await act(context, actor, workflows.progressReport, { id: params.id, action, version, requestId, input })
      return view(actor, params.id)
    })
  }
}
