import { deadline } from '#ground/clock/deadline.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { getTerm } from '../campaign-file/get-clock.ts'

/** What the campaign's data say about tasks: how long receipt and confirmation may take. */
export interface TaskSettings {
  readonly campaign: Campaign
  /** Last day to acknowledge receipt. */
  readonly receiptUntil: (day: string, moment: Moment) => string
  /** Last day to confirm or return what was reported. */
  readonly confirmationUntil: (moment: Moment) => string
  /** The unit whose leaders confirm by word or paper; 市整治办 records it for them (代录). */
  readonly leadingGroup: string | null
}

/** Reads the settings of a campaign once. */
export function taskSettings(campaign: Campaign): TaskSettings {
  const receipt = getTerm(campaign, 'hopReceipt')
  const confirmation = getTerm(campaign, 'checkpoint')
  return {
    campaign,
    receiptUntil: (day, moment) => deadline(day, receipt, moment.calendar),
    confirmationUntil: moment => deadline(moment.day, confirmation, moment.calendar),
    leadingGroup: campaign.units.find(unit => unit.kind === 'leadingGroup')?.id ?? null,
  }
}
