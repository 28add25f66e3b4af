import { z } from 'zod'
import { guardApprovalInputs, guardStepWords } from '#contract/baseline/guard.ts'
import {
  type GuardApprovalAction,
  type GuardApprovalState,
  guardApprovalStates,
} from '#contract/baseline/guard-approval.states.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { defineWorkflow, type Moment, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type GuardApproval, guardApprovalStore } from './guard-approval.store.ts'

export type GuardApprovalWorkflow = Workflow<GuardApproval, GuardApprovalState, GuardApprovalAction>
type Inputs = typeof guardApprovalInputs

/** A step that rests on an approval. */
const Use = z.object({ enterpriseId: z.uuid() })

/** 一刀切防线审批: asked for on a paper, decided by another person, used step by step. */
export function makeGuardApprovalWorkflow(): GuardApprovalWorkflow {
  return defineWorkflow<GuardApproval, GuardApprovalState, GuardApprovalAction>({
    table: guardApprovalStates,
    store: guardApprovalStore,
    countsOf: () => [],
    rules: {
      // what is asked becomes a row where it is made, since it needs the figures: see ask-approval.ts
      ask: rule<GuardApproval, GuardApprovalState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'asked', set: {} }),
      }),
      approve: rule<GuardApproval, GuardApprovalState, z.output<Inputs['approve']>>({
        takes: guardApprovalInputs.approve,
        refuses: refusesExpired,
        decide: (the, { words }, moment, actor) => ({
          to: 'approved',
          ...decided(the, words ?? null, moment, actor),
          tell: tellAsker(the, '已批准', 'Approved'),
        }),
      }),
      decline: rule<GuardApproval, GuardApprovalState, z.output<Inputs['decline']>>({
        takes: guardApprovalInputs.decline,
        decide: (the, { reason }, moment, actor) => ({
          to: 'declined',
          ...decided(the, reason, moment, actor),
          tell: tellAsker(the, '未批准', 'Declined'),
        }),
      }),
      withdraw: rule<GuardApproval, GuardApprovalState, z.output<Inputs['withdraw']>>({
        takes: guardApprovalInputs.withdraw,
        refuses: refusesOtherUnit,
        decide: (_, { reason }) => ({
          to: 'withdrawn',
          set: {},
          note: reason,
          duties: [{ change: 'done', outcome: 'withdrawn' }],
        }),
      }),
      use: rule<GuardApproval, GuardApprovalState, z.output<typeof Use>>({
        takes: Use,
        refuses: (the, actor, moment) => refusesOtherUnit(the, actor) ?? refusesExpired(the, actor, moment),
        decide: (the, { enterpriseId }, moment, actor) => ({
          to: the.used + 1 >= the.atMost ? 'used' : 'approved',
          set: {},
          also: async tx => {
            await tx.query(
              `insert into baseline.guard_use (approval_id, enterprise_id, at, actor_words, area, industry)
               values ($1, $2, $3, $4, $5, $6)`,
              [the.id, enterpriseId, moment.at, actor.words, the.area, the.industry],
            )
          },
        }),
      }),
    },
  })
}

function decided(the: GuardApproval, words: string | null, moment: Moment, actor: Actor) {
  return {
    set: { decidedByWords: actor.words, decidedAt: moment.at, decisionWords: words },
    note: [guardStepWords[the.step].zh, words].filter(Boolean).join('：'),
    duties: [{ change: 'done', outcome: 'decided' } as const],
  }
}

function tellAsker(the: GuardApproval, zh: string, en: string) {
  const step = guardStepWords[the.step]
  return {
    units: [{ unitId: the.askedUnit }],
    words: { zh: `${zh}一刀切防线申请：${step.zh}`, en: `${en}: ${step.en} under the guard` },
    link: `/guard/${the.id}`,
  }
}

function refusesExpired(the: GuardApproval, _: Actor, { day }: Moment): Refusal | null {
  if (day <= the.validUntil) return null
  return refuse(
    422,
    'tooLate',
    { zh: `申请的期限 ${the.validUntil} 已过`, en: `It was asked for until ${the.validUntil}` },
    { zh: '请重新申请', en: 'Ask anew' },
  )
}

function refusesOtherUnit(the: GuardApproval, actor: Actor): Refusal | null {
  if (actor.unitId === the.askedUnit) return null
  return refuse(
    403,
    'notPermitted',
    { zh: '由申请单位办理', en: 'It is for the unit that asked' },
    { zh: `申请人：${the.askedByWords}`, en: `Asked by ${the.askedByWords}` },
  )
}
