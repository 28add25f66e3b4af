import type { z } from 'zod'
import { handOverInputs } from '#contract/ground/hand-over.ts'
import type { Rule } from '../workflow.ts'
import type { HandedOn, HandOver } from './hop.ts'

/** 抄送: a reading right to this record for other units; no duty. */
export function copy<This extends HandedOn, State extends string>(
  handOver: HandOver<This, State>,
): Rule<This, State, z.output<typeof handOverInputs.copy>> {
  return {
    takes: handOverInputs.copy,
    decide: (the, input) => ({
      to: the.state as State,
      set: {},
      copies: [...new Set(input.units)],
      tell: {
        units: input.units.map(unitId => ({ unitId })),
        words: { zh: `抄送：${handOver.subject(the)}`, en: `A copy for you: ${handOver.subject(the)}` },
        link: handOver.link(the),
      },
    }),
  }
}
