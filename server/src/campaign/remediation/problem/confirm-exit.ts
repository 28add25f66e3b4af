import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import { type Actor, countsFor } from '#ground/database/claims.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { field } from '#ground/workflow/hand-over/index.ts'
import type { DutyChange, Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import type { ExitKind, Problem } from './problem.ts'
import { recordExitDecided } from './problem-records.store.ts'
import { laterThanToday } from './propose-exit.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { wordsOf } from './words.ts'

const leadsTo = {
  merge: 'merged',
  void: 'voided',
  transfer: 'transferred',
  closeByExit: 'closedByExit',
  suspend: 'suspended',
} as const satisfies Record<ExitKind, ProblemState>

/** The second person. 随关停销号 needs a second visit, since 两断三清 is verified on site by two. */
export function confirmExit(
  settings: ProblemSettings,
): Rule<Problem, ProblemState, z.output<typeof problemInputs.confirmExit>> {
  return {
    takes: problemInputs.confirmExit,
    refuses: (the, actor) => refusesWithoutExit(the) ?? refusesProposer(the, actor),
    decide: (the, input, moment) => {
      const { exit } = the
      if (!exit) throw new Error(`${the.number} has a pending exit without a record`)
      if (exit.kind === 'closeByExit' && !input.proof) {
        throw field(
          'proof',
          '两断三清须两人现场核实，请填写您的现场情况',
          'Two persons verify it on site; add your own visit',
        )
      }
      if (input.proof && input.proof.visitedOn > moment.day) throw laterThanToday()
      const suspends = exit.kind === 'suspend'
      const duties: DutyChange[] = [{ change: 'done', kind: 'exitConfirmation', outcome: 'confirmed' }]
      if (suspends) {
        duties.push(
          { change: 'pause' },
          {
            change: 'open',
            kind: 'suspensionReview',
            clause: '—',
            words: wordsOf(the),
            due: exit.reviewOn ?? moment.day,
            holderUnit: settings.areaUnit('areaOffice', the),
          },
        )
      } else duties.push({ change: 'done', outcome: leadsTo[exit.kind] })
      return {
        to: leadsTo[exit.kind],
        set: {
          pendingExit: null,
          exitProposedBy: null,
          exitProposedDelegator: null,
          ...(suspends ? { suspendedOn: moment.day, suspendedFrom: the.state, reviewOn: exit.reviewOn } : {}),
          ...(exit.kind === 'merge' ? { mergedInto: exit.otherProblem } : {}),
          ...(exit.kind === 'closeByExit' ? { closedOn: moment.day } : {}),
        },
        hops: suspends ? [] : the.hops.map(hop => ({ id: hop.id, state: 'answered' as const })),
        duties,
        note: input.words,
        files: input.proof?.files ?? [],
        ...basisOf(input.basis),
        also: tx => recordExitDecided(tx, the, { state: 'confirmed', words: input.words, proof: input.proof }, moment),
      }
    },
  }
}

/** 不同意; its proposer may take it back the same way. */
export function refuseExit(): Rule<Problem, ProblemState, z.output<typeof problemInputs.refuseExit>> {
  return {
    takes: problemInputs.refuseExit,
    refuses: refusesWithoutExit,
    decide: (the, input, moment) => ({
      to: the.state,
      set: { pendingExit: null, exitProposedBy: null, exitProposedDelegator: null },
      duties: [{ change: 'done', kind: 'exitConfirmation', outcome: 'refused' }],
      note: input.reason,
      also: tx => recordExitDecided(tx, the, { state: 'refused', words: input.reason }, moment),
    }),
  }
}

function refusesWithoutExit(the: Problem): Refusal | null {
  if (the.pendingExit !== null) return null
  return refuse(
    409,
    'problem.noExitPending',
    { zh: '没有等待确认的办结方式', en: 'No exit awaits confirmation' },
    { zh: '可先提出并案、作废、移送、随关停销号或中止', en: 'Propose one first' },
  )
}

function refusesProposer(the: Problem, actor: Actor): Refusal | null {
  if (!countsFor(actor, the.exitProposedBy) && !countsFor(actor, the.exitProposedDelegator)) return null
  return refuse(
    403,
    'samePerson',
    { zh: '由您提出，不能再由您确认', en: 'You proposed it, so you cannot confirm it' },
    { zh: '请由另一位有权限的人员确认', en: 'Let another person with the right confirm it' },
  )
}
