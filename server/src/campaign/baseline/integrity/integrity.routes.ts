import {
  actOnIntegrityWaiver,
  listIntegrityFindings,
  listIntegrityRules,
  waiveFinding as waiveEndpoint,
} from '#contract/baseline/integrity.ts'
import { momentOf } from '#ground/context.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import type { Registering } from '../registering.ts'
import { findIntegrityFindings, stillFound } from './find-findings.ts'
import { findIntegrityRules } from './find-rules.ts'
import { type IntegrityWaiver, integrityWaiverStore } from './integrity-waiver.store.ts'
import type { IntegrityWaiverWorkflow } from './integrity-waiver.workflow.ts'
import { waiveFinding } from './waive-finding.ts'

/** 数据核对 over HTTP. */
export function registerIntegrity(serving: Serving, registering: Registering, workflow: IntegrityWaiverWorkflow): void {
  const { database, campaign, clock } = registering
  const asOf = () => clock.businessNow().toISOString()

  serve(serving, listIntegrityRules, ({ actor, query }) =>
    reading(database, actor, async tx => ({
      rows: await findIntegrityRules(tx, campaign, query, clock.businessDay()),
      asOf: asOf(),
    })),
  )
  serve(serving, listIntegrityFindings, ({ actor, query }) =>
    reading(database, actor, async tx => {
      const rule = campaign.integrityRules.find(({ id }) => id === query.rule)
      if (!rule) throw absent()
      const { rows, next, total } = await findIntegrityFindings(tx, query)
      const found = await stillFound(
        tx,
        rule,
        rows.map(({ subjectId }) => subjectId),
        clock.businessDay(),
      )
      const waivers = await waiversOf(
        tx,
        rows.flatMap(({ waiverId }) => waiverId ?? []),
      )
      return {
        rows: rows.map(({ waiverId, ...row }) => {
          const waiver = waiverId === null ? undefined : waivers.get(waiverId)
          return {
            ...row,
            mended: !found.has(row.subjectId),
            waiver: waiver
              ? {
                  id: waiver.id,
                  version: waiver.version,
                  reason: waiver.reason,
                  by: waiver.waivedByWords,
                  at: waiver.waivedAt.toISOString(),
                }
              : null,
            actions: waiver
              ? available(workflow, waiver, actor, momentOf(registering))
              : may(actor, 'integrity.waive')
                ? [{ action: 'waive', allowed: true }]
                : [],
          }
        }),
        next,
        total,
        asOf: asOf(),
      }
    }),
  )
  serve(serving, waiveEndpoint, async ({ actor, body }) => {
    const { after } = await transaction(database, actor, tx => waiveFinding(tx, registering, workflow, body))
    return { id: after.id }
  })
  serve(serving, actOnIntegrityWaiver.lift, async ({ actor, params, body }) => {
    await act(registering, actor, workflow, { id: params.id, action: 'lift', ...body })
    return { id: params.id }
  })
}

async function waiversOf(
  tx: Parameters<typeof stillFound>[0],
  ids: readonly string[],
): Promise<ReadonlyMap<string, IntegrityWaiver>> {
  const rows = await tx.query('select * from baseline.integrity_waiver where id = any ($1)', [ids])
  return new Map(rows.map(row => integrityWaiverStore.read(row)).map(waiver => [waiver.id, waiver]))
}
