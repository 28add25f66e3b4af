import {
  listEliminatedCapacity,
  recordEliminatedCapacity as recordEndpoint,
  strikeEliminatedCapacity,
} from '#contract/baseline/eliminated-capacity.ts'
import { momentOf } from '#ground/context.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { filesById } from '#ground/files/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { act } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { may } from '#ground/workflow/permit.ts'
import { cellOfEnterprise } from '../enterprise/cell-of-enterprise.ts'
import type { Registering } from '../registering.ts'
import { eliminatedCapacityOf } from './eliminated-capacity.store.ts'
import type { EliminatedCapacityWorkflow } from './eliminated-capacity.workflow.ts'
import { recordEliminatedCapacity } from './record-eliminated-capacity.ts'

/** 淘汰落后产能 over HTTP, on the page of an enterprise. */
export function registerEliminatedCapacity(
  serving: Serving,
  registering: Registering,
  workflow: EliminatedCapacityWorkflow,
): void {
  const { database } = registering
  serve(serving, listEliminatedCapacity, ({ actor, params }) =>
    reading(database, actor, async tx => {
      await cellOfEnterprise(tx, params.id)
      const moment = momentOf(registering)
      const cases = await eliminatedCapacityOf(tx, params.id)
      const files = await filesById(
        tx,
        cases.flatMap(the => [...the.files]),
      )
      return {
        rows: cases.map(the => ({
          id: the.id,
          version: the.version,
          industry: the.industry,
          equipment: the.equipment,
          count: the.count,
          capacity: the.capacity,
          eliminatedOn: the.eliminatedOn,
          files: the.files.flatMap(id => files.get(id) ?? []),
          recordedBy: the.recordedByWords,
          recordedAt: the.recordedAt.toISOString(),
          actions: available(workflow, the, actor, moment),
        })),
        mayRecord: may(actor, 'route.set'),
        asOf: moment.at.toISOString(),
      }
    }),
  )
  serve(serving, recordEndpoint, ({ actor, params, body }) =>
    transaction(database, actor, async tx => {
      const { after } = await recordEliminatedCapacity(tx, registering, workflow, { enterpriseId: params.id, ...body })
      return { id: after.id }
    }),
  )
  serve(serving, strikeEliminatedCapacity, async ({ actor, params, body }) => {
    const { after } = await act(registering, actor, workflow, { id: params.id, action: 'strike', ...body })
    return { id: after.id }
  })
}
