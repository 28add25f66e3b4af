import { type Campaign, getTerm } from '#campaign/mandate/index.ts'
import { deadline } from '#ground/clock/deadline.ts'
import type { DutyChange, Moment } from '#ground/workflow/workflow.ts'

interface Reviewed {
  readonly name: string
  readonly area: string
  readonly industry: string
  readonly reportedUnit: string
}

const clause = '三(一)-1'

/** The area's department in charge of the industry; where the area has none, its task force. */
export function verifyingUnit(campaign: Campaign, { area, industry }: Pick<Reviewed, 'area' | 'industry'>): string {
  const ofArea = campaign.units.filter(unit => unit.level === 'area' && unit.area === area)
  const found =
    ofArea.find(unit => unit.industries.includes(industry)) ?? ofArea.find(unit => unit.kind === 'areaTaskForce')
  return found?.id ?? `${area}-office`
}

/** The city department in charge of the industry. */
export function confirmingUnit(campaign: Campaign, industry: string): string {
  return campaign.industries.find(({ id }) => id === industry)?.lead ?? 'city-office'
}

/** Verify within ten working days, by the area's department. */
export function verifyDuty(campaign: Campaign, the: Reviewed, { day, calendar }: Moment): DutyChange {
  return {
    change: 'open',
    kind: 'verify',
    clause,
    words: the.name,
    due: deadline(day, getTerm(campaign, 'recordVerification'), calendar),
    holderUnit: verifyingUnit(campaign, the),
  }
}

/** Confirm within ten working days, by the city's department. */
export function confirmDuty(campaign: Campaign, the: Reviewed, { day, calendar }: Moment): DutyChange {
  return {
    change: 'open',
    kind: 'confirm',
    clause,
    words: the.name,
    due: deadline(day, getTerm(campaign, 'recordConfirmation'), calendar),
    holderUnit: confirmingUnit(campaign, the.industry),
  }
}

/** Correct what was returned, by the unit that reported it, within the term of a verification. */
export function correctDuty(campaign: Campaign, the: Reviewed, { day, calendar }: Moment): DutyChange {
  return {
    change: 'open',
    kind: 'correct',
    clause,
    words: the.name,
    due: deadline(day, getTerm(campaign, 'recordVerification'), calendar),
    holderUnit: the.reportedUnit,
  }
}
