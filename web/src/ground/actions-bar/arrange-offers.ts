import type { ActionOffer } from '#contract/ground/endpoint.ts'

/** Actions that stand beside the primary one; more would be a menu of their own. */
const mostBeside = 2

/**
 * Which offer stands where. The server's order is kept. Where no primary action may be taken, the last of them keeps its place,
 * disabled, so that it is plain what comes next and what it waits for.
 */
export function arrangeOffers(offers: readonly ActionOffer[]): {
  primary: ActionOffer | undefined
  beside: ActionOffer[]
  under: ActionOffer[]
} {
  const steps = offers.filter(offer => offer.primary)
  const primary = steps.find(offer => offer.allowed) ?? steps.at(-1) ?? offers.find(offer => offer.allowed)
  const rest = offers.filter(offer => offer !== primary)
  const beside = rest.filter(offer => offer.allowed).slice(0, mostBeside)
  const others = rest.filter(offer => !beside.includes(offer))
  return {
    primary,
    beside,
    under: [...others.filter(offer => offer.allowed), ...others.filter(offer => !offer.allowed)],
  }
}
