import { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { InclusionState } from '#contract/baseline/inclusion.states.ts'
import { inclusionInputs, type ProposalInput } from '#contract/baseline/inclusion.ts'
import { verdictWords } from '#contract/baseline/inclusion-words.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { rule } from '#ground/workflow/workflow.ts'
import type { InclusionCase } from './inclusion.store.ts'
import { dutiesOfProposal, signingUnit, termsOfProposal } from './inclusion-holders.ts'
import { proposalHash } from './proposal-hash.ts'

/** What of a proposal stands on the record, whoever signed the one before. */
export function proposalOf(
  { enterpriseId, industry }: Pick<InclusionCase, 'enterpriseId' | 'industry'>,
  { proposal, clause, reason }: ProposalInput,
) {
  const said = { proposal, clause: clause || null, reason: reason || null }
  return { ...said, proposalHash: proposalHash({ enterpriseId, industry, ...said }) }
}

/** 「条款 MJ-B1；喷漆房未密闭」, as the trail keeps it. */
export const sayGround = (clause: string | null | undefined, reason: string | null | undefined) =>
  [clause ? `条款 ${clause}` : '', reason ?? ''].filter(Boolean).join('；')

const unsigned = { verdict: null, signWords: null, signedHash: null, signedByWords: null, signedOn: null }

/** 三(一)-2: the area's ecology branch proposes; the department in charge of the industry signs or dissents. */
export function rulesOfProposing(campaign: Campaign) {
  return {
    // what is proposed first becomes a record where it is made, since it needs the database: see propose-inclusion.ts
    propose: rule<InclusionCase, InclusionState, unknown>({
      takes: z.unknown(),
      decide: () => ({ to: 'proposedIn', set: {} }),
    }),
    proposeAgain: rule<InclusionCase, InclusionState, ProposalInput>({
      takes: inclusionInputs.proposeAgain,
      decide: (the, input, moment, actor) => {
        const said = proposalOf(the, input)
        if (the.state !== 'reopened' && said.proposalHash === the.proposalHash) {
          const sentence = { zh: '与现有意见相同', en: 'That is the proposal as it stands' }
          throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'reason', ...sentence }] })
        }
        const terms = termsOfProposal(campaign, moment)
        return {
          to: said.proposal === 'in' ? 'proposedIn' : 'proposedOut',
          set: {
            ...said,
            ...unsigned,
            ...terms,
            proposedByWords: actor.words,
            proposedOn: moment.day,
            updatedAt: moment.at,
          },
          note: sayGround(said.clause, said.reason),
          duties: dutiesOfProposal(campaign, { ...the, ...terms }),
        }
      },
    }),
    countersign: rule<InclusionCase, InclusionState, z.output<typeof inclusionInputs.countersign>>({
      takes: inclusionInputs.countersign,
      refuses: (the, actor) => {
        const unit = signingUnit(campaign, the.industry)
        if (actor.role === 'cityIndustry' && actor.unitId !== unit) {
          return refuse(
            403,
            'notPermitted',
            { zh: '会签由该行业的市级主管部门办理', en: 'The city department in charge of the industry signs' },
            { zh: `应由 ${campaign.units.find(({ id }) => id === unit)?.name ?? unit} 会签`, en: `It is for ${unit}` },
          )
        }
        return null
      },
      decide: (the, { verdict, words, hash }, moment, actor) => {
        if (hash !== the.proposalHash) {
          throw refuse(
            409,
            'staleVersion',
            { zh: '您打开之后，意见已变更', en: 'The proposal has changed since you opened it' },
            { zh: '请看过现有意见后再会签', en: 'Read it as it stands, then sign' },
            { current: { version: the.version, state: the.state, since: [] } },
          )
        }
        return {
          to: the.state,
          set: {
            verdict,
            signWords: words || null,
            signedHash: hash,
            signedByWords: actor.words,
            signedOn: moment.day,
            updatedAt: moment.at,
          },
          note: [verdictWords[verdict].zh, words].filter(Boolean).join('：'),
          duties: [{ change: 'done', kind: 'countersign', outcome: verdict }],
        }
      },
    }),
  }
}

/** Nothing more is done to what has left list one, or the industry. */
export function refusesLeft(the: Pick<InclusionCase, 'standing'>): Refusal | null {
  if (the.standing !== 'off') return null
  return refuse(
    409,
    'wrongState',
    { zh: '该企业已不在册，或已移出该行业', en: 'The enterprise has left the list or the industry' },
    { zh: '请先在企业库恢复', en: 'Restore it in the registry first' },
  )
}
