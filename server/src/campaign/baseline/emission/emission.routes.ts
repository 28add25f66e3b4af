import type { EmissionAction } from '#contract/baseline/emission.states.ts'
import {
  actOnEmission,
  type EmissionView,
  listEmissions,
  recordEmissions,
  recordEmission as recordEndpoint,
} from '#contract/baseline/emission.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import type { JobKind } from '#ground/jobs/index.ts'
import { act } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import { cellOfEnterprise } from '../enterprise/cell-of-enterprise.ts'
import type { Registering } from '../registering.ts'
import type { RowsPayload } from '../workbook-rows/define-rows-job.ts'
import { startRowsJob } from '../workbook-rows/start-rows-job.ts'
import { type EmissionCase, emissionsOf } from './emission.store.ts'
import type { EmissionWorkflow } from './emission.workflow.ts'
import { EmissionsSaid } from './emissions-job.ts'
import { recordEmission } from './record-emission.ts'

/** 排放数据 over HTTP: what an enterprise emits, on its page. */
export function registerEmissions(
  serving: Serving,
  registering: Registering & { readonly storage: FileStorage },
  workflow: EmissionWorkflow,
  job: JobKind<RowsPayload>,
): void {
  const { database } = registering
  const view = (the: EmissionCase, actor: Actor): EmissionView => ({
    id: the.id,
    version: the.version,
    year: the.year,
    pollutant: the.pollutant,
    pollutantName: the.pollutantName,
    amount: the.amount,
    statedAmount: the.statedAmount,
    statedUnit: the.statedUnit,
    source: the.source,
    remarks: the.remarks,
    recordedBy: the.recordedByWords,
    recordedAt: the.recordedAt.toISOString(),
    corrected: the.corrected,
    actions: available(workflow, the, actor, momentOf(registering)),
  })

  serve(serving, listEmissions, ({ actor, params }) =>
    reading(database, actor, async tx => {
      await cellOfEnterprise(tx, params.id)
      return {
        rows: (await emissionsOf(tx, params.id)).map(the => view(the, actor)),
        mayRecord: may(actor, 'emission.record'),
        asOf: registering.clock.businessNow().toISOString(),
      }
    }),
  )
  serve(serving, recordEndpoint, ({ actor, params, body }) =>
    transaction(database, actor, async tx => {
      const { after } = await recordEmission(tx, registering, workflow, { enterpriseId: params.id, ...body })
      return view(after, actor)
    }),
  )
  serve(serving, recordEmissions, ({ actor, request }) => startRowsJob(registering, job, actor, request, EmissionsSaid))
  for (const [action, endpoint] of Object.entries(actOnEmission)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const wish = { id: params.id, action: action as EmissionAction, ...body }
      return view((await act(registering, actor, workflow, wish)).after, actor)
    })
  }
}
