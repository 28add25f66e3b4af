import { z } from 'zod'
import { countOpenProblem } from '#campaign/baseline/index.ts'
import { type ProblemState, problemStates } from '#contract/remediation/problem.states.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import { moveChildren } from './move-children.store.ts'
import type { Problem } from './problem.ts'

const Reattach = z.object({ enterpriseId: z.uuid(), name: z.string(), reason: z.string() })

/** 改挂: the problem belongs to another record of the same enterprise; its place, term and standing stay, so no figure moves. */
export function reattachProblem(): Rule<Problem, ProblemState, z.output<typeof Reattach>> {
  return {
    takes: Reattach,
    decide: (the, { enterpriseId, name, reason }) => ({
      to: the.state,
      set: {
        enterpriseId,
        subjectName: name,
        ...(the.responsibleEnterprise === the.enterpriseId ? { responsibleEnterprise: enterpriseId } : {}),
      },
      note: reason,
      also: async tx => {
        await moveChildren(tx, the, enterpriseId)
        if (problemStates.states[the.state].final || the.enterpriseId === null) return
        await countOpenProblem(tx, the.enterpriseId, -1)
        await countOpenProblem(tx, enterpriseId, 1)
      },
    }),
  }
}
