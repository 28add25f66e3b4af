import {
  actOnGuardApproval,
  askGuardApproval,
  listGuardApprovals,
  listGuardShares,
  showGuardApproval as showEndpoint,
} from '#contract/baseline/guard.ts'
import type { GuardApprovalAction } from '#contract/baseline/guard-approval.states.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { momentOf } from '#ground/context.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { act } from '#ground/workflow/act.ts'
import type { Registering } from '../registering.ts'
import { askApproval } from './ask-approval.ts'
import { findGuardApprovals } from './find-guard-approvals.ts'
import { findGuardShares } from './find-guard-shares.ts'
import type { Guard } from './guard.ts'
import { showGuardApproval } from './show-guard-approval.ts'

/** 一刀切防线 over HTTP: the shares, the approvals, and their steps. */
export function registerGuard(serving: Serving, registering: Registering, { guarding }: Guard): void {
  const { database, clock, campaign } = registering
  const { law, tag } = campaign.guard
  const asOf = () => clock.businessNow().toISOString()

  serve(serving, listGuardShares, ({ actor, query }) =>
    reading(database, actor, async tx => ({
      rows: await findGuardShares(tx, guarding, query, clock.businessDay()),
      law,
      draft: tag === 'I' || tag === 'K',
      untilAtMost: addDays(clock.businessDay(), campaign.guard.approvalDays),
      asOf: asOf(),
    })),
  )
  serve(serving, listGuardApprovals, ({ actor, query }) =>
    reading(database, actor, async tx => ({
      ...(await findGuardApprovals(tx, query, clock.businessDay())),
      asOf: asOf(),
    })),
  )
  serve(serving, showEndpoint, ({ actor, params }) =>
    reading(database, actor, tx => showGuardApproval(tx, guarding, momentOf(registering), params.id)),
  )
  serve(serving, askGuardApproval, async ({ actor, body }) => {
    const { after } = await transaction(database, actor, tx => askApproval(tx, guarding, body))
    return { id: after.id }
  })
  for (const [action, endpoint] of Object.entries(actOnGuardApproval)) {
    serve(serving, endpoint, async ({ actor, params, body }) => {
      await act(registering, actor, guarding.approvals, {
        id: params.id,
        action: action as GuardApprovalAction,
        ...body,
      })
      return { id: params.id }
    })
  }
}
