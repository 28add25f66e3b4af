import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { openCheckpoint } from './open-checkpoint.ts'
import type { Problem } from './problem.ts'
import { behalfOf, refusesUnlessResponsible } from './responsible.ts'
import type { ProblemSettings } from './rule-settings.ts'

/** 申请核查: every measure declared done, each with evidence before and after (the measure itself sees to that). */
export function requestCheck(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.requestCheck>> {
  return {
    takes: problemInputs.requestCheck,
    refuses: (the, actor, moment) => {
      const { all, declared, checked } = the.measures
      return (
        refusesUnlessResponsible(the, actor, moment.day) ??
        (all > 0 && declared + checked === all
          ? null
          : refuse(
              409,
              'problem.measuresOpen',
              all === 0
                ? { zh: '还没有整改措施', en: 'There is no measure yet' }
                : {
                    zh: `${all} 项措施中还有 ${all - declared - checked} 项未申报完成`,
                    en: `${all - declared - checked} of ${all} measures are not declared done`,
                  },
              {
                zh: '每项措施附整改前、后佐证申报完成后，可申请核查',
                en: 'Declare every measure done, with evidence before and after',
              },
            ))
      )
    },
    decide: (the, input, moment, actor) => {
      const { ground, files, ...behalf } = behalfOf(the, actor, input.onBehalfOf)
      return {
        to: 'checking',
        set: { checkpoint: 0, signatures: { by: [] }, rectifiedOn: moment.day, urgedOn: null },
        duties: [
          { change: 'done', kind: 'rectification', outcome: 'declared' },
          { change: 'done', kind: 'progressReport', outcome: 'declared' },
          { change: 'done', kind: 'measureProposal', outcome: 'declared' },
          ...openCheckpoint(settings, the, 0, moment),
        ],
        note: [input.words, ground].filter(Boolean).join('；') || undefined,
        files: [...input.files, ...files],
        ...behalf,
      }
    },
  }
}
