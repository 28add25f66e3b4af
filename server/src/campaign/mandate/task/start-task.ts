import { taskInputs } from '#contract/mandate/task.ts'
import type { TaskRule } from './task.ts'
import { leadsNot } from './task-parties.ts'

/** 开始办理 */
export const startTask: TaskRule<Record<string, never>> = {
  takes: taskInputs.start,
  refuses: leadsNot,
  decide: () => ({ to: 'underway', set: {} }),
}
