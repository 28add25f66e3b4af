import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { refusesUnlessOfCheckpoint } from './at-checkpoint.ts'
import { openCheckpoint } from './open-checkpoint.ts'
import type { Problem } from './problem.ts'
import { refuseUnknownUnits } from './problem-records.store.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { linkOf, wordsOf } from './words.ts'

/** 提请交叉核查: where a small unit has no second person, another area's or the city's takes the checkpoint over. */
export function askCrossCheck(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.askCrossCheck>> {
  return {
    takes: problemInputs.askCrossCheck,
    refuses: (the, actor) => refusesUnlessOfCheckpoint(settings, the, actor),
    decide: (the, input, moment) => {
      if (input.unitId === the.responsibleUnit) {
        throw field('unitId', '责任单位不能核查自己', 'The responsible unit cannot check itself')
      }
      return {
        to: the.state,
        set: { crossCheckUnit: input.unitId, holders: [...new Set([...the.holders, input.unitId])] },
        duties: [
          { change: 'done', kind: 'checkpoint', outcome: 'crossCheck' },
          ...openCheckpoint(settings, { ...the, crossCheckUnit: input.unitId }, the.checkpoint ?? 0, moment),
        ],
        note: input.reason,
        also: tx => refuseUnknownUnits(tx, [input.unitId], 'unitId'),
        tell: {
          units: [{ unitId: input.unitId }],
          words: { zh: `提请交叉核查：${wordsOf(the)}`, en: `A cross-check is asked of you: ${wordsOf(the)}` },
          link: linkOf(the),
        },
      }
    },
  }
}
