import type { GuardStep } from '#contract/mandate/guard-file.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Cell, Moment } from '#ground/workflow/workflow.ts'
import type { Guarding } from './guard.ts'
import { leftOfStanding } from './guard-approval.store.ts'
import { overLimit } from './reckon-guard.ts'
import { refuseHeld } from './refuse-held.ts'
import { type GuardCell, weighStep } from './weigh-step.store.ts'

type Touched = Pick<Cell, 'area' | 'industry' | 'enterpriseId'>

/**
 * Throws 409 `guard.held` where all together lie over the limit of a cell and no approval lets as many through. What names no enterprise or no
 * industry is judged when its own act is taken.
 */
export async function holdBatch(
  tx: Tx,
  guarding: Guarding,
  step: GuardStep,
  moment: Moment,
  touched: readonly Touched[],
): Promise<void> {
  for (const [, { area, industry, enterprises }] of cellsOf(touched)) {
    const weighed = await weighStep(tx, guarding, step, moment.day, { area, industry }, enterprises, null)
    const over = weighed ? overLimit(weighed.limit, weighed) : 0
    if (!weighed || over === 0 || over <= (await leftOfStanding(tx, { step, area, industry, day: moment.day })))
      continue
    throw refuseHeld(guarding, tx.actor, { step, area, industry }, weighed, moment)
  }
}

/** By cell, in an order of their own, so that two batches never wait for each other. */
function cellsOf(touched: readonly Touched[]) {
  const cells = new Map<string, GuardCell & { enterprises: string[] }>()
  for (const { area, industry, enterpriseId } of touched) {
    if (industry === null || enterpriseId === null) continue
    const key = `${area} ${industry}`
    const cell = cells.get(key) ?? { area, industry, enterprises: [] }
    cell.enterprises.push(enterpriseId)
    cells.set(key, cell)
  }
  return [...cells].sort(([one], [other]) => (one < other ? -1 : 1))
}
