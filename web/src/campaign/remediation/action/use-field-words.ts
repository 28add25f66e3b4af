import type { ProblemView } from '#contract/remediation/problem.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'
import type { FieldName } from './action-values.ts'
import { useOptions } from './use-options.ts'

/** Fields that mean something of their own in one action, `noun.action.field`. */
const own = {
  'problem.amend.words': 'field.words.problem',
  'problem.answer.words': 'field.words.answer',
  'problem.urge.words': 'field.words.urge',
  'problem.assign.words': 'field.words.assign',
  'problem.decline.ground': 'field.reason',
  'problem.transfer.files': 'field.files.receipt',
  'measure.draft.words': 'field.words.measure',
  'measure.revise.words': 'field.words.measure',
  'measure.draft.kind': 'field.kind',
  'measure.report.words': 'field.words.progress',
  'progressReport.submit.words': 'field.words.changed',
  'progressReport.resubmit.words': 'field.words.changed',
  'progressReport.submitLate.words': 'field.words.changed',
} as const

/** How the fields of an action are called, and what has to be known to fill them in. */
export function useFieldWords(noun: string, action: string, problem: ProblemView | null) {
  const say = useWords(remediationWords)
  const options = useOptions(problem?.id ?? null)
  const key = (name: FieldName) => `${noun}.${action}.${name}` as keyof typeof own
  return {
    label: (name: FieldName) => say(own[key(name)] ?? `field.${name}`),
    hint: (name: FieldName): string | undefined => {
      if (problem === null) return undefined
      if (name === 'due' && noun === 'measure' && problem.dueCurrent !== null)
        return say('hint.measureDue', { day: problem.dueCurrent })
      if ((name === 'due' || name === 'until') && options?.batchDeadline)
        return say('hint.batch', { day: options.batchDeadline })
      if (name === 'onBehalfOf.ground' && problem.actsFor !== null)
        return say('hint.onBehalf', { name: problem.actsFor })
      return undefined
    },
  }
}
