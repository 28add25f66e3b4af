import { z } from 'zod'
import { type TaskAction, type TaskState, taskStates } from '#contract/mandate/task.states.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { type Count, defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { confirmTask } from './confirm-task.ts'
import { reportTask } from './report-task.ts'
import { reviseTask } from './revise-task.ts'
import { sendBack } from './send-back.ts'
import { signTask } from './sign-task.ts'
import { startTask } from './start-task.ts'
import { taskStore } from './task.store.ts'
import type { Task } from './task.ts'
import type { TaskSettings } from './task-settings.ts'
import { tellProgress } from './tell-progress.ts'
import { urgeTask } from './urge-task.ts'

export type TaskWorkflow = Workflow<Task, TaskState, TaskAction>

/** In which figures a task counts as it stands. */
export const countsOfTask = (the: Pick<Task, 'state'>): Count[] => [
  { measure: `task.state.${the.state}` },
  { measure: 'task.all' },
]

/** 任务: the plan's duties of one campaign. */
export function makeTaskWorkflow(settings: TaskSettings): TaskWorkflow {
  return defineWorkflow<Task, TaskState, TaskAction>({
    table: taskStates,
    store: taskStore,
    countsOf: countsOfTask,
    rules: {
      // a task is made from the plan's data by `layTask`, see load-tasks.ts
      lay: rule({
        takes: z.never(),
        decide: () => {
          throw refuse(
            501,
            'notOffered',
            { zh: '任务由方案数据分解而来', en: 'Tasks come from the plan’s data' },
            { zh: '请在方案数据中增补', en: 'Add it to the plan’s data' },
          )
        },
      }),
      revise: rule(reviseTask(settings)),
      sign: rule(signTask),
      start: rule(startTask),
      progress: rule(tellProgress),
      report: rule(reportTask(settings)),
      confirm: rule(confirmTask(settings)),
      return: rule(sendBack(settings)),
      urge: rule(urgeTask(settings)),
    },
  })
}
