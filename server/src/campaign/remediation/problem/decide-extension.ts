import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import type { Problem } from './problem.ts'
import { recordExtensionDecided } from './problem-records.store.ts'
import { levelOfRole, type ProblemSettings } from './rule-settings.ts'
import { linkOf, wordsOf } from './words.ts'

/** 同意延期: by the level that set the term; past the batch's deadline only on the leading group's document. 原定时限 stays. */
export function grantExtension(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.grantExtension>> {
  return {
    takes: problemInputs.grantExtension,
    refuses: refusesToDecide,
    decide: (the, input, moment) => {
      const until = input.until ?? the.extensionUntil
      if (until === null || (the.dueCurrent !== null && until <= the.dueCurrent)) {
        throw field('until', `新时限应晚于现时限 ${the.dueCurrent}`, `The new term must lie after ${the.dueCurrent}`)
      }
      refusePastBatch(settings, the, until, input.leadingGroupFile)
      return {
        to: the.state,
        set: { extensionState: 'granted', extensionUntil: until, dueCurrent: until },
        duties: [
          { change: 'done', kind: 'extensionDecision', outcome: 'granted' },
          { change: 'move', kind: 'rectification', due: until },
        ],
        note: input.words,
        files: input.leadingGroupFile ? [input.leadingGroupFile] : [],
        ...basisOf(input.basis),
        also: tx =>
          recordExtensionDecided(
            tx,
            the,
            { state: 'granted', until, leadingGroupFile: input.leadingGroupFile, words: input.words },
            moment,
          ),
        tell: tellResponsible(the, `同意延期至 ${until}`, `Extended until ${until}`),
      }
    },
  }
}

/** 不同意延期: the term stays as it is. */
export function refuseExtension(): Rule<Problem, ProblemState, z.output<typeof problemInputs.refuseExtension>> {
  return {
    takes: problemInputs.refuseExtension,
    refuses: refusesToDecide,
    decide: (the, input, moment) => ({
      to: the.state,
      set: { extensionState: 'refused', extensionUntil: null },
      duties: [{ change: 'done', kind: 'extensionDecision', outcome: 'refused' }],
      note: input.reason,
      ...basisOf(input.basis),
      also: tx =>
        recordExtensionDecided(
          tx,
          the,
          { state: 'refused', until: null, leadingGroupFile: undefined, words: input.reason },
          moment,
        ),
      tell: tellResponsible(the, '不同意延期', 'The extension was refused'),
    }),
  }
}

/** Never past the batch's deadline without the leading group's document. Throws 422 naming the deadline. */
export function refusePastBatch(
  settings: ProblemSettings,
  the: Problem,
  until: string,
  leadingGroupFile: string | undefined,
): void {
  const batch = settings.batchDeadline(the.industry)
  if (batch === null || until <= batch || leadingGroupFile) return
  throw field(
    'leadingGroupFile',
    `超过该行业批次时限 ${batch}，须附市领导小组文件；或选择 ${batch} 及以前的日期`,
    `It lies past the batch’s deadline, ${batch}: add the leading group’s document, or choose an earlier day`,
  )
}

function refusesToDecide(the: Problem, actor: Actor): Refusal | null {
  if (the.extensionState !== 'asked') {
    return refuse(
      409,
      'problem.noExtensionAsked',
      { zh: '没有等待决定的延期申请', en: 'No extension has been asked for' },
      { zh: '由责任单位在到期前申请', en: 'The responsible unit asks before expiry' },
    )
  }
  if (levelOfRole(actor.role) === the.termLevel) return null
  return refuse(
    403,
    'problem.wrongLevel',
    { zh: '延期由定时限的一级决定', en: 'The level that set the term decides' },
    the.termLevel === 'city'
      ? { zh: '由市级决定', en: 'It is for the city' }
      : { zh: '由区块决定', en: 'It is for the area' },
  )
}

function tellResponsible(the: Problem, zh: string, en: string) {
  return {
    units: the.responsibleUnit ? [{ unitId: the.responsibleUnit }] : [],
    enterprises: the.responsibleEnterprise ? [the.responsibleEnterprise] : [],
    words: { zh: `${zh}：${wordsOf(the)}`, en: `${en}: ${wordsOf(the)}` },
    link: linkOf(the),
  }
}
