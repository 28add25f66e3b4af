import type { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import { enterpriseInputs } from '#contract/baseline/enterprise-actions.ts'
import { type Actor, countsFor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { rule } from '#ground/workflow/workflow.ts'
import { answerOpenProblems } from './answer-open-problems.ts'
import { type EnterpriseCase, standsByItself } from './enterprise.store.ts'
import type { HangingRecords } from './hanging-records.ts'
import { verifyDuty } from './review-holders.ts'
import { future } from './rules-of-facts.ts'

type Input<Action extends keyof typeof enterpriseInputs> = z.output<(typeof enterpriseInputs)[Action]>

const noProposal = { voidBy: null, voidDelegator: null, voidWords: null, voidReason: null, voidAt: null }
const ended = { change: 'done', outcome: 'taken off the list' } as const

/** How a record leaves the list, and how it comes back. Voiding an error takes two persons and stays visible. */
export function rulesOfLeaving(campaign: Campaign, hanging: readonly HangingRecords[]) {
  return {
    markDuplicate: rule<EnterpriseCase, EnterpriseState, Input<'markDuplicate'>>({
      takes: enterpriseInputs.markDuplicate,
      decide: (the, { duplicateOf, reason }, moment) => {
        if (duplicateOf === the.id) {
          throw refuse(422, 'invalid', { zh: '不能与自身重复', en: 'It cannot repeat itself' })
        }
        return {
          to: 'duplicate',
          set: { duplicateOf, updatedAt: moment.at },
          note: reason,
          duties: [ended],
          also: async tx => {
            if (await standsByItself(tx, duplicateOf)) return
            throw refuse(
              422,
              'invalid',
              {
                zh: '所指的企业不存在、不在您的范围内，或本身已是重复、作废记录',
                en: 'The record named does not stand by itself, or is out of reach',
              },
              { zh: '请选择一家在册企业', en: 'Name one that is on the list' },
            )
          },
        }
      },
    }),
    markNotInScope: rule<EnterpriseCase, EnterpriseState, Input<'markNotInScope'>>({
      takes: enterpriseInputs.markNotInScope,
      decide: (_, { reason }, moment) => ({
        to: 'notInScope',
        set: { updatedAt: moment.at },
        note: reason,
        duties: [ended],
      }),
    }),
    closeDown: rule<EnterpriseCase, EnterpriseState, Input<'closeDown'>>({
      takes: enterpriseInputs.closeDown,
      decide: (the, { closedOn, reason, files, proof }, moment) => {
        if (closedOn > moment.day) throw future('closedOn')
        return {
          to: 'closedDown',
          set: { closedDownOn: closedOn, productionState: 'stopped', updatedAt: moment.at },
          note: reason,
          files,
          duties: [ended],
          also: (tx, requestId) => answerOpenProblems(tx, hanging, { enterpriseId: the.id, reason, proof, requestId }),
        }
      },
    }),
    reopen: rule<EnterpriseCase, EnterpriseState, Input<'reopen'>>({
      takes: enterpriseInputs.reopen,
      decide: (the, { reason }, moment) => ({
        to: 'reported',
        set: { duplicateOf: null, closedDownOn: null, updatedAt: moment.at },
        note: reason,
        duties: [verifyDuty(campaign, the, moment)],
      }),
    }),
    void: rule<EnterpriseCase, EnterpriseState, Input<'void'>>({
      takes: enterpriseInputs.void,
      refuses: the =>
        the.voidBy === null
          ? null
          : refuse(
              409,
              'wrongState',
              { zh: `${the.voidWords ?? ''}已提出作废`, en: 'Somebody has proposed to void it already' },
              { zh: '请由另一人同意或不同意', en: 'Another person confirms or refuses it' },
            ),
      decide: (the, { reason }, moment, actor) => ({
        to: the.state,
        set: {
          voidBy: actor.personId,
          voidDelegator: actor.delegator?.personId ?? null,
          voidWords: actor.words,
          voidReason: reason,
          voidAt: moment.at,
          updatedAt: moment.at,
        },
        note: reason,
      }),
    }),
    confirmVoid: rule<EnterpriseCase, EnterpriseState, Input<'confirmVoid'>>({
      takes: enterpriseInputs.confirmVoid,
      refuses: (the, actor) => refusesSecond(the, actor),
      decide: (the, { words }, moment) => ({
        to: 'voided',
        set: { ...noProposal, duplicateOf: null, closedDownOn: null, updatedAt: moment.at },
        note: [the.voidReason, words].filter(Boolean).join('；'),
        duties: [ended],
      }),
    }),
    refuseVoid: rule<EnterpriseCase, EnterpriseState, Input<'refuseVoid'>>({
      takes: enterpriseInputs.refuseVoid,
      refuses: (the, actor) => refusesSecond(the, actor),
      decide: (the, { reason }, moment) => ({
        to: the.state,
        set: { ...noProposal, updatedAt: moment.at },
        note: reason,
      }),
    }),
  }
}

function refusesSecond(the: EnterpriseCase, actor: Actor): Refusal | null {
  if (the.voidBy === null) {
    return refuse(
      409,
      'wrongState',
      { zh: '尚无人提出作废', en: 'Nobody has proposed to void it' },
      { zh: '请先提出作废并说明理由', en: 'Propose it first, with a reason' },
    )
  }
  if (!countsFor(actor, the.voidBy) && !countsFor(actor, the.voidDelegator)) return null
  return refuse(
    403,
    'samePerson',
    { zh: '作废由您本人提出，须由另一人决定', en: 'You proposed it yourself; another person decides' },
    { zh: '请由有权限的其他人员办理', en: 'Let somebody else who may do it' },
  )
}
