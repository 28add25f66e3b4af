import { z } from 'zod'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import { rule } from '#ground/workflow/workflow.ts'
import type { EnterpriseCase } from './enterprise.store.ts'

const OfIndustry = z.object({ industry: z.string() })

/** What an assessment does to its enterprise: it counts as assessed in that industry as long as a baseline stands (三(一)-3). */
export function rulesOfAssessment() {
  return {
    countAssessed: rule<EnterpriseCase, EnterpriseState, z.output<typeof OfIndustry>>({
      takes: OfIndustry,
      decide: (the, { industry }, moment) => ({
        to: the.state,
        set: { assessed: [...the.assessed.filter(one => one !== industry), industry], updatedAt: moment.at },
      }),
    }),
    uncountAssessed: rule<EnterpriseCase, EnterpriseState, z.output<typeof OfIndustry>>({
      takes: OfIndustry,
      decide: (the, { industry }, moment) => ({
        to: the.state,
        set: { assessed: the.assessed.filter(one => one !== industry), updatedAt: moment.at },
      }),
    }),
  }
}
