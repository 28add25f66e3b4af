import type { FactConfirmationAction } from '#contract/baseline/fact-confirmation.states.ts'
import {
  actOnFactConfirmation,
  confirmFacts as confirmEndpoint,
  listFactConfirmations,
} from '#contract/baseline/fact-confirmation.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { findEnterprise } from '../assessment/find-enterprise.ts'
import type { Registering } from '../registering.ts'
import { confirmFacts } from './confirm-facts.ts'
import { factConfirmationsOf, findFactConfirmation } from './fact-confirmation.store.ts'
import { viewFactConfirmation } from './fact-confirmation.view.ts'
import type { FactConfirmationWorkflow } from './fact-confirmation.workflow.ts'

/** 信息确认 over HTTP: what was confirmed, confirming, and the township's answer. */
export function registerFactConfirmations(
  serving: Serving,
  registering: Registering,
  workflow: FactConfirmationWorkflow,
): void {
  const { database, campaign } = registering
  const viewing = () => ({ campaign, workflow, moment: momentOf(registering) })
  const view = (actor: Actor, id: string) =>
    reading(database, actor, async tx => {
      const the = await findFactConfirmation(tx, id)
      if (!the) throw absent()
      return viewFactConfirmation(tx, viewing(), the)
    })
  serve(serving, listFactConfirmations, ({ actor, params }) =>
    reading(database, actor, async tx => {
      await findEnterprise(tx, params.id)
      const rows = await factConfirmationsOf(tx, params.id)
      return {
        rows: rows.map(the => viewFactConfirmation(tx, viewing(), the)),
        asOf: registering.clock.businessNow().toISOString(),
      }
    }),
  )
  serve(serving, confirmEndpoint, async ({ actor, params, body }) =>
    view(actor, await confirmFacts(registering, actor, workflow, params.id, body)),
  )
  for (const [action, endpoint] of Object.entries(actOnFactConfirmation)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      await act(registering, actor, workflow, { id: params.id, action: action as FactConfirmationAction, ...body })
      return view(actor, params.id)
    })
  }
}
