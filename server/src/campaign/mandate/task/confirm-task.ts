import type { z } from 'zod'
import { taskInputs } from '#contract/mandate/task.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { linkOfTask, type Task, type TaskRule } from './task.ts'
import type { TaskSettings } from './task-settings.ts'

/**
 * 确认: by the confirming unit, by somebody other than who reported. What the leading group confirms on paper is recorded by
 * 市整治办 (代录), with the day, the decider and the scan.
 */
export function confirmTask(settings: TaskSettings): TaskRule<z.output<typeof taskInputs.confirm>> {
  return {
    takes: taskInputs.confirm,
    refuses: (the, actor) => confirmsNot(settings, the, actor),
    decide: (the, input, moment, actor) => {
      if (recordsForLeaders(settings, the, actor) && (input.basis?.kind ?? 'self') === 'self') {
        throw refuse(
          422,
          'missing',
          { zh: '由领导小组确认的任务，须写明纸面依据', en: 'What the leading group confirms rests on a paper' },
          {
            zh: '请选择批示件、会议纪要或传签单，并上传扫描件',
            en: 'Name the instruction, minutes or circulation and add its scan',
          },
          { fields: [{ path: 'basis', zh: '请填写依据', en: 'Say on what it rests' }] },
        )
      }
      return {
        to: 'confirmed',
        set: { confirmedOn: moment.day, urgedOn: null },
        duties: [{ change: 'done', outcome: 'confirmed' }],
        note: input.words,
        basis: input.basis,
        tell: {
          units: [{ unitId: the.leadUnit }],
          words: { zh: `已确认：${the.title}`, en: `Confirmed: ${the.title}` },
          link: linkOfTask(the),
        },
      }
    },
  }
}

/** Why this actor does not confirm it, or null. */
export function confirmsNot(settings: TaskSettings, the: Task, actor: Actor): Refusal | null {
  if (actor.unitId === the.confirmedBy || recordsForLeaders(settings, the, actor)) return null
  return refuse(
    403,
    'task.notConfirmingUnit',
    { zh: '本单位不是这项任务的确认单位', en: 'Your unit does not confirm this task' },
    { zh: '由确认单位确认或退回', en: 'The confirming unit confirms or returns it' },
  )
}

function recordsForLeaders(settings: TaskSettings, the: Task, actor: Actor): boolean {
  return actor.role === 'cityOffice' && the.confirmedBy === settings.leadingGroup
}
