import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { openCheckpoint } from './open-checkpoint.ts'
import type { Problem } from './problem.ts'
import type { ProblemSettings } from './rule-settings.ts'

/** 异议成立: it is checked again, from the first checkpoint or the one named. */
export function upholdObjection(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.upholdObjection>> {
  return {
    takes: problemInputs.upholdObjection,
    decide: (the, input, moment) => {
      const index = input.backTo ? settings.level(the.level).checkpoints.findIndex(({ id }) => id === input.backTo) : 0
      if (index < 0) throw field('backTo', '请选择该层级的核查节点', 'Choose one of its level’s checkpoints')
      return {
        to: 'checking',
        set: {
          round: the.round + 1,
          checkpoint: index,
          signatures: { by: the.signatures.by.filter(signed => signed.checkpoint < index) },
          verifiedOn: null,
          noticeUntil: null,
        },
        duties: [
          { change: 'done', kind: 'closure', outcome: 'objection' },
          ...openCheckpoint(settings, the, index, moment),
        ],
        note: input.reason,
      }
    },
  }
}
