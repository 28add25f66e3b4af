import type { TaskState } from '#contract/mandate/task.states.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** How each state of a task looks, the same on every screen. */
export const taskTone: Readonly<Record<TaskState, StateTone>> = {
  assigned: 'open',
  signed: 'working',
  underway: 'working',
  reported: 'waiting',
  confirmed: 'done',
  returned: 'returned',
}
