import type { z } from 'zod'
import type { TaskInputs, TaskView } from '#contract/mandate/task.ts'

/** Actions that ask something; 签收 and 开始办理 are taken at once. */
export type AskingAction = Exclude<keyof TaskInputs, 'sign' | 'start'>
export const takenAtOnce = ['sign', 'start'] as const

/** What the forms of a task hold; empty text is nothing. Files are kept with the draft by their field. */
export interface TaskValues {
  readonly words: string
  readonly difficulties: string
  readonly reason: string
  readonly 'basis.kind': string
  readonly 'basis.decidedOn': string
  readonly 'basis.deciderName': string
  readonly title: string
  readonly leadUnit: string
  readonly cooperating: readonly string[]
  readonly due: string
}

/** An untouched form, with what is known of the task. */
export const startOf = (task: TaskView): TaskValues => ({
  words: '',
  difficulties: '',
  reason: '',
  'basis.kind': 'self',
  'basis.decidedOn': '',
  'basis.deciderName': '',
  title: task.title,
  leadUnit: task.leadUnit,
  cooperating: task.cooperating,
  due: task.dueCurrent,
})

type Input<Action extends AskingAction> = z.input<TaskInputs[Action]>

/** The input of an action as the server takes it; a revision says only what is to change. */
export function inputOf(
  action: AskingAction,
  values: TaskValues,
  files: Readonly<Record<string, readonly string[]>>,
  task: TaskView,
): Input<AskingAction> {
  switch (action) {
    case 'progress':
      return {
        words: values.words,
        difficulties: values.difficulties || undefined,
        files: [...(files.files ?? [])],
      } satisfies Input<'progress'>
    case 'report':
      return { words: values.words, files: [...(files.files ?? [])] } satisfies Input<'report'>
    case 'confirm':
      return { words: values.words || undefined, basis: basisOf(values, files) } satisfies Input<'confirm'>
    case 'return':
      return { reason: values.reason } satisfies Input<'return'>
    case 'urge':
      return { words: values.words || undefined } satisfies Input<'urge'>
    case 'revise':
      return {
        title: changed(values.title, task.title),
        leadUnit: changed(values.leadUnit, task.leadUnit),
        cooperating: sameUnits(values.cooperating, task.cooperating) ? undefined : [...values.cooperating],
        due: changed(values.due, task.dueCurrent),
        reason: values.reason,
      } satisfies Input<'revise'>
  }
}

const changed = (now: string, before: string) => (now === before ? undefined : now)

const sameUnits = (now: readonly string[], before: readonly string[]) =>
  now.length === before.length && now.every(unit => before.includes(unit))

function basisOf(values: TaskValues, files: Readonly<Record<string, readonly string[]>>): Input<'confirm'>['basis'] {
  const kind = values['basis.kind']
  if (kind !== 'instruction' && kind !== 'minutes' && kind !== 'circulation') return undefined
  return {
    kind,
    decidedOn: values['basis.decidedOn'] || undefined,
    deciderName: values['basis.deciderName'] || undefined,
    file: files['basis.file']?.[0],
  }
}
