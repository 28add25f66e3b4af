import type { HandOverAction } from '#contract/ground/hand-over.ts'
import { type Rule, rule } from '../workflow.ts'
import { answer } from './answer.ts'
import { copy } from './copy.ts'
import { decline } from './decline.ts'
import type { HandedOn, HandOver } from './hop.ts'
import { passOn } from './pass-on.ts'
import { reassign } from './reassign.ts'
import { recall } from './recall.ts'
import { receive } from './receive.ts'
import { urge } from './urge.ts'

export { handOverRefusals } from './hand-over.refusals.ts'
export { type HandedOn, type HandOver, type Hop, openHops, type Receiver } from './hop.ts'
export { declinedTwice, field, send } from './send.ts'
export { type Served, served } from './served.ts'

/** The eight rules of handing on, to spread into a noun's rules; their rows of the table come from `handOverActions`. */
export function handOverRules<This extends HandedOn, State extends string>(
  handOver: HandOver<This, State>,
): Record<HandOverAction, Rule<This, State, never>> {
  return {
    receive: rule(receive(handOver)),
    passOn: rule(passOn(handOver)),
    decline: rule(decline(handOver)),
    reassign: rule(reassign(handOver)),
    recall: rule(recall(handOver)),
    urge: rule(urge(handOver)),
    copy: rule(copy(handOver)),
    answer: rule(answer<This, State>()),
  }
}
