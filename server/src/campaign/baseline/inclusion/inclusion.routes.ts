import { type InclusionAction, inclusionStates } from '#contract/baseline/inclusion.states.ts'
import {
  actOnInclusion,
  actOnInclusions as bulkEndpoint,
  countInclusions as countEndpoint,
  exportInclusions,
  InclusionBulkAction,
  listInclusions,
  proposeInclusion as proposeEndpoint,
  showInclusionOffers,
  showInclusions,
} from '#contract/baseline/inclusion.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { sendExport } from '#ground/export/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import type { JobKind } from '#ground/jobs/index.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Registering } from '../registering.ts'
import { countInclusions } from './count-inclusions.ts'
import { inclusionsToExport } from './export-inclusions.ts'
import { findInclusions, narrowInclusions, totalOfInclusions } from './find-inclusions.ts'
import { readInclusionRows, viewInclusions } from './inclusion.view.ts'
import type { InclusionWorkflow } from './inclusion.workflow.ts'
import { actOnInclusions, type InclusionsPayload } from './inclusions-job.ts'
import { proposeInclusion } from './propose-inclusion.ts'

/** List two over HTTP: the list with its figures and its file, an enterprise's part of it, and one route per action. */
export function registerInclusions(
  serving: Serving,
  registering: Registering,
  workflow: InclusionWorkflow,
  job: JobKind<InclusionsPayload>,
): void {
  const { database, campaign } = registering
  const asOf = () => registering.clock.businessNow().toISOString()
  const viewing = () => ({ campaign, workflow, moment: momentOf(registering) })
  const viewOne = (actor: Actor, enterpriseId: string, industry: string | null) =>
    reading(database, actor, async tx => {
      const found = (await viewInclusions(tx, viewing(), enterpriseId)).find(view => view.industry === industry)
      if (!found) throw absent()
      return found
    })

  serve(serving, listInclusions, ({ actor, query: { after, limit, ...filter } }) =>
    reading(database, actor, async tx => {
      const narrowed = await narrowInclusions(tx, campaign, registering.clock.businessDay(), filter)
      const { keys, next } = await findInclusions(tx, narrowed, { after, limit })
      const rows = await readInclusionRows(tx, viewing(), keys)
      return { rows, next, ...(await totalOfInclusions(tx, narrowed)), asOf: asOf() }
    }),
  )
  serve(serving, exportInclusions, call => {
    const { format, ...filter } = call.query
    const list = inclusionsToExport(registering, workflow, call.actor, filter)
    return sendExport({ ...registering, readSession: serving.readSession }, call, list, { format, filter })
  })
  serve(serving, countEndpoint, ({ actor, query }) =>
    reading(database, actor, async tx => ({ ...(await countInclusions(tx, campaign, query)), asOf: asOf() })),
  )
  serve(serving, showInclusionOffers, async ({ actor }) => ({
    bulk: InclusionBulkAction.options.filter(action => may(actor, inclusionStates.actions[action].may)),
    recordEmissions: may(actor, 'emission.record'),
  }))
  serve(serving, bulkEndpoint, ({ actor, body }) => actOnInclusions(registering, workflow, job, actor, body))
  serve(serving, showInclusions, ({ actor, params }) =>
    reading(database, actor, async tx => ({ rows: await viewInclusions(tx, viewing(), params.id), asOf: asOf() })),
  )
  serve(serving, proposeEndpoint, async ({ actor, params, body }) => {
    const said = { enterpriseId: params.id, ...body }
    const { after } = await transaction(database, actor, tx => proposeInclusion(tx, registering, workflow, said))
    return viewOne(actor, after.enterpriseId, after.industry)
  })
  for (const [action, endpoint] of Object.entries(actOnInclusion)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const wish = { id: params.id, action: action as InclusionAction, ...body }
      const { after } = await act(registering, actor, workflow, wish)
      return viewOne(actor, after.enterpriseId, after.industry)
    })
  }
}
