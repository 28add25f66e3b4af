import type { z } from 'zod'
import type { Role } from '#contract/ground/role.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { rolesInWords } from './at-checkpoint.ts'
import { basisOf } from './basis.ts'
import type { Problem } from './problem.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { wordsOf } from './words.ts'

/** 销号: signed per level on the closure form; books the look-backs at 3 and 12 months. 整改完成 is not 销号. */
export function closeProblem(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.close>> {
  return {
    takes: problemInputs.close,
    refuses: (the, actor, moment) => {
      const level = settings.level(the.level)
      if (!level.closure.roles.includes(actor.role as Role)) {
        return refuse(
          403,
          'notPermitted',
          {
            zh: `您的岗位不能对「${level.name.zh}」销号`,
            en: `Your post does not close problems of the level “${level.name.en}”`,
          },
          { zh: `由${rolesInWords(level.closure)}销号`, en: `It is for ${level.closure.roles.join(', ')}` },
        )
      }
      if (level.noticeRequired && the.state === 'verified') {
        return refuse(
          409,
          'problem.noticeFirst',
          { zh: `「${level.name.zh}」销号前须公示`, en: `The level “${level.name.en}” asks for a public notice first` },
          { zh: '请先公示，期满无异议后销号', en: 'Publish it; it can be closed when the notice is over' },
        )
      }
      if (the.state === 'onNotice' && the.noticeUntil !== null && moment.day <= the.noticeUntil) {
        return refuse(
          422,
          'tooEarly',
          { zh: `公示至 ${the.noticeUntil}`, en: `The notice runs to ${the.noticeUntil}` },
          { zh: '公示期满后可销号', en: 'It can be closed when the notice is over' },
        )
      }
      return null
    },
    decide: (the, input, moment) => {
      if (settings.level(the.level).closure.leaderBasisRequired && (!input.basis || input.basis.kind === 'self')) {
        throw field(
          'basis',
          '须附领导的决定依据：批示件、会议纪要或传签单',
          'It rests on a leader’s decision; add the paper',
        )
      }
      return {
        to: 'closed',
        set: { closedOn: moment.day, closureForm: input.form },
        hops: the.hops.map(hop => ({ id: hop.id, state: 'answered' as const })),
        duties: [
          { change: 'done', outcome: 'closed' },
          ...(['lookBackFirst', 'lookBackSecond'] as const).map(kind => ({
            change: 'open' as const,
            kind,
            clause: '三(五)-3',
            words: wordsOf(the),
            due: settings.until(kind, moment),
            holderUnit: settings.areaUnit('areaEcology', the),
          })),
        ],
        note: input.form.conclusion,
        files: input.form.files,
        ...basisOf(input.basis),
      }
    },
  }
}
