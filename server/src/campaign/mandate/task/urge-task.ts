import type { z } from 'zod'
import { taskInputs } from '#contract/mandate/task.ts'
import { workingDaysBetween } from '#ground/clock/working-days-between.ts'
import type { Actor } from '#ground/database/claims.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { confirmsNot } from './confirm-task.ts'
import { linkOfTask, type Task, type TaskRule } from './task.ts'
import type { TaskSettings } from './task-settings.ts'

/** Whose turn it is: the lead unit's until it reports, then the confirming unit's. */
const holderOf = (the: Task) => (the.state === 'reported' ? the.confirmedBy : the.leadUnit)

/** 市整治办 and city leaders for all tasks, an area's leader for those of the area. */
function standsAbove(the: Task, actor: Actor): boolean {
  if (actor.role === 'areaLeader') return actor.scope.kind === 'areas' && actor.scope.areas.includes(the.area)
  return actor.role === 'cityOffice' || actor.role === 'cityLeader'
}

/** 催办 (四(二)-1): by the confirming unit, 市整治办 or a leader, once a working day, on the record. */
export function urgeTask(settings: TaskSettings): TaskRule<z.output<typeof taskInputs.urge>> {
  return {
    takes: taskInputs.urge,
    refuses: (the, actor, moment) => {
      const refusal = standsAbove(the, actor) ? null : confirmsNot(settings, the, actor)
      if (refusal) return refusal
      if (actor.unitId === holderOf(the)) {
        return refuse(
          403,
          'task.notConfirmingUnit',
          { zh: '正由本单位办理，不能催办自己', en: 'Your own unit holds it' },
          { zh: '由确认单位、市整治办或分管领导催办', en: 'The confirming unit, the city office or a leader urges' },
        )
      }
      if (the.urgedOn !== null && workingDaysBetween(the.urgedOn, moment.day, moment.calendar) < 1) {
        return refuse(
          409,
          'task.urgedAlready',
          { zh: `${the.urgedOn} 已催办`, en: `It was urged on ${the.urgedOn}` },
          { zh: '下一个工作日可再次催办', en: 'It can be urged again on the next working day' },
        )
      }
      return null
    },
    decide: (the, input, moment) => ({
      to: the.state,
      set: { urgedOn: moment.day },
      note: input.words,
      tell: {
        units: [{ unitId: holderOf(the) }],
        words: {
          zh: `催办：${the.title}${input.words ? `（${input.words}）` : ''}`,
          en: `Urged: ${the.title}`,
        },
        link: linkOfTask(the),
      },
    }),
  }
}
