import {
  exportEnterprises,
  listEnterprises,
  listFieldChanges,
  mapEnterprises,
  revealPhone as revealPhoneEndpoint,
  selectEnterprises,
  showEnterprise,
} from '#contract/baseline/enterprise.ts'
import {
  actOnEnterprise,
  findRepeats as findRepeatsEndpoint,
  reportEnterprise as reportEnterpriseEndpoint,
} from '#contract/baseline/enterprise-actions.ts'
import { listHangingRecords } from '#contract/baseline/hanging-record.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { sendExport } from '#ground/export/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { enterprisesToExport } from '../find/export-enterprises.ts'
import { findEnterprises, narrowFilter, totalOf } from '../find/find-enterprises.ts'
import { findFieldChanges } from '../find/find-field-changes.ts'
import { findPoints } from '../find/find-points.ts'
import type { Registering } from '../registering.ts'
import { openRecordsOf } from './answer-open-problems.ts'
import { selectionOf } from './enterprise.selection.store.ts'
import { standsByItself } from './enterprise.store.ts'
import { readEnterpriseRows, viewEnterprise } from './enterprise.view.ts'
import type { EnterpriseWorkflow } from './enterprise.workflow.ts'
import { codeElsewhere, findRepeats } from './find-repeats.ts'
import type { HangingRecords } from './hanging-records.ts'
import { judgeCode } from './judge-code.ts'
import { reportEnterprise } from './report-enterprise.ts'
import { revealPhone } from './reveal-phone.ts'

const selectAtMost = 2000

/** The registry over HTTP: list, map, page, history, and one route per action. */
export function registerEnterprises(
  serving: Serving,
  registering: Registering,
  workflow: EnterpriseWorkflow,
  hanging: readonly HangingRecords[],
): void {
  const { database, sealing, campaign } = registering
  const asOf = () => registering.clock.businessNow().toISOString()
  const page = (actor: Actor, id: string) =>
    reading(database, actor, tx => viewEnterprise(tx, { workflow, sealing, moment: momentOf(registering) }, id))

  serve(serving, listEnterprises, ({ actor, query }) =>
    reading(database, actor, async tx => {
      const { after, limit, sort, ...filter } = query
      const narrowed = await narrowFilter(tx, filter)
      const found = await findEnterprises(tx, narrowed, { order: sort, after, limit })
      const rows = await readEnterpriseRows(tx, sealing, found.ids)
      return { rows, next: found.next, ...(await totalOf(tx, narrowed)), asOf: asOf() }
    }),
  )
  serve(serving, exportEnterprises, call => {
    const { format, ...filter } = call.query
    const list = enterprisesToExport(registering, call.actor, filter)
    return sendExport({ ...registering, readSession: serving.readSession }, call, list, { format, filter })
  })
  serve(serving, selectEnterprises, ({ actor, query: { sort, ...filter } }) =>
    reading(database, actor, async tx => {
      const found = await findEnterprises(tx, await narrowFilter(tx, filter), { order: sort, limit: selectAtMost })
      return { items: await selectionOf(tx, found.ids), more: found.next !== null }
    }),
  )
  serve(serving, mapEnterprises, ({ actor, query: { west, south, east, north, ...filter } }) =>
    reading(database, actor, async tx => ({
      ...(await findPoints(tx, filter, { west, south, east, north })),
      asOf: asOf(),
    })),
  )
  serve(serving, showEnterprise, ({ actor, params }) => page(actor, params.id))
  serve(serving, listHangingRecords, ({ actor, params }) =>
    reading(database, actor, async tx => {
      if (!(await standsByItself(tx, params.id))) throw absent()
      const { byKind, elsewhere } = await openRecordsOf(tx, hanging, params.id)
      return { rows: byKind.flatMap(({ records }) => records), elsewhere }
    }),
  )
  serve(serving, listFieldChanges, ({ actor, params, query }) =>
    reading(database, actor, async tx => ({
      ...(await findFieldChanges(tx, params.id, query)),
      total: null,
      asOf: asOf(),
    })),
  )
  serve(serving, revealPhoneEndpoint, ({ actor, params }) =>
    transaction(database, actor, async tx => ({ phone: await revealPhone(tx, sealing, params.id) })),
  )
  serve(serving, findRepeatsEndpoint, ({ actor, body }) =>
    reading(database, actor, async tx => {
      const judged = judgeCode(body.uscc ?? null)
      const uscc = 'refusal' in judged ? null : judged.code
      const repeats = await findRepeats(tx, campaign, { ...body, uscc })
      const rows = await readEnterpriseRows(
        tx,
        sealing,
        repeats.map(({ id }) => id),
      )
      const words = 'refusal' in judged ? judged.refusal : judged.warning
      return {
        rows: rows.map(row => ({ ...row, why: repeats.find(({ id }) => id === row.id)?.why ?? [] })),
        elsewhere: (uscc && (await codeElsewhere(tx, campaign, [uscc])).get(uscc)) || null,
        code: words ? { words, suggested: 'suggested' in judged ? judged.suggested : null } : null,
      }
    }),
  )
  serve(serving, reportEnterpriseEndpoint, async ({ actor, body }) => {
    const { after } = await reportEnterprise(registering, workflow, actor, body)
    return page(actor, after.id)
  })
  for (const [action, endpoint] of Object.entries(actOnEnterprise)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const { requestId, version, input } = body
      await act(registering, actor, workflow, {
        id: params.id,
        action: action as keyof typeof actOnEnterprise,
        version,
        requestId,
        input,
      })
      return page(actor, params.id)
    })
  }
}
