import {
  actOnDuplicatePair,
  type DuplicatePairView,
  listDuplicatePairs,
  showDuplicatePair,
} from '#contract/baseline/duplicate-pair.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { available } from '#ground/workflow/available.ts'
import { viewEnterprise } from '../enterprise/enterprise.view.ts'
import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { Registering } from '../registering.ts'
import { duplicatePairStore } from './duplicate-pair.store.ts'
import type { DuplicateWorkflow } from './duplicate-pair.workflow.ts'
import { findDuplicatePair, findDuplicatePairs } from './find-duplicate-pairs.ts'

/** Suspected duplicates over HTTP. */
export function registerDuplicates(
  serving: Serving,
  registering: Registering,
  { pairs, enterprises }: { readonly pairs: DuplicateWorkflow; readonly enterprises: EnterpriseWorkflow },
): void {
  const { database, sealing, clock } = registering
  const view = (actor: Actor, id: string): Promise<DuplicatePairView> =>
    reading(database, actor, async tx => {
      const row = await findDuplicatePair(tx, id)
      if (!row) throw absent()
      const [stored] = await tx.query(duplicatePairStore.lock, [id])
      if (!stored) throw absent()
      const the = duplicatePairStore.read(stored)
      const moment = momentOf(registering)
      const show = (enterpriseId: string) =>
        viewEnterprise(tx, { workflow: enterprises, sealing, moment }, enterpriseId)
      const mergedId = the.keptId === the.oneId ? the.otherId : the.oneId
      return {
        ...row,
        records: [await show(the.oneId), await show(the.otherId)],
        merge:
          the.keptId || the.leftWhereItWas
            ? {
                keptId: the.keptId ?? the.oneId,
                mergedId,
                moved: (the.moved ?? []).map(({ id: movedId, label }) => ({ id: movedId, label })),
                left: (the.leftWhereItWas ?? []).map(words => ({ ...words })),
              }
            : null,
        actions: available(pairs, the, actor, moment),
        asOf: moment.at.toISOString(),
      }
    })

  serve(serving, listDuplicatePairs, ({ actor, query }) =>
    reading(database, actor, async tx => ({
      ...(await findDuplicatePairs(tx, query)),
      total: null,
      asOf: clock.businessNow().toISOString(),
    })),
  )
  serve(serving, showDuplicatePair, ({ actor, params }) => view(actor, params.id))
  for (const [action, endpoint] of Object.entries(actOnDuplicatePair)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      const { requestId, version, input } = body
      await act(registering, actor, pairs, {
        id: params.id,
        action: action as keyof typeof actOnDuplicatePair,
        version,
        requestId,
        input,
      })
      return view(actor, params.id)
    })
  }
}
