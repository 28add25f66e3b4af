import type { ProblemState } from '#contract/remediation/problem.states.ts'
import type { EnterprisePlan, Reached } from './enterprise-plan.store.ts'

const done: readonly ProblemState[] = [
  'verified',
  'onNotice',
  'closed',
  'merged',
  'voided',
  'transferred',
  'closedByExit',
]

/** Whether nothing more is to be done about a problem by its enterprise: 整改完成 or ended otherwise. */
export const isDone = (state: ProblemState): boolean => done.includes(state)

/** How nodes were reached, in this edition and those before it. */
export const reachedOf = (
  the: Pick<EnterprisePlan, 'reached' | 'reachedBefore'>,
): Readonly<Record<string, Reached>> => ({ ...the.reachedBefore, ...the.reached })
