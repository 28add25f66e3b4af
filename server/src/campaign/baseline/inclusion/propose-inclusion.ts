import type { ProposalInput } from '#contract/baseline/inclusion.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Outcome } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { cellOfEnterprise, type HangingOn } from '../enterprise/cell-of-enterprise.ts'
import type { Registering } from '../registering.ts'
import { type InclusionCase, inclusionsOf } from './inclusion.store.ts'
import type { InclusionWorkflow } from './inclusion.workflow.ts'
import { dutiesOfProposal, termsOfProposal } from './inclusion-holders.ts'
import { proposalOf, sayGround } from './rules-of-proposing.ts'

/**
 * 三(一)-2: the area's ecology branch proposes for the first time whether an enterprise is to be remediated in one of its industries.
 * Repeating the request returns what it made.
 *
 * Throws 404 where the enterprise is out of reach, 409 `wrongState` where its record is not verified, 422 for an industry that is none
 * of its own, 409 `inclusion.begun` where it has been proposed already.
 */
export async function proposeInclusion(
  tx: Tx,
  registering: Pick<Registering, 'campaign' | 'clock' | 'calendar'>,
  workflow: InclusionWorkflow,
  said: {
    readonly enterpriseId: string
    readonly industry: string
    readonly requestId: string
    readonly input: ProposalInput
  },
): Promise<Outcome<InclusionCase>> {
  const { enterpriseId, industry, requestId, input } = said
  const made = createWithin(tx, registering, workflow, { action: 'propose', requestId }, async (inner, moment) => {
    const enterprise = await cellOfEnterprise(inner, enterpriseId)
    const refusal = refusesProposal(enterprise)
    if (refusal) throw refusal
    if (!enterprise.industries.includes(industry)) {
      const sentence = { zh: '该企业不属于这个行业', en: 'The enterprise does not belong to that industry' }
      throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'industry', ...sentence }] })
    }
    if ((await inclusionsOf(inner, enterpriseId)).some(known => known.industry === industry)) throw alreadyBegun()
    const { area, county, township, grid, name } = enterprise
    const proposal = proposalOf({ enterpriseId, industry }, input)
    const terms = termsOfProposal(registering.campaign, moment)
    return {
      to: input.proposal === 'in' ? 'proposedIn' : 'proposedOut',
      cell: { area, county, township, industry, enterpriseId },
      set: {
        ...proposal,
        ...terms,
        grid,
        standing: 'listed',
        proposedByWords: inner.actor.words,
        proposedOn: moment.day,
        updatedAt: moment.at,
      },
      note: sayGround(proposal.clause, proposal.reason),
      duties: dutiesOfProposal(registering.campaign, { name, industry, ...terms }),
    }
  })
  // two who propose at once: one of them is told that the other has
  return made.catch(error => {
    throw (error as { constraint?: string }).constraint === 'inclusion_enterprise_id_industry_key'
      ? alreadyBegun()
      : error
  })
}

/** Nothing is proposed for what nobody has verified, or what is no longer on list one. */
export function refusesProposal({ state }: Pick<HangingOn, 'state'>): Refusal | null {
  if (state === 'verified' || state === 'confirmed') return null
  return refuse(
    409,
    'wrongState',
    state === 'reported' || state === 'returned'
      ? { zh: '企业记录尚未核实', en: 'The record is not verified yet' }
      : { zh: '该企业已不在册', en: 'The enterprise is no longer on the list' },
    { zh: '核实或确认后的在册企业方可提出认定意见', en: 'Once verified or confirmed, it can be proposed' },
  )
}

function alreadyBegun(): Refusal {
  return refuse(
    409,
    'inclusion.begun',
    { zh: '该企业在这个行业已有认定意见', en: 'It has been proposed already in this industry' },
    { zh: '请重新打开，在原意见上办理', en: 'Open it again and go on with that' },
  )
}
