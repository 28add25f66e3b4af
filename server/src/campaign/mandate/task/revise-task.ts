import type { z } from 'zod'
import { taskInputs } from '#contract/mandate/task.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { dutiesOf } from './lay-task.ts'
import { linkOfTask, type TaskRule } from './task.ts'
import type { TaskSettings } from './task-settings.ts'

/**
 * 修订: 市整治办, or a new version of the plan's data, changes who leads, who cooperates, the title or the term. The original term
 * stands; another lead unit acknowledges receipt anew.
 */
export function reviseTask(settings: TaskSettings): TaskRule<z.output<typeof taskInputs.revise>> {
  const units = new Set(settings.campaign.units.map(unit => unit.id))
  return {
    takes: taskInputs.revise,
    refuses: (_, actor) =>
      actor.role === 'cityOffice' || actor.role === 'loader'
        ? null
        : refuse(
            403,
            'task.notConfirmingUnit',
            { zh: '任务由市整治办修订', en: 'The city office revises tasks' },
            { zh: '请向市整治办提出', en: 'Ask the city office' },
          ),
    decide: (the, input, moment) => {
      const named = [...(input.leadUnit ? [input.leadUnit] : []), ...(input.cooperating ?? [])]
      const unknown = named.find(unit => !units.has(unit))
      if (unknown) {
        throw refuse(
          422,
          'invalid',
          { zh: '有填写项不符合要求，请逐项更正', en: 'Some fields are not as they must be' },
          undefined,
          {
            fields: [
              {
                path: unknown === input.leadUnit ? 'leadUnit' : 'cooperating',
                zh: `没有单位「${unknown}」，请从单位名录中选择`,
                en: `There is no unit ${unknown}; choose from the directory`,
              },
            ],
          },
        )
      }
      const leadUnit = input.leadUnit ?? the.leadUnit
      const dueCurrent = input.due ?? the.dueCurrent
      const handedOn = leadUnit !== the.leadUnit
      const after = { ...the, leadUnit, dueCurrent, title: input.title ?? the.title }
      return {
        to: handedOn ? 'assigned' : the.state,
        set: {
          ...(handedOn ? { leadUnit, signedOn: null } : {}),
          title: input.title,
          cooperating: input.cooperating?.filter(unit => unit !== leadUnit),
          dueCurrent: input.due,
        },
        duties: handedOn
          ? [{ change: 'done', outcome: 'reassigned' }, ...dutiesOf(settings, after, moment)]
          : input.due
            ? [{ change: 'move', kind: 'task', due: input.due }]
            : [],
        note: input.reason,
        tell: {
          units: [{ unitId: leadUnit }],
          words: { zh: `任务已修订：${after.title}`, en: `Revised: ${after.title}` },
          link: linkOfTask(the),
        },
      }
    },
  }
}
