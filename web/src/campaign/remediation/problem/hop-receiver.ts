import type { HopView } from '#contract/ground/hand-over.ts'

/** Name of whom a hop went to: a unit, or the enterprise at which it ends. */
export function hopReceiver(hop: Pick<HopView, 'toUnit' | 'toEnterprise'>): string {
  return hop.toUnit?.name ?? hop.toEnterprise?.name ?? ''
}
