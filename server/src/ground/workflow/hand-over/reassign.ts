import type { z } from 'zod'
import { handOverInputs } from '#contract/ground/hand-over.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Decision, Rule } from '../workflow.ts'
import { endShare } from './end-share.ts'
import { type HandedOn, type HandOver, hopWithLower } from './hop.ts'
import { declinedTwice, field, send } from './send.ts'

/** 改派: the sender, or the city office, gives a share to another; what was passed on below it ends with it. */
export function reassign<This extends HandedOn, State extends string>(
  handOver: HandOver<This, State>,
): Rule<This, State, z.output<typeof handOverInputs.reassign>> {
  return {
    takes: handOverInputs.reassign,
    refuses: (the, actor) =>
      actor.role === 'cityOffice' || the.hops.some(hop => hop.fromUnit === actor.unitId)
        ? declinedTwice(the, actor)
        : refuse(
            409,
            'handOver.notSender',
            { zh: '本单位没有发出过这件', en: 'Your unit did not send it' },
            { zh: '由发出单位或市整治办改派', en: 'The sending unit or the city office reassigns it' },
          ),
    decide: (the, input, moment, actor): Decision<State> => {
      const hop = the.hops.find(other => other.id === input.hopId)
      if (!hop || (actor.role !== 'cityOffice' && hop.fromUnit !== actor.unitId)) {
        throw field(
          'hopId',
          '请选择本单位发出、尚未办结的一件',
          'Choose a share that your unit sent and that is still open',
        )
      }
      const ended = hopWithLower(the, hop)
      const remaining = { ...the, hops: the.hops.filter(other => !ended.includes(other)) }
      const upper = the.hops.find(other => other.id === hop.previousHop)
      const sending = send(remaining, handOver, [{ ...input.to, share: hop.share, term: input.to.term ?? hop.term }], {
        // the day may have passed by now; the share then keeps the term it had, and is late at once
        term: upper?.term ?? hop.term,
        ...(hop.previousHop ? { previousHop: hop.previousHop } : {}),
        moment: hop.term < moment.day ? { ...moment, day: hop.term } : moment,
        actor,
      })
      const lead = hop.share === 'lead'
      return {
        to: lead ? handOver.handedOn : (the.state as State),
        set: lead
          ? { ...handOver.hold(the, sending.lead), holders: sending.holders, urgedOn: null }
          : { holders: sending.holders },
        hops: [
          ...ended.map(other => ({ id: other.id, state: 'reassigned' as const, ground: input.reason })),
          ...sending.hops,
        ],
        duties: [
          ...ended.flatMap(other => endShare(handOver, other, 'reassigned')),
          { change: 'done', kind: 'declinedHop', outcome: 'reassigned' },
          { change: 'done', kind: 'recalledHop', outcome: 'reassigned' },
          ...sending.duties,
        ],
        note: input.reason,
        tell: {
          units: [...sending.units, ...ended.flatMap(other => other.toUnit ?? [])].map(unitId => ({ unitId })),
          words: { zh: `已改派：${handOver.subject(the)}`, en: `Reassigned: ${handOver.subject(the)}` },
          link: handOver.link(the),
        },
      }
    },
  }
}
