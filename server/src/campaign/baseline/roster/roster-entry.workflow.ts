import { z } from 'zod'
import { RosterMatchedBy } from '#contract/baseline/omission-words.ts'
import {
  type RosterEntryAction,
  type RosterEntryState,
  rosterEntryStates,
} from '#contract/baseline/roster-entry.states.ts'
import { defineWorkflow, rule, type Workflow } from '#ground/workflow/workflow.ts'
import { type RosterEntry, rosterEntryStore } from './roster-entry.store.ts'

export type RosterEntryWorkflow = Workflow<RosterEntry, RosterEntryState, RosterEntryAction>

const Matching = z.object({ enterpriseId: z.uuid(), by: RosterMatchedBy })
/** What a later issue of the roster says anew; who it is does not change. */
const Renewing = z.object({
  scope: z.string().nullable(),
  permitKind: z.string().nullable(),
  power: z.number().nullable(),
  receivedByWords: z.string(),
})

/** 三(一)-2 名册行: received, brought up to date by the next issue, and matched once the registry has its enterprise. */
export function makeRosterEntryWorkflow(): RosterEntryWorkflow {
  return defineWorkflow<RosterEntry, RosterEntryState, RosterEntryAction>({
    table: rosterEntryStates,
    store: rosterEntryStore,
    countsOf: () => [],
    rules: {
      // what is received becomes a row where it is made, since it needs the database: see receive-roster-entry.ts
      receive: rule<RosterEntry, RosterEntryState, unknown>({
        takes: z.unknown(),
        decide: () => ({ to: 'unmatched', set: {} }),
      }),
      renew: rule<RosterEntry, RosterEntryState, z.output<typeof Renewing>>({
        takes: Renewing,
        decide: (the, said, moment) => ({ to: the.state, set: { ...said, receivedAt: moment.at } }),
      }),
      match: rule<RosterEntry, RosterEntryState, z.output<typeof Matching>>({
        takes: Matching,
        decide: (_, { enterpriseId, by }) => ({ to: 'matched', set: { enterpriseId, matchedBy: by } }),
      }),
    },
  })
}
