import { taskInputs } from '#contract/mandate/task.ts'
import type { TaskRule } from './task.ts'
import { leadsNot } from './task-parties.ts'

/** 签收: the lead unit acknowledges the duty. */
export const signTask: TaskRule<Record<string, never>> = {
  takes: taskInputs.sign,
  refuses: leadsNot,
  decide: (_, _input, moment) => ({
    to: 'signed',
    set: { signedOn: moment.day, urgedOn: null },
    duties: [{ change: 'done', kind: 'taskReceipt', outcome: 'signed' }],
  }),
}
