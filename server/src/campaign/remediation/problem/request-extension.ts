import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import type { Problem } from './problem.ts'
import { recordExtensionAsked } from './problem-records.store.ts'
import { behalfOf, refusesUnlessResponsible } from './responsible.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { linkOf, wordsOf } from './words.ts'

/** 申请延期: before expiry, with reason, progress and a definite date; once. */
export function requestExtension(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.requestExtension>> {
  return {
    takes: problemInputs.requestExtension,
    refuses: (the, actor, moment) => {
      const notResponsible = refusesUnlessResponsible(the, actor, moment.day)
      if (notResponsible) return notResponsible
      if (the.extensionState === 'granted') {
        return refuse(
          409,
          'problem.extendedOnce',
          { zh: '该问题已延期一次', en: 'Its term has been extended once' },
          { zh: '逾期后由高一级重新核定时限', en: 'After expiry the level above may reset it' },
        )
      }
      if (the.extensionState === 'asked') {
        return refuse(
          409,
          'problem.extensionAsked',
          { zh: '延期申请正在等待决定', en: 'An extension has been asked for already' },
          { zh: '请等待定时限的一级决定', en: 'Wait for the level that set the term' },
        )
      }
      if (the.dueCurrent !== null && moment.day > the.dueCurrent) {
        return refuse(
          422,
          'tooLate',
          { zh: `时限已于 ${the.dueCurrent} 届满，不能再申请延期`, en: `The term ended on ${the.dueCurrent}` },
          { zh: '可请高一级重新核定时限，逾期天数照计', en: 'The level above may reset it; overdue days stay counted' },
        )
      }
      return null
    },
    decide: (the, input, moment, actor) => {
      if (the.dueCurrent !== null && input.until <= the.dueCurrent) {
        throw field('until', `新时限应晚于现时限 ${the.dueCurrent}`, `The new term must lie after ${the.dueCurrent}`)
      }
      const { ground, files, ...behalf } = behalfOf(the, actor, input.onBehalfOf)
      return {
        to: the.state,
        set: { extensionState: 'asked', extensionUntil: input.until },
        duties: [
          {
            change: 'open',
            kind: 'extensionDecision',
            clause: '—',
            words: wordsOf(the),
            due: settings.until('problemTriage', moment),
            holderUnit: the.termUnit ?? undefined,
          },
        ],
        note: [input.reason, ground].filter(Boolean).join('；'),
        files: [...input.files, ...files],
        ...behalf,
        also: tx => recordExtensionAsked(tx, the, input, moment),
        tell: {
          units: the.termUnit ? [{ unitId: the.termUnit }] : [],
          words: {
            zh: `申请延期至 ${input.until}：${wordsOf(the)}`,
            en: `Extension asked until ${input.until}: ${wordsOf(the)}`,
          },
          link: linkOf(the),
        },
      }
    },
  }
}
