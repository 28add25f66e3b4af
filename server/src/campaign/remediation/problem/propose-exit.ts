import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { Moment, Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import type { ExitKind, Problem } from './problem.ts'
import { type ProposedExit, recordExitProposed } from './problem-records.store.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { wordsOf } from './words.ts'

type Common = { reason: string; files: string[]; basis?: z.output<typeof problemInputs.void>['basis'] }

/** The five ways out; each is proposed by one person here and confirmed by another (`confirmExit`). */
export function proposeExits(settings: ProblemSettings) {
  return {
    merge: propose(settings, 'merge', problemInputs.merge, input => ({ otherProblem: input.into })),
    void: propose(settings, 'void', problemInputs.void, () => ({})),
    transfer: propose(settings, 'transfer', problemInputs.transfer, input => ({ receiver: input.receiver })),
    closeByExit: propose(settings, 'closeByExit', problemInputs.closeByExit, (input, moment) => {
      if (input.proof.visitedOn > moment.day) throw laterThanToday()
      return { proof: input.proof }
    }),
    suspend: propose(settings, 'suspend', problemInputs.suspend, (input, moment) => {
      if (input.reviewOn <= moment.day) throw field('reviewOn', '复核日期应在今天之后', 'The review must lie ahead')
      return { reviewOn: input.reviewOn }
    }),
  }
}

function propose<Input extends Common>(
  settings: ProblemSettings,
  kind: ExitKind,
  takes: z.ZodType<Input>,
  more: (input: Input, moment: Moment) => Partial<ProposedExit>,
): Rule<Problem, ProblemState, Input> {
  return {
    takes,
    refuses: the => {
      if (kind === 'closeByExit' && the.subjectKind !== 'enterprise' && the.subjectKind !== 'site') {
        return refuse(
          409,
          'wrongState',
          { zh: '随关停销号只适用于企业或生产场所的问题', en: 'Only problems of a plant can be closed by its exit' },
          { zh: '请选择其他办结方式', en: 'Choose another way out' },
        )
      }
      return the.pendingExit === null ? null : exitPending()
    },
    decide: (the, input, moment, actor) => {
      const exit = { kind, reason: input.reason, files: input.files, ...more(input, moment) }
      const office = settings.areaUnit('areaOffice', the)
      return {
        to: the.state,
        set: {
          pendingExit: kind,
          exitProposedBy: actor.personId,
          exitProposedDelegator: actor.delegator?.personId ?? null,
        },
        duties: [
          {
            change: 'open',
            kind: 'exitConfirmation',
            clause: '—',
            words: wordsOf(the),
            due: settings.until('problemTriage', moment),
            holderUnit: office === actor.unitId ? 'city-office' : office,
          },
        ],
        note: input.reason,
        files: input.files,
        ...basisOf(input.basis),
        also: tx => recordExitProposed(tx, the, exit, moment),
      }
    },
  }
}

export const laterThanToday = () =>
  field('proof.visitedOn', '现场日期不能晚于今天', 'The visit cannot be later than today')

function exitPending(): Refusal {
  return refuse(
    409,
    'problem.exitPending',
    { zh: '已有一项办结方式等待确认', en: 'An exit awaits confirmation already' },
    { zh: '请先确认或不同意', en: 'Confirm or refuse it first' },
  )
}
