import type { z } from 'zod'
import { handOverInputs } from '#contract/ground/hand-over.ts'
import type { Actor } from '../../database/claims.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Rule } from '../workflow.ts'
import type { HandedOn, Hop } from './hop.ts'

/** 协办办结: a cooperating unit says that it has done its share. */
export function answer<This extends HandedOn, State extends string>(): Rule<
  This,
  State,
  z.output<typeof handOverInputs.answer>
> {
  const share = (the: This, actor: Actor): Hop | undefined =>
    the.hops.find(hop => hop.share === 'cooperate' && hop.toUnit === actor.unitId && hop.state === 'received')
  return {
    takes: handOverInputs.answer,
    refuses: (the, actor) =>
      share(the, actor)
        ? null
        : refuse(
            409,
            'handOver.notHolder',
            { zh: '本单位没有已签收的协办件', en: 'Your unit has received no cooperating share of it' },
            { zh: '由已签收的协办单位办理', en: 'A cooperating unit that has received it answers' },
          ),
    decide: (the, input, _, actor) => {
      const hop = share(the, actor)
      if (!hop) throw new Error('judged before')
      return {
        to: the.state as State,
        set: {},
        hops: [{ id: hop.id, state: 'answered' }],
        duties: [{ change: 'done', kind: 'cooperation', holderUnit: actor.unitId, outcome: 'answered' }],
        note: input.words,
        files: input.files,
      }
    },
  }
}
