import type { GuardStep } from '#contract/mandate/guard-file.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Guarding } from './guard.ts'
import { beginningOf, countedSince, type GuardLimit, type Weighed } from './reckon-guard.ts'

/** An industry in an area. */
export interface GuardCell {
  readonly area: string
  readonly industry: string
}

/** A step of a kind in a cell as it is judged on a day. */
export interface WeighedStep extends Weighed {
  readonly limit: GuardLimit
  readonly since: string
}

/** The limit of a step and the first day that counts; null where the campaign does not watch it or does not judge it that day. */
export function limitOn(guarding: Guarding, step: GuardStep, day: string): { limit: GuardLimit; since: string } | null {
  const { guard } = guarding.campaign
  const limit = guard.steps.find(one => one.step === step)
  const since = limit ? countedSince(guard, limit, day) : null
  return limit && since !== null ? { limit, since } : null
}

/** The watched actions of a step as the functions of the database take them. */
export const watchedActions = (guarding: Guarding, step: GuardStep) => JSON.stringify(guarding.watched.get(step) ?? [])

/**
 * Weighs a step within the transaction that takes it: whoever weighs the same cell and step waits until it has ended.
 * @param own the act whose line of the trail is written already; null before anything is written
 */
export async function weighStep(
  tx: Tx,
  guarding: Guarding,
  step: GuardStep,
  day: string,
  { area, industry }: GuardCell,
  enterprises: readonly string[],
  own: { readonly id: string; readonly version: number } | null,
): Promise<WeighedStep | null> {
  const judged = limitOn(guarding, step, day)
  if (!judged) return null
  const [weighed] = await tx.query<{ touched: number; whole: number; fresh: number }>(
    'select touched, whole, fresh from baseline.weigh_step($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      step,
      watchedActions(guarding, step),
      area,
      industry,
      beginningOf(judged.since),
      enterprises,
      own?.id ?? null,
      own?.version ?? null,
    ],
  )
  return weighed ? { ...judged, ...weighed } : null
}
