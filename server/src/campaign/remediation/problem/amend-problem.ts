import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.states.ts'
import { problemInputs } from '#contract/remediation/problem-actions.ts'
import type { Rule } from '#ground/workflow/workflow.ts'
import type { Problem } from './problem.ts'
import { readClause } from './read-clause.ts'

/** 补充更正: cause and clause may follow the report; what was said before stays on the trail. */
export const amendProblem: Rule<Problem, ProblemState, z.output<typeof problemInputs.amend>> = {
  takes: problemInputs.amend,
  decide: (the, input) => {
    const { files, clause, ...facts } = input
    const dimension = facts.dimension ?? the.dimension
    const read = clause === undefined ? {} : readClause(the.itemsInUse, clause, dimension)
    return {
      to: the.state,
      set: { ...facts, ...read, files: [...new Set([...the.files, ...files])] },
      files,
    }
  },
}
