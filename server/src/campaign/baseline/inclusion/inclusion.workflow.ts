import { z } from 'zod'
import { type InclusionAction, type InclusionState, inclusionStates } from '#contract/baseline/inclusion.states.ts'
import { Standing } from '#contract/baseline/inclusion-words.ts'
import type { Actor } from '#ground/database/claims.ts'
import { defineWorkflow, type Moment, type Rule, rule, type Workflow } from '#ground/workflow/workflow.ts'
import type { Registering } from '../registering.ts'
import { rulesOfRoute } from '../route/rules-of-route.ts'
import { countsOfInclusion } from './counts-of-inclusion.ts'
import { type InclusionCase, inclusionStore } from './inclusion.store.ts'
import { rulesOfDeciding } from './rules-of-deciding.ts'
import { refusesLeft, rulesOfProposing } from './rules-of-proposing.ts'

export type InclusionWorkflow = Workflow<InclusionCase, InclusionState, InclusionAction>

/** What an enterprise's own act carries over to its inclusions. */
const Following = z.object({
  area: z.string(),
  county: z.string(),
  township: z.string(),
  grid: z.string().nullable(),
  standing: Standing,
})
export type Following = z.output<typeof Following>

/** Has each rule refuse what has left the list first. */
function onlyOnTheList<Rules extends Readonly<Record<string, Rule<InclusionCase, InclusionState, never>>>>(
  rules: Rules,
): Rules {
  const guarded = Object.entries(rules).map(([action, said]) => [
    action,
    {
      ...said,
      refuses: (the: InclusionCase, actor: Actor, moment: Moment) =>
        refusesLeft(the) ?? said.refuses?.(the, actor, moment) ?? null,
    },
  ])
  return Object.fromEntries(guarded)
}

/** 三(一)-2 纳入认定: the area proposes, the industry's department signs, the city decides; then 二-2, its route. */
export function makeInclusionWorkflow({ campaign }: Pick<Registering, 'campaign'>): InclusionWorkflow {
  return defineWorkflow<InclusionCase, InclusionState, InclusionAction>({
    table: inclusionStates,
    store: inclusionStore,
    countsOf: countsOfInclusion,
    rules: {
      ...onlyOnTheList({ ...rulesOfProposing(campaign), ...rulesOfDeciding(campaign), ...rulesOfRoute() }),
      follow: rule<InclusionCase, InclusionState, Following>({
        takes: Following,
        decide: (the, where, moment) => ({
          to: the.state,
          set: { ...where, updatedAt: moment.at },
          // what has left the list asks nothing of anybody
          ...(where.standing === 'off' ? { duties: [{ change: 'done', outcome: 'off the list' }] } : {}),
        }),
      }),
    },
  })
}
