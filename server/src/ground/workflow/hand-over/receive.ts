import type { z } from 'zod'
import { handOverInputs, OnBehalf } from '#contract/ground/hand-over.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Decision, DutyChange, Rule } from '../workflow.ts'
import { endReceipt } from './end-share.ts'
import { type HandedOn, type HandOver, type Hop, hopServedBy, receiverOf, servesHop } from './hop.ts'
import { field } from './send.ts'

const takes = handOverInputs.receive.extend({ onBehalfOf: OnBehalf.optional() })

/**
 * 签收: the receiver acknowledges. The lead that works itself moves the case on; one that passes it on does so next. For an enterprise
 * without an account an official enters the receipt with its 送达回证 (代办), and may then not check.
 */
export function receive<This extends HandedOn & { readonly subjectName?: string }, State extends string>(
  handOver: HandOver<This, State>,
): Rule<This, State, z.output<typeof takes>> {
  return {
    takes,
    refuses: (the, actor, moment) => {
      const hop = hopServedBy(the, actor, ['sent'])
      if (hop) return servesHop(hop, actor) === 'onBehalf' ? handOver.refusesOnBehalf(the, actor, moment) : null
      return refuse(
        409,
        'handOver.nothingToReceive',
        { zh: '没有送达本单位、等待签收的交办件', en: 'Nothing sent to your unit awaits receipt' },
        waitingFor(the),
      )
    },
    decide: (the, input, moment, actor): Decision<State> => {
      const hop = hopServedBy(the, actor, ['sent'])
      if (!hop) throw new Error('judged before')
      const manner = servesHop(hop, actor)
      const onBehalf = manner === 'onBehalf'
      if (onBehalf && !input.proofOfService) {
        throw field(
          'proofOfService',
          '请附送达回证：照片、现场签名或纸质回证',
          'Add the proof of service: a photo, a signature or a paper',
        )
      }
      if (input.proofOfService && input.proofOfService.on > moment.day) {
        throw field('proofOfService.on', '送达日期不能晚于今天', 'The day of service cannot be later than today')
      }
      if (hop.toEnterprise !== null && input.next === 'passOn') {
        throw field('next', '企业不能转办', 'An enterprise cannot pass it on')
      }
      const works = input.next === 'workHere'
      const duties: DutyChange[] = [endReceipt(hop, 'received')]
      if (works) duties.push(...begun(the, handOver, hop, moment))
      return {
        to: hop.share === 'lead' && works ? handOver.underway : (the.state as State),
        set: { ...(hop.share === 'lead' ? handOver.hold(the, receiverOf(hop)) : {}), urgedOn: null },
        hops: [{ id: hop.id, state: 'received', receivedProof: input.proofOfService }],
        duties,
        note: input.onBehalfOf?.ground,
        files: [...(input.proofOfService?.files ?? []), ...(input.onBehalfOf?.files ?? [])],
        onBehalfOf: onBehalf ? (the.subjectName ?? '企业') : undefined,
        parts: onBehalf ? [{ personId: actor.personId, part: 'doer' }] : [],
      }
    },
  }
}

function begun<This extends HandedOn, State extends string>(
  the: This,
  handOver: HandOver<This, State>,
  hop: Hop,
  moment: Parameters<HandOver<This, State>['begin']>[2],
): readonly DutyChange[] {
  if (hop.share === 'lead') return handOver.begin(the, hop, moment)
  return [
    {
      change: 'open',
      kind: 'cooperation',
      clause: handOver.clause,
      words: handOver.subject(the),
      due: hop.term < moment.day ? moment.day : hop.term,
      setFor: hop.term,
      holderUnit: hop.toUnit ?? hop.fromUnit,
    },
  ]
}

function waitingFor(the: HandedOn): { zh: string; en: string } {
  const units = the.hops.filter(hop => hop.state === 'sent').map(hop => hop.toUnit ?? '企业')
  return units.length > 0
    ? { zh: `等待 ${units.length} 个承办单位签收，由收件单位办理`, en: 'The receiving unit acknowledges it' }
    : { zh: '各承办单位均已签收', en: 'All receivers have acknowledged' }
}
