import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import { refusePastBatch } from './decide-extension.ts'
import type { Problem } from './problem.ts'
import { recordReset } from './problem-records.store.ts'
import { levelOfRole, type ProblemSettings } from './rule-settings.ts'

const rank = { township: 0, area: 1, city: 2 } as const

/**
 * 重新核定时限: after expiry only, by one level higher than the one that set the term; overdue days stay counted. Above the city's own
 * terms stands the leading group, whose document the city office records.
 */
export function resetTerm(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.resetTerm>> {
  return {
    takes: problemInputs.resetTerm,
    refuses: (the, actor, moment) => {
      if (the.dueCurrent !== null && moment.day <= the.dueCurrent) {
        return refuse(
          422,
          'tooEarly',
          { zh: `时限 ${the.dueCurrent} 尚未届满`, en: `The term runs to ${the.dueCurrent}` },
          { zh: '到期前请由责任单位申请延期', en: 'Before expiry the responsible unit asks for an extension' },
        )
      }
      const allowed =
        the.termLevel === 'city'
          ? actor.role === 'cityOffice'
          : rank[levelOfRole(actor.role)] > rank[the.termLevel ?? 'area']
      if (allowed) return null
      return refuse(
        403,
        'problem.wrongLevel',
        { zh: '逾期后由高一级重新核定时限', en: 'After expiry it is for the level above' },
        the.termLevel === 'city'
          ? { zh: '由市整治办凭市领导小组文件办理', en: 'The city office does it on the leading group’s document' }
          : { zh: '由市级单位办理', en: 'A unit of the city does it' },
      )
    },
    decide: (the, input, moment, actor) => {
      if (input.until <= moment.day) throw field('until', '新时限应在今天之后', 'The new term must lie ahead')
      if (the.termLevel === 'city' && !input.leadingGroupFile) {
        throw field('leadingGroupFile', '市级时限须附市领导小组文件', 'Add the leading group’s document')
      }
      refusePastBatch(settings, the, input.until, input.leadingGroupFile)
      return {
        to: the.state,
        set: { dueCurrent: input.until, termUnit: actor.unitId, termLevel: levelOfRole(actor.role) },
        duties: [{ change: 'move', kind: 'rectification', due: input.until }],
        note: input.reason,
        files: input.leadingGroupFile ? [input.leadingGroupFile] : [],
        ...basisOf(input.basis),
        also: tx => recordReset(tx, the, input, moment),
      }
    },
  }
}
