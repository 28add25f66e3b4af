import { type Campaign, getTerm } from '#campaign/mandate/index.ts'
import { deadline } from '#ground/clock/deadline.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { shorten } from '#ground/workflow/shorten.ts'
import type { DutyChange, Moment } from '#ground/workflow/workflow.ts'
import type { EnterprisePlan } from './enterprise-plan.store.ts'
import { reachedOf } from './plan-progress.ts'

const clause = '三(三)1'

type Named = Pick<EnterprisePlan, 'enterprise' | 'area'>

/** The area's task force approves and issues. */
const approvingUnit = (campaign: Campaign, area: string): string =>
  campaign.units.find(unit => unit.kind === 'areaTaskForce' && unit.area === area)?.id ?? `${area}-office`

/** The leading group's office keeps the register of what is filed. */
const filingUnit = (campaign: Campaign): string =>
  campaign.units.find(unit => unit.kind === 'leadingGroupOffice' && unit.level === 'city')?.id ?? 'city-office'

const open = (kind: string, words: string, due: string, holderUnit: string): DutyChange => ({
  change: 'open',
  kind,
  clause,
  words,
  due,
  holderUnit,
})

/** Review within its term; what was asked of the drafter is done. */
export function dutiesOfReview(campaign: Campaign, the: Named, { day, calendar }: Moment): DutyChange[] {
  const due = deadline(day, getTerm(campaign, 'planReview'), calendar)
  return [
    { change: 'done', kind: 'revise', outcome: 'submitted' },
    open('review', the.enterprise.name, due, approvingUnit(campaign, the.area)),
  ]
}

/** What comes back is revised by the unit that drafted it. */
export function dutiesOfReturn(
  campaign: Campaign,
  the: Named & Pick<EnterprisePlan, 'draftedUnit'>,
  { day, calendar }: Moment,
): DutyChange[] {
  const due = deadline(day, getTerm(campaign, 'planRevision'), calendar)
  return [
    { change: 'done', kind: 'review', outcome: 'returned' },
    open('revise', the.enterprise.name, due, the.draftedUnit),
  ]
}

/** An id of its own for the duty to reach a node in one edition, so that an amendment's may begin before the other's ends. */
export const nodeDutyOf = ({ id }: Pick<EnterprisePlan, 'id'>, nodeId: string): string => deriveRequestId(id, nodeId)

/** Filing by the city, and each node by its day: held by the enterprise, or by its township where nobody signs in for it. */
export function dutiesOfIssue(campaign: Campaign, the: EnterprisePlan, { day, calendar }: Moment): DutyChange[] {
  const reached = reachedOf(the)
  const ownAccount = the.accounts.some(({ from, until }) => from <= day && (until === null || day <= until))
  return [
    { change: 'done', kind: 'review', outcome: 'issued' },
    open('file', the.enterprise.name, deadline(day, getTerm(campaign, 'planFiling'), calendar), filingUnit(campaign)),
    ...the.content.nodes
      .filter(({ id }) => reached[id] === undefined)
      .map(
        (node): DutyChange => ({
          change: 'open',
          kind: 'node',
          noun: 'planNode',
          subjectId: nodeDutyOf(the, node.id),
          clause,
          words: `${the.enterprise.name} · ${shorten(node.words, 24)}`,
          due: node.due,
          ...(ownAccount ? { holderEnterprise: the.enterpriseId } : { holderUnit: the.township }),
        }),
      ),
  ]
}

/** Nothing more is asked by this edition: it was amended, or its enterprise has left the list. */
export function dutiesEnded(the: Pick<EnterprisePlan, 'id' | 'content'>, outcome: string): DutyChange[] {
  return [
    { change: 'done', outcome },
    ...the.content.nodes.map(
      (node): DutyChange => ({
        change: 'done',
        kind: 'node',
        subjectId: nodeDutyOf(the, node.id),
        outcome,
      }),
    ),
  ]
}
