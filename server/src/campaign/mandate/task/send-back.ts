import type { z } from 'zod'
import { taskInputs } from '#contract/mandate/task.ts'
import { confirmsNot } from './confirm-task.ts'
import { ownDuty } from './lay-task.ts'
import { linkOfTask, type TaskRule } from './task.ts'
import type { TaskSettings } from './task-settings.ts'

/** 退回: what was reported is not accepted, with a reason; the duty begins again and late days count by the original term. */
export function sendBack(settings: TaskSettings): TaskRule<z.output<typeof taskInputs.return>> {
  return {
    takes: taskInputs.return,
    refuses: (the, actor) => confirmsNot(settings, the, actor),
    decide: (the, input) => ({
      to: 'returned',
      set: { reportedOn: null, returnReason: input.reason },
      duties: [{ change: 'done', kind: 'taskConfirmation', outcome: 'returned' }, ownDuty(the)],
      note: input.reason,
      tell: {
        units: [{ unitId: the.leadUnit }],
        words: { zh: `被退回：${the.title}`, en: `Returned: ${the.title}` },
        link: linkOfTask(the),
      },
    }),
  }
}
