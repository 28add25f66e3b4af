import type { Baseline } from '#campaign/baseline/index.ts'
import { listedStates } from '#contract/baseline/enterprise.states.ts'
import { newId } from '#ground/database/new-id.ts'
import { actWithin } from '#ground/workflow/act.ts'
import type { Remediation } from '../remediation.ts'
import { editionsOf } from './enterprise-plan.store.ts'

/**
 * Has plans move with their enterprise, in the same transaction: where it lies, and whether it is on the list and in the industry; of
 * what is not, nothing more is asked.
 */
export function plansFollowEnterprises({ enterprises }: Pick<Baseline, 'enterprises'>, remediation: Remediation): void {
  const { context, workflows } = remediation
  const actions = Object.keys(enterprises.table.actions) as (keyof typeof enterprises.table.actions)[]
  for (const action of actions) {
    if (enterprises.table.actions[action].from === 'new') continue
    enterprises.registered.handlers.push({
      by: 'enterprisePlan',
      action,
      handle: async (tx, before, after) => {
        if (before && lies(before) === lies(after)) return
        const { area, county, township, grid } = after
        for (const { id, industry } of await editionsOf(tx, after.id)) {
          const listed = listedStates.includes(after.state) && after.industries.includes(industry)
          await actWithin(tx, context, workflows.enterprisePlan, {
            id,
            action: 'follow',
            requestId: newId(context.clock.realNow().getTime()),
            input: { area, county, township, grid, listed },
          })
        }
      },
    })
  }
}

type Lying = Parameters<Baseline['enterprises']['countsOf']>[0]

/** All of an enterprise that its plans go by, as one text to compare. */
const lies = ({ area, county, township, grid, state, industries }: Lying) =>
  JSON.stringify([area, county, township, grid, listedStates.includes(state), industries])
