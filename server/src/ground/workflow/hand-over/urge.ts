import type { z } from 'zod'
import { handOverInputs } from '#contract/ground/hand-over.ts'
import { workingDaysBetween } from '../../clock/working-days-between.ts'
import { refuse } from '../../errors/refuse.ts'
import type { Rule } from '../workflow.ts'
import type { HandedOn, HandOver } from './hop.ts'

/** 催办 (四(二)-1): by whoever stands above its holder, once a working day, on the record. */
export function urge<This extends HandedOn, State extends string>(
  handOver: HandOver<This, State>,
): Rule<This, State, z.output<typeof handOverInputs.urge>> {
  return {
    takes: handOverInputs.urge,
    refuses: (the, actor, moment) => {
      if (the.responsibleUnit === actor.unitId) {
        return refuse(
          409,
          'handOver.notSender',
          { zh: '正由本单位承办，不能催办自己', en: 'Your own unit holds it' },
          { zh: '由上级承办单位催办', en: 'A unit above the holder urges' },
        )
      }
      if (the.urgedOn !== null && workingDaysBetween(the.urgedOn, moment.day, moment.calendar) < 1) {
        return refuse(
          409,
          'handOver.urgedAlready',
          { zh: `${the.urgedOn} 已催办`, en: `It was urged on ${the.urgedOn}` },
          { zh: '下一个工作日可再次催办', en: 'It can be urged again on the next working day' },
        )
      }
      return null
    },
    decide: (the, input, moment) => ({
      to: the.state as State,
      set: { urgedOn: moment.day },
      note: input.words,
      tell: {
        units: the.responsibleUnit ? [{ unitId: the.responsibleUnit }] : [],
        enterprises: the.responsibleEnterprise ? [the.responsibleEnterprise] : [],
        words: {
          zh: `催办：${handOver.subject(the)}${input.words ? `（${input.words}）` : ''}`,
          en: `Urged: ${handOver.subject(the)}`,
        },
        link: handOver.link(the),
      },
    }),
  }
}
