import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { checkpointOf, refusesUnlessOfCheckpoint } from './at-checkpoint.ts'
import { openCheckpoint, openRectification } from './open-checkpoint.ts'
import { type MeasuresOfProblem, refuseOldVisit } from './pass-check.ts'
import { lateSinceOn, type Problem } from './problem.ts'
import { recordCheck } from './problem-records.store.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { linkOf, wordsOf } from './words.ts'

/** 核查退回: with a reason, to rectification or to an earlier checkpoint; measures named are to be done again. */
export function returnCheck(
  settings: ProblemSettings,
  measures: MeasuresOfProblem,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.return>> {
  return {
    takes: problemInputs.return,
    refuses: (the, actor) => refusesUnlessOfCheckpoint(settings, the, actor),
    decide: (the, input, moment) => {
      const { checkpoint, index } = checkpointOf(settings, the)
      refuseOldVisit(the, input.onSite, moment)
      const toWork = input.backTo === 'rectifying'
      const earlier = settings.level(the.level).checkpoints.findIndex(({ id }) => id === input.backTo)
      if (!toWork && (earlier < 0 || earlier >= index)) {
        throw field('backTo', '请选择「整改」或更早的核查节点', 'Choose rectification or an earlier checkpoint')
      }
      if (!toWork && input.measures.length > 0) {
        throw field(
          'measures',
          '退到核查节点时不退措施；要重做请退到整改',
          'Measures are sent back only with a return to rectification',
        )
      }
      return {
        to: toWork ? 'rectifying' : 'checking',
        set: {
          round: the.round + 1,
          signatures: { by: toWork ? [] : the.signatures.by.filter(signed => signed.checkpoint < earlier) },
          checkpoint: toWork ? null : earlier,
          crossCheckUnit: null,
          ...(toWork ? { rectifiedOn: null, lateSince: lateSinceOn(the, moment.day) } : {}),
        },
        duties: [
          { change: 'done', kind: 'checkpoint', outcome: 'returned' },
          ...(toWork
            ? openRectification(settings, the, moment)
            : openCheckpoint(settings, { ...the, crossCheckUnit: null }, earlier, moment)),
        ],
        note: input.reason,
        files: [...input.files, ...(input.onSite?.files ?? [])],
        also: async (tx, requestId) => {
          await recordCheck(
            tx,
            the,
            {
              checkpoint: index,
              checkpointId: checkpoint.id,
              outcome: 'return',
              opinion: input.reason,
              onSite: input.onSite,
              files: input.files,
            },
            moment,
          )
          await measures.sendBack(tx, the.id, input.measures, input.reason, requestId)
        },
        tell: {
          units: the.responsibleUnit ? [{ unitId: the.responsibleUnit }] : [],
          enterprises: the.responsibleEnterprise ? [the.responsibleEnterprise] : [],
          words: { zh: `核查退回：${wordsOf(the)}`, en: `Returned: ${wordsOf(the)}` },
          link: linkOf(the),
        },
      }
    },
  }
}
