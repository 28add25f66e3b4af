import type { z } from 'zod'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import { enterpriseInputs } from '#contract/baseline/enterprise-actions.ts'
import { rule } from '#ground/workflow/workflow.ts'
import type { EnterpriseCase } from './enterprise.store.ts'
import { future } from './rules-of-facts.ts'
import { type Splitting, splitEnterprise } from './split-enterprise.ts'

/** How one record becomes two; see split-enterprise.ts for what comes of it. */
export function rulesOfSplitting(splitting: Splitting) {
  return {
    split: rule<EnterpriseCase, EnterpriseState, z.output<typeof enterpriseInputs.split>>({
      takes: enterpriseInputs.split,
      decide: (the, input, moment) => {
        if (input.splitOn > moment.day) throw future('splitOn')
        return {
          to: the.state,
          set: { updatedAt: moment.at },
          note: `分出${input.name}（${input.splitOn}）：${input.reason}`,
          files: input.files,
          also: (tx, requestId) => splitEnterprise(tx, splitting, the, input, requestId),
        }
      },
    }),
  }
}
