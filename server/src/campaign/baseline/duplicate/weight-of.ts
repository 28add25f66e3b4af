import type { DuplicateReason } from '#contract/baseline/duplicate-pair.ts'

const weights: Readonly<Record<DuplicateReason, number>> = { sameCode: 8, nearName: 4, sameContact: 2, samePlace: 1 }

/** How sure a suspicion is: a code says more than a name, a name more than a telephone, that more than a gate. */
export function weightOf(reasons: readonly DuplicateReason[]): number {
  return reasons.reduce((sum, reason) => sum + weights[reason], 0)
}
