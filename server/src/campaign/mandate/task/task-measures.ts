import { taskStates } from '#contract/mandate/task.states.ts'
import type { Measure } from '#ground/figures/index.ts'

const unit = { zh: '项', en: 'tasks' }

/** What is counted of tasks. A duty of the whole city is counted under the city's own code. */
export const taskMeasures: readonly Measure[] = [
  {
    key: 'task.all',
    words: { zh: '任务总数', en: 'Tasks' },
    unit,
    definition: { zh: '方案分解到各单位的任务（全文）', en: 'Duties of the plan laid on units' },
  },
  ...Object.entries(taskStates.states).map(([state, words]) => ({
    key: `task.state.${state}`,
    words: { zh: words.zh, en: words.en },
    unit,
    definition: { zh: `现处于「${words.zh}」的任务`, en: `Tasks that stand at “${words.en}” now` },
  })),
]
