import type { DutyChange } from '../workflow.ts'
import type { HandedOn, HandOver, Hop } from './hop.ts'

/** Ends the receipt of a hop, and nobody else's. */
export function endReceipt(hop: Hop, outcome: string): DutyChange {
  return { change: 'done', kind: 'hopReceipt', ...holderOf(hop), outcome }
}

/** Ends whatever the receiver of a hop is held to by it, received or not; other duties of the same unit go on. */
export function endShare<This extends HandedOn, State extends string>(
  handOver: Pick<HandOver<This, State>, 'work'>,
  hop: Hop,
  outcome: string,
): DutyChange[] {
  const kinds = hop.share === 'lead' ? handOver.work : ['cooperation']
  return [
    endReceipt(hop, outcome),
    ...kinds.map(kind => ({ change: 'done' as const, kind, ...holderOf(hop), outcome })),
  ]
}

// what is handed to an enterprise is watched by the unit that handed it on
const holderOf = (hop: Hop) => ({ holderUnit: hop.toUnit ?? hop.fromUnit, holderEnterprise: hop.toEnterprise })
