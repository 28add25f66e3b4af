import type { z } from 'zod'
import { handOverInputs } from '#contract/ground/hand-over.ts'
import { deadline } from '../../clock/deadline.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Decision, DutyChange, Moment, Rule } from '../workflow.ts'
import { takeBack } from './decline.ts'
import { endReceipt } from './end-share.ts'
import type { HandedOn, HandOver } from './hop.ts'
import { field } from './send.ts'

/** 撤回: the sender takes back what has not been received. */
export function recall<This extends HandedOn, State extends string>(
  handOver: HandOver<This, State>,
): Rule<This, State, z.output<typeof handOverInputs.recall>> {
  return {
    takes: handOverInputs.recall,
    refuses: (the, actor) =>
      the.hops.some(hop => hop.fromUnit === actor.unitId && hop.state === 'sent')
        ? null
        : refuse(
            409,
            'handOver.notSender',
            { zh: '没有本单位发出且尚未签收的交办件', en: 'Nothing your unit sent is still unreceived' },
            { zh: '对方已签收的，请改派', en: 'What has been received can be reassigned' },
          ),
    decide: (the, input, moment, actor): Decision<State> => {
      const hop = the.hops.find(
        other => other.id === input.hopId && other.fromUnit === actor.unitId && other.state === 'sent',
      )
      if (!hop)
        throw field(
          'hopId',
          '请选择本单位发出且尚未签收的一件',
          'Choose one that your unit sent and nobody has received',
        )
      const back = takeBack(the, handOver, hop)
      return {
        to: back.to,
        set: back.set,
        hops: [{ id: hop.id, state: 'recalled', ground: input.reason }, ...back.hops],
        duties: [
          endReceipt(hop, 'recalled'),
          ...(hop.share === 'lead' ? [handOnAgain(the, handOver, actor.unitId, moment)] : []),
        ],
        note: input.reason,
        tell: hop.toUnit
          ? {
              units: [{ unitId: hop.toUnit }],
              words: { zh: `已撤回：${handOver.subject(the)}`, en: `Recalled: ${handOver.subject(the)}` },
              link: handOver.link(the),
            }
          : {},
      }
    },
  }
}

/** What the lead's share was taken back from nobody works on: whoever took it back hands it on again. */
function handOnAgain<This extends HandedOn, State extends string>(
  the: This,
  handOver: HandOver<This, State>,
  holderUnit: string,
  moment: Moment,
): DutyChange {
  return {
    change: 'open',
    kind: 'recalledHop',
    clause: handOver.clause,
    words: handOver.subject(the),
    due: deadline(moment.day, handOver.receiptTerm, moment.calendar),
    holderUnit,
  }
}
