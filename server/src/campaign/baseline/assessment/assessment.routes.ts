import {
  listAssessments,
  recordAssessment as recordAssessmentEndpoint,
  showAssessment,
  showAssessmentProgress,
  showAssessmentSheet,
  voidAssessment,
} from '#contract/baseline/assessment.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { act } from '#ground/workflow/act.ts'
import type { Assessing } from './assessing.ts'
import { viewAssessment, viewAssessments } from './assessment.view.ts'
import { recordAssessment } from './record-assessment.ts'
import { showProgress } from './show-progress.ts'
import { showSheet } from './show-sheet.ts'

/** 评估 over HTTP: the sheet, recording it, and what was recorded. */
export function registerAssessments(serving: Serving, assessing: Assessing): void {
  const { database } = assessing
  const page = (actor: Actor, id: string) =>
    reading(database, actor, tx => viewAssessment(tx, assessing, momentOf(assessing), id))

  serve(serving, showAssessmentSheet, ({ actor, params, query }) =>
    reading(database, actor, tx => showSheet(tx, assessing, momentOf(assessing), params.id, query.industry)),
  )
  serve(serving, showAssessmentProgress, ({ actor }) =>
    reading(database, actor, tx => showProgress(tx, momentOf(assessing))),
  )
  serve(serving, listAssessments, ({ actor, params }) =>
    reading(database, actor, tx => viewAssessments(tx, momentOf(assessing), params.id)),
  )
  serve(serving, recordAssessmentEndpoint, async ({ actor, params, body }) => {
    const { id } = await recordAssessment(assessing, actor, params.id, body)
    return page(actor, id)
  })
  serve(serving, showAssessment, ({ actor, params }) => page(actor, params.id))
  serve(serving, voidAssessment, async ({ actor, params, body }) => {
    const { requestId, version, input } = body
    await act(assessing, actor, assessing.assessments, { id: params.id, action: 'void', version, requestId, input })
    return page(actor, params.id)
  })
}
