import type { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { InclusionState } from '#contract/baseline/inclusion.states.ts'
import { inclusionInputs } from '#contract/baseline/inclusion.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import { type Moment, type Rule, rule } from '#ground/workflow/workflow.ts'
import type { InclusionCase } from './inclusion.store.ts'
import { dutyToPropose } from './inclusion-holders.ts'

type DecisionInput = z.output<typeof inclusionInputs.include>
const ended = { change: 'done', outcome: 'decided' } as const

/** Nobody has signed and the term to do so is over. Shown to whoever decides; it is no consent. */
export const isSilent = (the: Pick<InclusionCase, 'signedOn' | 'signDue'>, day: string) =>
  the.signedOn === null && day > the.signDue

/** 三(一)-2: the city's ecology bureau decides, with the countersignature or after its term; a decision may be reopened. */
export function rulesOfDeciding(campaign: Campaign) {
  return {
    include: decides('included', 'in'),
    exclude: decides('notIncluded', 'out'),
    returnProposal: rule<InclusionCase, InclusionState, { reason: string }>({
      takes: inclusionInputs.returnProposal,
      decide: (the, { reason }, moment) => reopened(the, { reason, signalId: undefined }, moment),
    }),
    reopen: rule<InclusionCase, InclusionState, z.output<typeof inclusionInputs.reopen>>({
      takes: inclusionInputs.reopen,
      decide: (the, input, moment) => ({
        ...reopened(the, input, moment),
        also: tx => refuseUnknownSignal(tx, the, input.signalId),
      }),
    }),
  }

  function reopened(
    the: InclusionCase,
    { reason, signalId }: { reason: string; signalId?: string | undefined },
    moment: Moment,
  ) {
    return {
      to: 'reopened' as const,
      set: { reopenReason: reason, reopenSignal: signalId ?? null, updatedAt: moment.at },
      note: reason,
      duties: [ended, dutyToPropose(campaign, the, moment)],
    }
  }
}

function decides(to: 'included' | 'notIncluded', as: 'in' | 'out'): Rule<InclusionCase, InclusionState, never> {
  return rule<InclusionCase, InclusionState, DecisionInput>({
    takes: inclusionInputs.include,
    refuses: (the, _, moment) => refusesUnsigned(the, moment),
    decide: (the, { words, basis }, moment, actor) => {
      const silent = isSilent(the, moment.day)
      const why = whyReason(the, as, silent)
      if (why && (words?.length ?? 0) < 2)
        throw refuse(422, 'invalid', why, undefined, { fields: [{ path: 'words', ...why }] })
      const paper = basis === undefined || basis.kind === 'self' ? undefined : basis
      return {
        to,
        set: {
          decidedByWords: paper?.deciderName ? `${actor.words}（代录 ${paper.deciderName}）` : actor.words,
          decidedOn: paper?.decidedOn ?? moment.day,
          decisionWords: words || null,
          decidedInSilence: silent,
          reopenReason: null,
          reopenSignal: null,
          // what is no longer to be remediated has no route
          ...(to === 'notIncluded' ? noRoute : {}),
          updatedAt: moment.at,
        },
        note: [silent ? '会签期满未复' : the.verdict === 'dissent' ? '会签有异议' : '', words ?? '']
          .filter(Boolean)
          .join('；'),
        duties: [ended],
        ...(paper ? { basis: paper } : {}),
        also: async tx => {
          await attachFiles(
            tx,
            { noun: 'inclusion', id: the.id, cell: the },
            'basis',
            paper?.file === undefined ? [] : [paper.file],
          )
        },
      }
    },
  })
}

/** The signal that reopens a decision is one of this very enterprise. */
async function refuseUnknownSignal(tx: Tx, the: InclusionCase, signalId: string | undefined): Promise<void> {
  if (signalId === undefined) return
  const found = await tx.query('select from baseline.signal where id = $1 and enterprise_id = $2', [
    signalId,
    the.enterpriseId,
  ])
  if (found.length > 0) return
  const sentence = { zh: '没有这条线索，或不是该企业的', en: 'There is no such signal of this enterprise' }
  throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'signalId', ...sentence }] })
}

const noRoute = {
  route: null,
  destination: null,
  plannedOn: null,
  cultivated: false,
  stopDecision: null,
  closure: {},
} as const

function refusesUnsigned(the: InclusionCase, { day }: Moment): Refusal | null {
  if (the.signedOn !== null || isSilent(the, day)) return null
  return refuse(
    409,
    'inclusion.unsigned',
    { zh: '行业主管部门还没有会签', en: 'The department in charge of the industry has not signed yet' },
    {
      zh: `会签后即可认定；${the.signDue} 期满仍未复的，可说明理由后认定`,
      en: `It can be decided once signed, or with a reason after ${the.signDue}`,
    },
  )
}

/** When a decision needs its reason in words. */
function whyReason(the: InclusionCase, as: 'in' | 'out', silent: boolean): { zh: string; en: string } | null {
  if (the.proposal !== as)
    return { zh: '认定与区块意见不一致，请说明理由', en: 'It departs from what was proposed: give a reason' }
  if (the.verdict === 'dissent') return { zh: '会签有异议，请说明理由', en: 'The department dissents: give a reason' }
  if (silent) return { zh: '会签期满未复，请说明理由', en: 'Nobody signed within the term: give a reason' }
  return null
}
