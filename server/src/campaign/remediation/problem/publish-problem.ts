import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import type { Problem } from './problem.ts'
import type { ProblemSettings } from './rule-settings.ts'

/** 公示: where the level asks for it. Notices open to the public come with a later module, and until then none is pretended. */
export function publishProblem(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.publish>> {
  return {
    takes: problemInputs.publish,
    refuses: the =>
      settings.level(the.level).noticeRequired
        ? refuse(501, 'notOffered', {
            zh: '市级清单的公示在后续模块启用',
            en: 'Public notices of the city’s list come with a later module',
          })
        : refuse(
            409,
            'problem.noNoticeAsked',
            { zh: '该层级不要求公示', en: 'Its level asks for no public notice' },
            { zh: '可以直接销号', en: 'It can be closed at once' },
          ),
    decide: (_, __, moment) => ({
      to: 'onNotice',
      set: { noticeUntil: settings.until('publicNotice', moment) },
      duties: [{ change: 'done', kind: 'closure', outcome: 'onNotice' }],
    }),
  }
}
