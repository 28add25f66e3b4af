import { countOpenProblem } from '#campaign/baseline/index.ts'
import type { ProblemAction, ProblemState } from '#contract/remediation/problem.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import type { Decision, Moment, Rule } from '#ground/workflow/workflow.ts'
import { withFiles } from '../with-files.ts'
import { lateSinceOn, type Problem } from './problem.ts'
import { recordExtensionLapsed } from './problem-records.store.ts'

const ends = (state: ProblemState): boolean => problemStates.states[state].final === true
const onSiteActions: readonly string[] = ['pass', 'return', 'closeByExit', 'confirmExit']

/** The term may have run out today, before the turn of the day has come to this problem: an act must not count as if it had not. */
function withLateness(the: Problem, decision: Decision<ProblemState>, day: string): Decision<ProblemState> {
  if (the.state !== 'assigned' && the.state !== 'rectifying') return decision
  const lateSince = lateSinceOn(the, day)
  if (lateSince === the.lateSince) return decision
  // what was late stays so, also where the assignment lapses
  const kept = decision.set.dueOriginal === null ? { dueOriginal: the.dueOriginal, dueCurrent: the.dueCurrent } : {}
  return { ...decision, set: { ...decision.set, ...kept, lateSince } }
}

/** An extension that was asked for lapses with the assignment, so that the next one begins without it. */
function withExtensionLapsed(the: Problem, decision: Decision<ProblemState>, moment: Moment): Decision<ProblemState> {
  if (the.state === 'found' || decision.to !== 'found' || the.extensionState !== 'asked') return decision
  return {
    ...decision,
    set: { ...decision.set, extensionState: null, extensionUntil: null },
    duties: [...(decision.duties ?? []), { change: 'done', kind: 'extensionDecision', outcome: 'lapsed' }],
    also: async (tx, requestId) => {
      await decision.also?.(tx, requestId)
      await recordExtensionLapsed(tx, the, moment)
    },
  }
}

/** What every action on a problem brings with it: its files are attached, and its enterprise knows whether it still has open problems. */
export function withSideEffects(rules: { readonly [A in ProblemAction]: Rule<Problem, ProblemState, never> }): {
  readonly [A in ProblemAction]: Rule<Problem, ProblemState, never>
} {
  const wrapped = Object.entries(rules).map(([action, said]) => {
    const rule = withFiles('problem', onSiteActions.includes(action) ? 'onSite' : 'paper', said)
    const counted: Rule<Problem, ProblemState, never> = {
      ...rule,
      decide: (the, input, moment, actor) => {
        const decision = withExtensionLapsed(
          the,
          withLateness(the, rule.decide(the, input, moment, actor), moment.day),
          moment,
        )
        const { enterpriseId } = the
        if (enterpriseId === null || ends(the.state) === ends(decision.to)) return decision
        return {
          ...decision,
          also: async (tx, requestId) => {
            await decision.also?.(tx, requestId)
            await countOpenProblem(tx, enterpriseId, -1)
          },
        }
      },
    }
    return [action, counted]
  })
  return Object.fromEntries(wrapped)
}
