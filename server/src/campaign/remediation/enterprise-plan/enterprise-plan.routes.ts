import type { EnterprisePlanAction } from '#contract/remediation/enterprise-plan.states.ts'
import {
  actOnEnterprisePlan,
  draftEnterprisePlan,
  listEnterprisePlans,
  showEnterprisePlan,
  showPlansOfEnterprise,
} from '#contract/remediation/enterprise-plan.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { act } from '#ground/workflow/act.ts'
import type { Remediation } from '../remediation.ts'
import { draftPlan } from './draft-plan.ts'
import { viewEnterprisePlan, viewPlansOfEnterprise } from './enterprise-plan.view.ts'
import { findEnterprisePlans } from './find-enterprise-plans.ts'

/** 一企一策 over HTTP: the list, an enterprise's own, one in full, and one route per action. */
export function registerEnterprisePlans(serving: Serving, remediation: Remediation): void {
  const { context, workflows } = remediation
  const { database } = context
  const view = (actor: Actor, id: string) => reading(database, actor, tx => viewEnterprisePlan(tx, remediation, id))

  serve(serving, listEnterprisePlans, ({ actor, query }) =>
    reading(database, actor, async tx => {
      const moment = momentOf(context)
      return { ...(await findEnterprisePlans(tx, moment, query)), asOf: moment.at.toISOString() }
    }),
  )
  serve(serving, showPlansOfEnterprise, ({ actor, params }) =>
    reading(database, actor, tx => viewPlansOfEnterprise(tx, momentOf(context), params.id)),
  )
  serve(serving, draftEnterprisePlan, async ({ actor, params, body }) =>
    view(actor, await draftPlan(context, actor, workflows.enterprisePlan, params.id, body)),
  )
  serve(serving, showEnterprisePlan, ({ actor, params }) => view(actor, params.id))
  for (const [action, endpoint] of Object.entries(actOnEnterprisePlan)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      await act(context, actor, workflows.enterprisePlan, {
        id: params.id,
        action: action as EnterprisePlanAction,
        ...body,
      })
      return view(actor, params.id)
    })
  }
}
