import type { TaskState } from '#contract/mandate/task.states.ts'
import type { Case, Decision, Rule } from '#ground/workflow/workflow.ts'

/** A duty of the plan as its rules see it. */
export interface Task extends Case {
  readonly number: string
  readonly state: TaskState
  readonly seed: string | null
  readonly clause: string
  readonly title: string
  /** What is handed in when it is reported. */
  readonly product: string
  readonly leadUnit: string
  readonly cooperating: readonly string[]
  readonly confirmedBy: string
  readonly period: string | null
  readonly termTag: 'V' | 'S' | 'I' | 'K'
  readonly dueOriginal: string
  readonly dueCurrent: string
  readonly signedOn: string | null
  readonly reportedOn: string | null
  readonly confirmedOn: string | null
  readonly urgedOn: string | null
  readonly reportWords: string | null
  readonly reportFiles: readonly string[]
  readonly returnReason: string | null
}

export type TaskRule<Input> = Rule<Task, TaskState, Input>
export type TaskDecision = Decision<TaskState>

/** Page of a task in the app. */
export const linkOfTask = (the: { readonly id: string }): string => `/tasks/${the.id}`
