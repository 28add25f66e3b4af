import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { basisOf } from './basis.ts'
import type { Problem } from './problem.ts'
import { refuseUnlessLeader } from './problem-records.store.ts'

/** 联系督导领导: the leader who follows a problem. */
export function setLeader(): Rule<Problem, ProblemState, z.output<typeof problemInputs.setLeader>> {
  return {
    takes: problemInputs.setLeader,
    decide: (the, input) => ({
      to: the.state,
      set: { liaisonLeader: input.personId },
      ...basisOf(input.basis),
      also: tx => refuseUnlessLeader(tx, input.personId),
    }),
  }
}
