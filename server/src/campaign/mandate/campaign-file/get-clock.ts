import type { ClockId } from '#contract/mandate/campaign-file.ts'
import type { Term } from '#ground/clock/term.ts'
import type { Campaign, CampaignClock } from './campaign.ts'

/** A clock of the campaign; loading has seen to it that every one is there. */
export function getClock(campaign: Campaign, id: ClockId): CampaignClock {
  const clock = campaign.clocks.find(candidate => candidate.id === id)
  if (!clock) throw new Error(`the campaign has no clock ${id}`)
  return clock
}

/**
 * A clock as a term to reckon a deadline with.
 *
 * @throws for clocks that fall due on a day of the month (`progressReport`): they have no length
 */
export function getTerm(campaign: Campaign, id: Exclude<ClockId, 'progressReport'>): Term {
  const { length, unit } = getClock(campaign, id)
  if (unit === 'dayOfMonth') throw new Error(`the clock ${id} falls due on a day of the month and has no length`)
  return { length, unit }
}
