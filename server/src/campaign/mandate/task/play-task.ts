import type { TaskAction, TaskState } from '#contract/mandate/task.states.ts'
import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import { decide } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { judge } from '#ground/workflow/permit.ts'
import { record } from '#ground/workflow/record.ts'
import type { Decision, Moment } from '#ground/workflow/workflow.ts'
import type { TaskSeed } from '../campaign-file/expand-tasks.ts'
import { layTask } from './lay-task.ts'
import type { Task } from './task.ts'
import type { TaskWorkflow } from './task.workflow.ts'
import type { TaskSettings } from './task-settings.ts'

/** One act of a task's past, to be told when it is laid together with what has become of it. */
export interface PastAct {
  readonly action: Exclude<TaskAction, 'lay'>
  readonly actor: Actor
  readonly moment: Moment
  readonly input: unknown
}

export interface Played {
  readonly row: Task
  /** What each act leaves behind, in order, as `ground.record_act` takes it. */
  readonly acts: readonly Record<string, unknown>[]
}

/**
 * Lays a duty of the plan and carries out what is known of its past by the noun's own rules, on paper: nothing is written. Throws
 * the refusal of an act that the rules would have refused then.
 */
export function playTask(
  workflow: TaskWorkflow,
  settings: TaskSettings,
  seed: TaskSeed,
  laid: { actor: Actor; moment: Moment; batch: string },
  past: readonly PastAct[] = [],
): Played {
  const requestOf = (part: string) => deriveRequestId(laid.batch, `${seed.id} ${part}`)
  const { cell, ...decision } = layTask(settings, seed, laid.moment)
  let row = {
    ...blank,
    ...decision.set,
    ...cell,
    id: newId(laid.moment.at.getTime()),
    state: decision.to,
    version: 1,
    parts: [],
  } as Task
  const acts = [
    record(workflow, {
      action: 'lay',
      before: null,
      after: row,
      decision: decision as Decision<TaskState>,
      moment: laid.moment,
      actor: laid.actor,
      requestId: requestOf('lay'),
    }),
  ]
  for (const [index, { action, actor, moment, input }] of past.entries()) {
    const refusal = judge(workflow, action, row, actor, moment)
    if (refusal) throw refusal
    const decided = decide(workflow, action, row, input, moment, actor)
    const { part } = workflow.table.actions[action]
    const after: Task = {
      ...row,
      ...decided.set,
      state: decided.to,
      version: row.version + 1,
      parts: part ? [...(row.parts ?? []), { personId: actor.personId, part }] : (row.parts ?? []),
    }
    acts.push(
      record(workflow, {
        action,
        before: row,
        after,
        decision: decided,
        moment,
        actor,
        requestId: requestOf(`${index}`),
      }),
    )
    row = after
  }
  return { row, acts }
}

/** What a task has not when it is laid. */
const blank = {
  number: '',
  signedOn: null,
  reportedOn: null,
  confirmedOn: null,
  urgedOn: null,
  reportWords: null,
  reportFiles: [],
  returnReason: null,
} as const
