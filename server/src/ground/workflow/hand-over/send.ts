import type { z } from 'zod'
import type { Receivers } from '#contract/ground/hand-over.ts'
import { deadline } from '../../clock/deadline.ts'
import type { Actor } from '../../database/claims.ts'
import type { Refusal } from '../../errors/refusal.ts'
import { refuse } from '../../errors/refuse.ts'
import type { DutyChange, HopChange, Moment } from '../workflow.ts'
import { endShare } from './end-share.ts'
import type { HandedOn, HandOver, Receiver } from './hop.ts'

export interface Sending {
  readonly hops: readonly HopChange[]
  readonly duties: readonly DutyChange[]
  readonly lead: Receiver
  readonly units: readonly string[]
  /** All units that hold or held it, with the new ones. */
  readonly holders: readonly string[]
}

/**
 * Hops to the receivers, each with its own receipt to give. A receiver that already holds a share keeps it; one that cooperates and is given
 * the lead has the lead alone.
 *
 * @param term last day of the share that is handed on; no lower term may be later
 * @throws Refusal `handOver.termTooLate` naming the receiver, `invalid` where one is named twice, or is to cooperate with itself
 */
export function send<This extends HandedOn, State extends string>(
  the: This,
  handOver: HandOver<This, State>,
  to: z.output<typeof Receivers>,
  said: { term: string; previousHop?: string; moment: Moment; actor: Actor },
): Sending {
  const { term, moment, actor } = said
  const seen = new Set<string>()
  const hops: HopChange[] = []
  const duties: DutyChange[] = []
  const units: string[] = []
  let lead: Receiver = { unit: null, enterprise: null }
  for (const [index, receiver] of to.entries()) {
    const key = receiver.unitId ?? receiver.enterpriseId ?? ''
    if (seen.has(key)) throw field(`to.${index}`, '同一单位只能选一次', 'A receiver can be named once only')
    seen.add(key)
    if (receiver.unitId === actor.unitId)
      throw field(`to.${index}`, '不能交给本单位', 'It cannot be handed to one’s own unit')
    if (receiver.enterpriseId && receiver.enterpriseId !== the.enterpriseId) {
      throw field(`to.${index}`, '只能交给该问题所涉企业', 'It can only be handed to the enterprise it is about')
    }
    const due = receiver.term ?? term
    if (due > term) throw termTooLate(`to.${index}.term`, term)
    if (due < moment.day) throw field(`to.${index}.term`, '时限不能早于今天', 'A term cannot end before today')
    if (receiver.share === 'lead') lead = { unit: receiver.unitId ?? null, enterprise: receiver.enterpriseId ?? null }
    const held = the.hops.filter(hop => (hop.toUnit ?? hop.toEnterprise) === key && hop.state !== 'passedOn')
    if (held.some(hop => hop.share === receiver.share)) continue
    if (receiver.share === 'cooperate' && held.length > 0)
      throw field(`to.${index}`, '该单位已是主办单位，不能同时协办', 'It leads already and cannot cooperate as well')
    for (const cooperating of held) {
      // one receipt cannot answer for two shares: whoever is given the lead no longer cooperates
      hops.push({ id: cooperating.id, state: 'reassigned', ground: '改为主办' })
      duties.push(...endShare(handOver, cooperating, 'reassigned'))
    }
    if (receiver.unitId) units.push(receiver.unitId)
    hops.push({
      fromUnit: actor.unitId,
      toUnit: receiver.unitId,
      toEnterprise: receiver.enterpriseId,
      share: receiver.share,
      term: due,
      previousHop: said.previousHop,
    })
    duties.push(
      receiptDuty(
        the,
        handOver,
        { unit: receiver.unitId ?? null, enterprise: receiver.enterpriseId ?? null },
        moment,
        actor.unitId,
      ),
    )
  }
  return { hops, duties, lead, units, holders: [...new Set([...the.holders, ...units])] }
}

/** The duty to acknowledge receipt; for an enterprise also its sender's, who must see that it is served. */
export function receiptDuty<This extends HandedOn, State extends string>(
  the: This,
  handOver: HandOver<This, State>,
  to: Receiver,
  moment: Moment,
  fromUnit: string,
): DutyChange {
  return {
    change: 'open',
    kind: 'hopReceipt',
    clause: handOver.clause,
    words: handOver.subject(the),
    due: deadline(moment.day, handOver.receiptTerm, moment.calendar),
    holderUnit: to.unit ?? fromUnit,
    holderEnterprise: to.enterprise ?? undefined,
  }
}

export function termTooLate(path: string, term: string): Refusal {
  return refuse(
    422,
    'handOver.termTooLate',
    { zh: `时限不能晚于上级时限 ${term}`, en: `The term cannot be later than the upper one, ${term}` },
    { zh: `请选择 ${term} 或更早的日期`, en: `Choose ${term} or an earlier day` },
    { fields: [{ path, zh: `应不晚于 ${term}`, en: `It must not be later than ${term}` }] },
  )
}

export function field(path: string, zh: string, en: string): Refusal {
  return refuse(
    422,
    'invalid',
    { zh: '有填写项不符合要求，请逐项更正', en: 'Some fields are not as they must be' },
    undefined,
    { fields: [{ path, zh, en }] },
  )
}

/** 两次退回由市整治办决定: why this actor may not hand it on, or null. */
export function declinedTwice(the: HandedOn, actor: Actor): Refusal | null {
  if (the.declines < 2 || actor.role === 'cityOffice') return null
  return refuse(
    409,
    'handOver.cityOfficeDecides',
    { zh: `已被退回 ${the.declines} 次`, en: `It has been declined ${the.declines} times` },
    { zh: '由市整治办确定责任单位', en: 'The city office decides who is responsible' },
  )
}
