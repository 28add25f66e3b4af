import type { z } from 'zod'
import type { GuardShareRow, listGuardShares } from '#contract/baseline/guard.ts'
import { extentOf, narrow } from '#ground/access/index.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Guarding } from './guard.ts'
import { mayAsk } from './may-ask.ts'
import { beginningOf, countedSince, mostWithout, percentOf } from './reckon-guard.ts'
import { watchedActions } from './weigh-step.store.ts'

/**
 * How far each kind of step that is judged today has come in each area × industry in reach: of those touched at all, the nearest to the limit
 * first. What is judged at the month's end alone is left out on the other days.
 */
export async function findGuardShares(
  tx: Tx,
  guarding: Guarding,
  { step, area, industry }: z.output<typeof listGuardShares.query>,
  today: string,
): Promise<GuardShareRow[]> {
  const { campaign } = guarding
  const extent = narrow(extentOf(tx.actor.scope), area ? { areas: area } : {})
  const areas = campaign.areas.map(({ code }) => code).filter(code => extent.areas?.includes(code) ?? true)
  const rows: GuardShareRow[] = []
  for (const limit of campaign.guard.steps) {
    if (step && !step.includes(limit.step)) continue
    const since = countedSince(campaign.guard, limit, today)
    if (since === null) continue
    const cells = await tx.query<{ area: string; industry: string; touched: number; whole: number }>(
      'select area, industry, touched, whole from baseline.guarded_shares($1, $2, $3)',
      [watchedActions(guarding, limit.step), areas, beginningOf(since)],
    )
    for (const cell of cells) {
      if (industry && !industry.includes(cell.industry)) continue
      rows.push({
        ...cell,
        step: limit.step,
        sharePercent: limit.sharePercent,
        since,
        mostWithout: mostWithout(limit, cell.whole),
        mayAsk: mayAsk(guarding, tx.actor, limit.step),
        percent: percentOf(cell.touched, cell.whole),
      })
    }
  }
  return rows.sort((one, other) => fullness(other) - fullness(one) || other.touched - one.touched)
}

/** Of what may be touched without an approval, how much is. */
const fullness = ({ touched, mostWithout: most }: GuardShareRow) => touched / Math.max(1, most)
