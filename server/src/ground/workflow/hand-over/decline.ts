import type { z } from 'zod'
import { handOverInputs, OnBehalf } from '#contract/ground/hand-over.ts'
import { deadline } from '../../clock/deadline.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Decision, HopChange, Moment, Rule } from '../workflow.ts'
import { endShare } from './end-share.ts'
import { type HandedOn, type HandOver, type Hop, hopServedBy, receiverOf, servesHop } from './hop.ts'
import { served } from './served.ts'

const takes = handOverInputs.decline.extend({ onBehalfOf: OnBehalf.optional() })

/**
 * 退回: with ground, within the term of declining (2 working days) from sending or, once received, from receipt. It goes to the sender;
 * from the second time on the city office decides. For an enterprise without an account an official declines with its proof (代办).
 */
export function decline<This extends HandedOn & { readonly subjectName?: string }, State extends string>(
  handOver: HandOver<This, State>,
): Rule<This, State, z.output<typeof takes>> {
  const lastDay = (hop: Hop, moment: Moment) => deadline(hop.changedOn, handOver.declineTerm, moment.calendar)
  return {
    takes,
    refuses: (the, actor, moment) => {
      const hop = hopServedBy(the, actor, ['sent', 'received'])
      if (!hop) {
        return refuse(
          409,
          'handOver.notHolder',
          { zh: '本单位不是承办单位，无可退回', en: 'Your unit does not hold it' },
          { zh: '由承办单位退回', en: 'The unit that holds it declines' },
        )
      }
      if (servesHop(hop, actor) === 'onBehalf') {
        const refusal = handOver.refusesOnBehalf(the, actor, moment)
        if (refusal) return refusal
      }
      const until = lastDay(hop, moment)
      if (moment.day <= until) return null
      return refuse(
        422,
        'tooLate',
        { zh: `退回期限已于 ${until} 届满`, en: `The term for declining ended on ${until}` },
        { zh: '请与发出单位联系改派', en: 'Ask the sending unit to reassign it' },
      )
    },
    decide: (the, input, moment, actor): Decision<State> => {
      const hop = hopServedBy(the, actor, ['sent', 'received'])
      if (!hop) throw new Error('judged before')
      const { ground, files, ...behalf } =
        servesHop(hop, actor) === 'onBehalf'
          ? served(the.subjectName ?? '企业', actor, input.onBehalfOf)
          : { ground: undefined, files: [] }
      const twice = the.declines >= 1
      const back = takeBack(the, handOver, hop)
      return {
        to: back.to,
        set: back.set,
        hops: [{ id: hop.id, state: 'declined', ground: input.ground }, ...back.hops],
        duties: [
          ...endShare(handOver, hop, 'declined'),
          {
            change: 'open',
            kind: 'declinedHop',
            clause: handOver.clause,
            words: handOver.subject(the),
            due: deadline(moment.day, handOver.receiptTerm, moment.calendar),
            holderUnit: twice ? 'city-office' : hop.fromUnit,
          },
        ],
        note: [input.ground, ground].filter(Boolean).join('；'),
        files,
        ...behalf,
        tell: {
          units: [{ unitId: twice ? 'city-office' : hop.fromUnit }],
          words: { zh: `已被退回：${handOver.subject(the)}`, en: `Declined: ${handOver.subject(the)}` },
          link: handOver.link(the),
        },
      }
    },
  }
}

/** Where a case stands when a hop is taken out: with the unit above it, or with nobody. */
export function takeBack<This extends HandedOn, State extends string>(
  the: This,
  handOver: HandOver<This, State>,
  hop: Hop,
): { to: State; set: Readonly<Record<string, unknown>>; hops: HopChange[] } {
  if (hop.share === 'cooperate') return { to: the.state as State, set: {}, hops: [] }
  const upper = the.hops.find(other => other.id === hop.previousHop)
  if (!upper) return { to: handOver.waiting, set: handOver.hold(the, null), hops: [] }
  return {
    to: handOver.handedOn,
    set: handOver.hold(the, receiverOf(upper)),
    hops: [{ id: upper.id, state: 'received' }],
  }
}
