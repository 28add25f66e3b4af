import { getTerm } from '#campaign/mandate/index.ts'
import { type ProblemAction, type ProblemState, problemStates } from '#contract/remediation/problem.states.ts'
import { ReportProblemBody } from '#contract/remediation/problem.ts'
import { type HandOver, handOverRules } from '#ground/workflow/hand-over/index.ts'
import { type DutyChange, defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { undoImport } from '../take-in/undo-import.ts'
import { amendProblem } from './amend-problem.ts'
import { askCrossCheck } from './ask-cross-check.ts'
import { assignProblem } from './assign-problem.ts'
import { closeProblem } from './close-problem.ts'
import { confirmExit, refuseExit } from './confirm-exit.ts'
import { grantExtension, refuseExtension } from './decide-extension.ts'
import { openRectification } from './open-checkpoint.ts'
import { type MeasuresOfProblem, passCheck } from './pass-check.ts'
import { countsOfProblem } from './problem.counts.ts'
import { problemStore } from './problem.store.ts'
import type { Problem } from './problem.ts'
import { withSideEffects } from './problem-side-effects.ts'
import { proposeExits } from './propose-exit.ts'
import { publishProblem } from './publish-problem.ts'
import { reattachProblem } from './reattach-problem.ts'
import { requestCheck } from './request-check.ts'
import { requestExtension } from './request-extension.ts'
import { resetTerm } from './reset-term.ts'
import { refusesToServe } from './responsible.ts'
import { resumeProblem } from './resume-problem.ts'
import { returnCheck } from './return-check.ts'
import type { ProblemSettings } from './rule-settings.ts'
import { setLeader } from './set-leader.ts'
import { setLevel } from './set-level.ts'
import { upholdObjection } from './uphold-objection.ts'
import { linkOf, wordsOf } from './words.ts'

export type ProblemWorkflow = Workflow<Problem, ProblemState, ProblemAction>

/** A problem's whole life as one table of rules; `measures` move with it. */
export function makeProblemWorkflow(settings: ProblemSettings, measures: MeasuresOfProblem): ProblemWorkflow {
  const handOver = handOverOfProblem(settings)
  const exits = proposeExits(settings)
  return defineWorkflow<Problem, ProblemState, ProblemAction>({
    table: problemStates,
    store: problemStore,
    countsOf: countsOfProblem,
    rules: withSideEffects({
      // made by `reportProblem` and `findingTarget`; nothing is reported upon a problem that stands
      report: rule({ takes: ReportProblemBody, decide: the => ({ to: the.state, set: {} }) }),
      raise: rule({ takes: ReportProblemBody, decide: the => ({ to: the.state, set: {} }) }),
      amend: rule(amendProblem),
      setLevel: rule(setLevel()),
      setLeader: rule(setLeader()),
      assign: rule(assignProblem(settings, handOver)),
      ...handOverRules(handOver),
      requestCheck: rule(requestCheck(settings)),
      pass: rule(passCheck(settings, measures)),
      return: rule(returnCheck(settings, measures)),
      askCrossCheck: rule(askCrossCheck(settings)),
      publish: rule(publishProblem(settings)),
      upholdObjection: rule(upholdObjection(settings)),
      close: rule(closeProblem(settings)),
      merge: rule(exits.merge),
      void: rule(exits.void),
      transfer: rule(exits.transfer),
      closeByExit: rule(exits.closeByExit),
      suspend: rule(exits.suspend),
      confirmExit: rule(confirmExit(settings)),
      refuseExit: rule(refuseExit()),
      resume: rule(resumeProblem()),
      requestExtension: rule(requestExtension(settings)),
      grantExtension: rule(grantExtension(settings)),
      refuseExtension: rule(refuseExtension()),
      resetTerm: rule(resetTerm(settings)),
      reattach: rule(reattachProblem()),
      undoImport: rule(undoImport()),
    }),
  })
}

function handOverOfProblem(settings: ProblemSettings): HandOver<Problem, ProblemState> {
  return {
    waiting: 'found',
    handedOn: 'assigned',
    underway: 'rectifying',
    receiptTerm: getTerm(settings.campaign, 'hopReceipt'),
    declineTerm: getTerm(settings.campaign, 'hopDecline'),
    clause: '三(三)3',
    subject: wordsOf,
    link: linkOf,
    hold: (the, to) => {
      if (to === null) {
        // with the assignment its term lapses, unless it had run out: that stays counted
        const term = the.lateSince === null ? { dueOriginal: null, dueCurrent: null } : {}
        return { responsibleUnit: null, responsibleEnterprise: null, ...term }
      }
      if (to.unit === null) return { responsibleEnterprise: to.enterprise }
      return { responsibleUnit: to.unit, responsibleEnterprise: null }
    },
    refusesOnBehalf: (the, actor, moment) => refusesToServe(the, actor, moment.day),
    work: ['measureProposal', 'rectification', 'progressReport'],
    begin: (the, hop, moment) => {
      const held = { ...the, responsibleUnit: hop.toUnit ?? hop.fromUnit, responsibleEnterprise: hop.toEnterprise }
      // what a list brought complete has been proposed already
      const proposed = the.measures.all > 0 && the.measures.incomplete === 0
      const proposal: DutyChange = {
        change: 'open',
        kind: 'measureProposal',
        clause: '三(三)1',
        words: wordsOf(the),
        due: settings.until('measureProposal', moment),
        holderUnit: held.responsibleUnit,
        holderEnterprise: held.responsibleEnterprise ?? undefined,
      }
      return [...(proposed ? [] : [proposal]), ...openRectification(settings, held, moment)]
    },
  }
}
