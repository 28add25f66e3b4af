import type { z } from 'zod'
import type { Role } from '#contract/ground/role.ts'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { type OnSiteRecord, problemInputs } from '#contract/remediation/problem-actions.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Moment, Rule } from '#ground/workflow/workflow.ts'
import { checkpointOf, isComplete, refusesUnlessOfCheckpoint, signedBy } from './at-checkpoint.ts'
import { awaitOthers, openCheckpoint } from './open-checkpoint.ts'
import type { Problem, Signature } from './problem.ts'
import { recordCheck } from './problem-records.store.ts'
import type { ProblemSettings } from './rule-settings.ts'

/** What the measures of a problem go through with it, in the same transaction; given at wiring by the measure's workflow. */
export interface MeasuresOfProblem {
  /** Every measure declared done counts as checked. */
  readonly checkAll: (tx: Tx, problemId: string, requestId: string) => Promise<void>
  /** These are to be done again. */
  readonly sendBack: (
    tx: Tx,
    problemId: string,
    ids: readonly string[],
    reason: string,
    requestId: string,
  ) => Promise<void>
}

/**
 * 核查通过: one person's signature at the checkpoint. With the persons and roles it needs the problem moves to the next, and past the
 * last it is 整改完成; then its measures count as checked.
 */
export function passCheck(
  settings: ProblemSettings,
  measures: MeasuresOfProblem,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.pass>> {
  return {
    takes: problemInputs.pass,
    refuses: (the, actor) => {
      const refusal = refusesUnlessOfCheckpoint(settings, the, actor)
      if (refusal) return refusal
      const { checkpoint, index } = checkpointOf(settings, the)
      if (!the.signatures.by.some(signed => signed.checkpoint === index && signedBy(signed, actor))) return null
      return refuse(
        409,
        'problem.signedAlready',
        { zh: '您已在本节点通过', en: 'You have passed this checkpoint already' },
        {
          zh: `本节点须 ${checkpoint.minimumPersons} 人，等待其他人员核查`,
          en: `It needs ${checkpoint.minimumPersons} persons; another one is awaited`,
        },
      )
    },
    decide: (the, input, moment, actor) => {
      const { checkpoint, index } = checkpointOf(settings, the)
      if (checkpoint.onSite && !input.onSite) {
        throw field(
          'onSite',
          `「${checkpoint.name.zh}」须到现场，请填写现场记录`,
          'This checkpoint is on site; fill in what was seen',
        )
      }
      refuseOldVisit(the, input.onSite, moment)
      const signature: Signature = {
        checkpoint: index,
        personId: actor.personId,
        ...(actor.delegator ? { delegatorId: actor.delegator.personId } : {}),
        unitId: actor.unitId,
        role: actor.role as Role,
        words: actor.words,
      }
      const signatures = [...the.signatures.by, signature]
      const here = signatures.filter(signed => signed.checkpoint === index)
      const complete = isComplete(checkpoint, here)
      const last = index + 1 >= settings.level(the.level).checkpoints.length
      const verified = complete && last
      return {
        to: verified ? 'verified' : 'checking',
        set: {
          signatures: { by: signatures },
          ...(complete ? { checkpoint: verified ? null : index + 1, crossCheckUnit: null, urgedOn: null } : {}),
          ...(verified ? { verifiedOn: moment.day } : {}),
        },
        duties: complete
          ? [
              { change: 'done', kind: 'checkpoint', outcome: 'passed' },
              ...openCheckpoint(settings, { ...the, crossCheckUnit: null }, index + 1, moment),
            ]
          : awaitOthers(settings, the, here, moment),
        note: input.opinion,
        files: [...input.files, ...(input.onSite?.files ?? [])],
        also: async (tx, requestId) => {
          await recordCheck(
            tx,
            the,
            {
              checkpoint: index,
              checkpointId: checkpoint.id,
              outcome: 'pass',
              opinion: input.opinion,
              onSite: input.onSite,
              files: input.files,
            },
            moment,
          )
          if (verified) await measures.checkAll(tx, the.id, requestId)
        },
      }
    },
  }
}

/** A visit before the work was declared done, or one still to come, proves nothing. */
export function refuseOldVisit(the: Problem, onSite: z.output<typeof OnSiteRecord> | undefined, moment: Moment): void {
  if (!onSite) return
  if (onSite.visitedOn > moment.day)
    throw field('onSite.visitedOn', '现场日期不能晚于今天', 'The visit cannot be later than today')
  if (the.rectifiedOn !== null && onSite.visitedOn < the.rectifiedOn) {
    throw field(
      'onSite.visitedOn',
      `现场核查应在申请核查（${the.rectifiedOn}）之后`,
      `The visit must follow the request of ${the.rectifiedOn}`,
    )
  }
}
