import { type Campaign, getTerm } from '#campaign/mandate/index.ts'
import { deadline } from '#ground/clock/deadline.ts'
import type { DutyChange, Moment } from '#ground/workflow/workflow.ts'
import { confirmingUnit } from '../enterprise/review-holders.ts'

const clause = '三(一)-2'

/** The area's branch of ecology, which proposes. */
export function proposingUnit(campaign: Campaign, area: string): string {
  return campaign.units.find(unit => unit.kind === 'ecology' && unit.area === area)?.id ?? `${area}-ecology`
}

/** The city's ecology bureau, which decides. */
export function decidingUnit(campaign: Campaign): string {
  return campaign.units.find(unit => unit.kind === 'ecology' && unit.level === 'city')?.id ?? 'city-ecology'
}

/** The department in charge of the industry, which signs or dissents. */
export const signingUnit = confirmingUnit

/** Terms of a proposal made today: 会签 within five working days, the decision within ten. */
export function termsOfProposal(campaign: Campaign, { day, calendar }: Moment): { signDue: string; decideDue: string } {
  return {
    signDue: deadline(day, getTerm(campaign, 'countersignature'), calendar),
    decideDue: deadline(day, getTerm(campaign, 'inclusionDecision'), calendar),
  }
}

/** What a proposal asks of others. */
export function dutiesOfProposal(
  campaign: Campaign,
  the: { readonly name: string; readonly industry: string; readonly signDue: string; readonly decideDue: string },
): DutyChange[] {
  return [
    { change: 'done', outcome: 'proposed' },
    {
      change: 'open',
      kind: 'countersign',
      clause,
      words: the.name,
      due: the.signDue,
      holderUnit: signingUnit(campaign, the.industry),
    },
    { change: 'open', kind: 'decide', clause, words: the.name, due: the.decideDue, holderUnit: decidingUnit(campaign) },
  ]
}

/** Propose anew what was returned or reopened, within the term of a decision. */
export function dutyToPropose(
  campaign: Campaign,
  the: { readonly name: string; readonly area: string },
  { day, calendar }: Moment,
): DutyChange {
  return {
    change: 'open',
    kind: 'propose',
    clause,
    words: the.name,
    due: deadline(day, getTerm(campaign, 'inclusionDecision'), calendar),
    holderUnit: proposingUnit(campaign, the.area),
  }
}
