import type { z } from 'zod'
import { taskInputs } from '#contract/mandate/task.ts'
import type { TaskRule } from './task.ts'
import { takesNoPart } from './task-parties.ts'

/** 填报进展 (四(二)-1): by the lead or a cooperating unit, with difficulties; told on the time line. */
export const tellProgress: TaskRule<z.output<typeof taskInputs.progress>> = {
  takes: taskInputs.progress,
  refuses: takesNoPart,
  decide: (the, input) => ({
    to: the.state,
    set: {},
    note: input.difficulties ? `${input.words}（困难：${input.difficulties}）` : input.words,
    files: input.files,
  }),
}
