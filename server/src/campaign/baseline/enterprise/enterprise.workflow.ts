import { z } from 'zod'
import {
  type EnterpriseAction,
  type EnterpriseState,
  enterpriseStates,
  listedStates,
} from '#contract/baseline/enterprise.states.ts'
import { type Count, defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import type { Registering } from '../registering.ts'
import { type EnterpriseCase, enterpriseStore } from './enterprise.store.ts'
import type { HangingRecords } from './hanging-records.ts'
import { rulesOfAssessment } from './rules-of-assessment.ts'
import { rulesOfFacts } from './rules-of-facts.ts'
import { rulesOfLeaving } from './rules-of-leaving.ts'
import { rulesOfLists } from './rules-of-lists.ts'
import { rulesOfMerging } from './rules-of-merging.ts'
import { rulesOfReview } from './rules-of-review.ts'
import { rulesOfSplitting } from './rules-of-splitting.ts'

export type EnterpriseWorkflow = Workflow<EnterpriseCase, EnterpriseState, EnterpriseAction>

/**
 * The life of an enterprise's record. Made once per installation; later stages register their guards and handlers on it.
 *
 * @param hanging what later stages hang on an enterprise; they add to it while the installation is put together
 */
export function makeEnterpriseWorkflow(
  registering: Registering,
  hanging: readonly HangingRecords[],
): EnterpriseWorkflow {
  const workflow: EnterpriseWorkflow = defineWorkflow<EnterpriseCase, EnterpriseState, EnterpriseAction>({
    table: enterpriseStates,
    store: enterpriseStore,
    countsOf: countsOfEnterprise,
    rules: {
      // what a report becomes is said where it is made, since it needs the database: see report-enterprise.ts
      report: rule<EnterpriseCase, EnterpriseState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'reported', set: {} }),
      }),
      ...rulesOfReview(registering.campaign),
      ...rulesOfFacts(registering),
      ...rulesOfLeaving(registering.campaign, hanging),
      ...rulesOfSplitting({ registering, hanging, workflow: () => workflow }),
      ...rulesOfAssessment(),
      ...rulesOfMerging(registering.campaign),
      ...rulesOfLists(registering),
    },
  })
  return workflow
}

/** In which figures an enterprise counts: once whatever its industries (industry ''), and once in each of them. See baseline-measures.ts. */
export function countsOfEnterprise(
  the: Pick<EnterpriseCase, 'state' | 'kind' | 'industries' | 'assessed'>,
): readonly Count[] {
  const listed = listedStates.includes(the.state)
  return [
    { measure: `enterprise.total.${the.state}`, industry: '' },
    ...(listed ? [{ measure: 'enterprise.all', industry: '' }] : []),
    ...the.industries.flatMap(industry => [
      { measure: `enterprise.state.${the.state}`, industry },
      ...(listed
        ? [
            { measure: 'enterprise.listed', industry },
            { measure: `enterprise.kind.${the.kind}`, industry },
            ...(the.assessed.includes(industry) ? [{ measure: 'enterprise.assessed', industry }] : []),
          ]
        : []),
    ]),
  ]
}
