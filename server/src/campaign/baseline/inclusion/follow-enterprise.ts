import { listedStates } from '#contract/baseline/enterprise.states.ts'
import type { Standing } from '#contract/baseline/inclusion-words.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { actWithin } from '#ground/workflow/act.ts'
import type { EnterpriseCase } from '../enterprise/enterprise.store.ts'
import type { EnterpriseWorkflow } from '../enterprise/enterprise.workflow.ts'
import type { Registering } from '../registering.ts'
import { refusesUnverifiedClosure } from '../route/refuses-unverified-closure.ts'
import { type InclusionCase, inclusionsOf } from './inclusion.store.ts'
import type { InclusionWorkflow } from './inclusion.workflow.ts'

/** How an enterprise stands under one of its industries. */
function standingIn(industry: string, { state, industries }: EnterpriseCase): Standing {
  if (!industries.includes(industry)) return 'off'
  if (state === 'closedDown') return 'closedDown'
  return listedStates.includes(state) ? 'listed' : 'off'
}

/**
 * Has inclusions move with their enterprise, in the same transaction: where it lies, whether it is on the list and in the industry.
 * What is to be closed is not recorded as closed down before 两断三清 are verified.
 */
export function followEnterprises(
  registering: Pick<Registering, 'clock' | 'calendar'>,
  enterprises: EnterpriseWorkflow,
  inclusions: InclusionWorkflow,
): void {
  const actions = Object.keys(enterprises.table.actions) as (keyof typeof enterprises.table.actions)[]
  for (const action of actions) {
    if (enterprises.table.actions[action].from === 'new') continue
    enterprises.registered.handlers.push({
      by: 'inclusion',
      action,
      handle: async (tx, before, after) => {
        if (before && lies(before) === lies(after)) return
        for (const the of await inclusionsOf(tx, after.id)) {
          await follow(tx, registering, inclusions, the, after)
        }
      },
    })
  }
}

/** All of an enterprise that its inclusions repeat, as one text to compare. */
const lies = ({ area, county, township, grid, state, industries }: EnterpriseCase) =>
  JSON.stringify([area, county, township, grid, state, industries])

async function follow(
  tx: Tx,
  registering: Pick<Registering, 'clock' | 'calendar'>,
  workflow: InclusionWorkflow,
  the: InclusionCase,
  enterprise: EnterpriseCase,
): Promise<void> {
  const { area, county, township, grid } = enterprise
  const standing = standingIn(the.industry, enterprise)
  if (standing === 'closedDown' && the.standing !== 'closedDown') {
    const refusal = refusesUnverifiedClosure(the)
    if (refusal) throw refusal
  }
  const moved = the.area !== area || the.county !== county || the.township !== township || the.grid !== grid
  if (!moved && the.standing === standing) return
  await actWithin(tx, registering, workflow, {
    id: the.id,
    action: 'follow',
    requestId: newId(registering.clock.realNow().getTime()),
    input: { area, county, township, grid, standing },
  })
}
