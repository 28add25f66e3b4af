import { z } from 'zod'
import {
  type EnterprisePlanAction,
  type EnterprisePlanState,
  enterprisePlanStates,
} from '#contract/remediation/enterprise-plan.states.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import type { RemediationContext } from '../context.ts'
import { type EnterprisePlan, enterprisePlanStore } from './enterprise-plan.store.ts'
import { rulesOfCarryingOut } from './rules-of-carrying-out.ts'
import { rulesOfDrafting } from './rules-of-drafting.ts'
import { rulesOfReview } from './rules-of-review.ts'

export type EnterprisePlanWorkflow = Workflow<EnterprisePlan, EnterprisePlanState, EnterprisePlanAction>

/** 一企一策: drafted, promised, advised on, approved, issued, filed, carried out. */
export function makeEnterprisePlanWorkflow(context: RemediationContext): EnterprisePlanWorkflow {
  const { campaign } = context
  const workflow: EnterprisePlanWorkflow = defineWorkflow<EnterprisePlan, EnterprisePlanState, EnterprisePlanAction>({
    table: enterprisePlanStates,
    store: enterprisePlanStore,
    countsOf: ({ state }) => [{ measure: `enterprisePlan.state.${state}` }],
    rules: {
      // made by `draftPlan`, since it needs the database
      draft: rule<EnterprisePlan, EnterprisePlanState, unknown>({
        takes: z.unknown(),
        decide: the => ({ to: the.state, set: {} }),
      }),
      ...rulesOfDrafting(campaign),
      ...rulesOfReview(context, campaign, () => workflow),
      ...rulesOfCarryingOut(),
    },
  })
  return workflow
}
