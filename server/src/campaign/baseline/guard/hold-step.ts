import type { GuardStep } from '#contract/mandate/guard-file.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { actWithin } from '#ground/workflow/act.ts'
import type { Case, Moment } from '#ground/workflow/workflow.ts'
import type { Guarding } from './guard.ts'
import { findStanding } from './guard-approval.store.ts'
import { overLimit } from './reckon-guard.ts'
import { refuseHeld } from './refuse-held.ts'
import { weighStep } from './weigh-step.store.ts'

/**
 * Lets a step through that lies within the limit, or rests it on an approval of the actor's unit; else throws 409 `guard.held` and the whole
 * act is undone (一刀切; 优化营商环境条例 art. 59). Whoever approved cannot be the one who acts: 403 `samePerson`.
 *
 * An enterprise that the same kind of step touched within the window already counts no further. An enterprise of several industries is
 * weighed in each.
 */
export async function holdStep(
  tx: Tx,
  guarding: Guarding,
  step: GuardStep,
  moment: Moment,
  after: Case,
): Promise<void> {
  const { area, enterpriseId } = after
  if (enterpriseId === null) return
  for (const industry of await industriesOf(tx, after, enterpriseId)) {
    const weighed = await weighStep(tx, guarding, step, moment.day, { area, industry }, [enterpriseId], after)
    if (!weighed || overLimit(weighed.limit, weighed) === 0) continue
    const approval = await findStanding(tx, { step, area, industry, day: moment.day })
    if (!approval) throw refuseHeld(guarding, tx.actor, { step, area, industry }, weighed, moment)
    await actWithin(tx, guarding, guarding.approvals, {
      id: approval.id,
      action: 'use',
      requestId: newId(guarding.clock.realNow().getTime()),
      input: { enterpriseId },
    })
  }
}

/** In an order of their own, so that two who weigh several never wait for each other. */
async function industriesOf(tx: Tx, after: Case, enterpriseId: string): Promise<readonly string[]> {
  if ('industries' in after) return [...(after.industries as readonly string[])].sort()
  if (after.industry !== null) return [after.industry]
  const rows = await tx.query<{ industry: string }>(
    'select industry from baseline.membership where enterprise_id = $1 and until is null order by industry',
    [enterpriseId],
  )
  return rows.map(({ industry }) => industry)
}
