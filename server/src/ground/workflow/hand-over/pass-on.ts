import type { z } from 'zod'
import { handOverInputs } from '#contract/ground/hand-over.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Rule } from '../workflow.ts'
import { endShare } from './end-share.ts'
import { type HandedOn, type HandOver, hopServedBy } from './hop.ts'
import { declinedTwice, send } from './send.ts'

/** 转办: the lead unit hands it to a lower one, or to the enterprise. Passing on an unreceived hop receives it. */
export function passOn<This extends HandedOn, State extends string>(
  handOver: HandOver<This, State>,
): Rule<This, State, z.output<typeof handOverInputs.passOn>> {
  const leadOf = (the: This, actor: Parameters<typeof hopServedBy>[1]) => {
    const hop = hopServedBy(the, actor, ['sent', 'received'])
    return hop?.share === 'lead' && hop.toUnit === actor.unitId ? hop : undefined
  }
  return {
    takes: handOverInputs.passOn,
    refuses: (the, actor) =>
      leadOf(the, actor)
        ? declinedTwice(the, actor)
        : refuse(
            409,
            'handOver.notHolder',
            { zh: '本单位不是这件的主办单位', en: 'Your unit does not lead on it' },
            { zh: '由主办单位转办', en: 'The lead unit passes it on' },
          ),
    decide: (the, input, moment, actor) => {
      const hop = leadOf(the, actor)
      if (!hop) throw new Error('judged before')
      const sending = send(the, handOver, input.to, { term: hop.term, previousHop: hop.id, moment, actor })
      return {
        to: handOver.handedOn,
        set: { ...handOver.hold(the, sending.lead), holders: sending.holders, urgedOn: null },
        hops: [{ id: hop.id, state: 'passedOn' }, ...sending.hops],
        duties: [
          ...endShare(handOver, hop, 'passedOn'),
          { change: 'done', kind: 'declinedHop', holderUnit: actor.unitId, outcome: 'passedOn' },
          { change: 'done', kind: 'recalledHop', holderUnit: actor.unitId, outcome: 'passedOn' },
          ...sending.duties,
        ],
        note: input.words,
        tell: {
          units: sending.units.map(unitId => ({ unitId })),
          words: { zh: `转办待签收：${handOver.subject(the)}`, en: `Passed on to your unit: ${handOver.subject(the)}` },
          link: handOver.link(the),
        },
      }
    },
  }
}
