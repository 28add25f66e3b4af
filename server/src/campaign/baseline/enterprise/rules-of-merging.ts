import { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import { type EnterpriseState, listedStates } from '#contract/baseline/enterprise.states.ts'
import { type DutyChange, type Moment, rule } from '#ground/workflow/workflow.ts'
import type { EnterpriseCase } from './enterprise.store.ts'
import { confirmDuty, correctDuty, verifyDuty } from './review-holders.ts'

const Absorb = z.object({ mergedId: z.uuid(), name: z.string(), reason: z.string() })
const MergeInto = z.object({ into: z.uuid(), name: z.string(), reason: z.string() })
const Unmerge = z.object({
  state: z.enum(listedStates as [EnterpriseState, ...EnterpriseState[]]),
  from: z.string(),
  reason: z.string(),
})
const Release = z.object({ name: z.string(), reason: z.string() })

/** What a decision on a suspected duplicate does to the two records, and what its undoing does; never taken on one record alone. */
export function rulesOfMerging(campaign: Campaign) {
  return {
    absorb: rule<EnterpriseCase, EnterpriseState, z.output<typeof Absorb>>({
      takes: Absorb,
      decide: (the, { name, reason }, moment) => ({
        to: the.state,
        set: { updatedAt: moment.at },
        note: `${name}：${reason}`,
      }),
    }),
    mergeInto: rule<EnterpriseCase, EnterpriseState, z.output<typeof MergeInto>>({
      takes: MergeInto,
      decide: (_, { into, name, reason }, moment) => ({
        to: 'duplicate',
        set: { duplicateOf: into, updatedAt: moment.at },
        note: `${name}：${reason}`,
        duties: [{ change: 'done', outcome: 'merged' }],
      }),
    }),
    unmerge: rule<EnterpriseCase, EnterpriseState, z.output<typeof Unmerge>>({
      takes: Unmerge,
      decide: (the, { state, from, reason }, moment) => ({
        to: state,
        set: { duplicateOf: null, updatedAt: moment.at },
        note: `${from}：${reason}`,
        duties: waitingDuty(campaign, the, state, moment),
      }),
    }),
    release: rule<EnterpriseCase, EnterpriseState, z.output<typeof Release>>({
      takes: Release,
      decide: (the, { name, reason }, moment) => ({
        to: the.state,
        set: { updatedAt: moment.at },
        note: `${name}：${reason}`,
      }),
    }),
  }
}

/** The step of the review a record waits for again, its term counted afresh. */
function waitingDuty(campaign: Campaign, the: EnterpriseCase, state: EnterpriseState, moment: Moment): DutyChange[] {
  switch (state) {
    case 'reported':
      return [verifyDuty(campaign, the, moment)]
    case 'verified':
      return [confirmDuty(campaign, the, moment)]
    case 'returned':
      return [correctDuty(campaign, the, moment)]
    default:
      return []
  }
}
