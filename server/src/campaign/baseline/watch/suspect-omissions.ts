import { randomUUID } from 'node:crypto'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { OmissionState } from '#contract/baseline/omission.states.ts'
import type { OmissionFacts } from '#contract/baseline/omission-words.ts'
import type { Ground } from '#ground/context.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { DailyTurn } from '#ground/duty/turn-of-day.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import type { RosterEntryWorkflow } from '../roster/roster-entry.workflow.ts'
import { lockLooking, lookForOmissions } from './look-for-omissions.ts'
import type { Omission } from './omission.store.ts'
import type { OmissionWorkflow } from './omission.workflow.ts'

const atOnce = 500

interface Candidate extends Record<string, unknown> {
  readonly omissionId: string | null
  readonly suspectId: string | null
  readonly rosterEntryId: string | null
  readonly area: string
  readonly township: string | null
  readonly industry: string
  readonly facts: OmissionFacts
  readonly score: number
  readonly lapsed: boolean
}

/** 三(一)-2 each night list one and the rosters are looked through; what may have been left out is put before a person, once. */
export function watchingTurn(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  campaign: Campaign,
  workflows: { readonly omissions: OmissionWorkflow; readonly rosterEntries: RosterEntryWorkflow },
): DailyTurn {
  return {
    name: 'omissions suspected',
    batch: async (tx, day) => {
      // nights that were missed are one look: what they would have found stands in the registry still
      if (day < ground.clock.businessDay()) return 0
      const [looked] = await tx.query('select from baseline.omission_look where day = $1', [day])
      if (!looked) return (await lookForOmissions(tx, ground, campaign, workflows.rosterEntries, day)) + 1
      return suspectOmissions(tx, ground, workflows.omissions)
    },
  }
}

/** Makes omissions of what the last look found, some at a time. @returns how many */
export async function suspectOmissions(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  workflow: OmissionWorkflow,
): Promise<number> {
  await lockLooking(tx)
  const found = await tx.query<Candidate>(
    `with taken as (delete from baseline.omission_candidate
       where id in (select id from baseline.omission_candidate order by id limit ${atOnce}) returning *)
     select coalesce(taken.omission_id, o.id) as "omissionId", taken.suspect_id as "suspectId", taken.roster_entry_id as "rosterEntryId",
       taken.area, taken.township, taken.industry, taken.facts, taken.score, taken.lapsed
     from taken left join baseline.omission o on o.subject = taken.subject`,
  )
  for (const { omissionId, lapsed, facts, score, ...the } of found) {
    const requestId = randomUUID()
    if (omissionId) {
      const [action, input] = lapsed ? (['lapse', {}] as const) : (['suspectAgain', { facts, score }] as const)
      await actWithin(tx, ground, workflow, { id: omissionId, action, requestId, input })
      continue
    }
    const { suspectId, rosterEntryId, area, township, industry } = the
    await createWithin<Omission, OmissionState, 'suspect'>(
      tx,
      ground,
      workflow as never,
      { action: 'suspect', requestId },
      async (_, moment) => ({
        to: suspectId ? 'suspected' : 'unregistered',
        cell: { area, county: null, township, industry, enterpriseId: null },
        set: { suspectId, rosterEntryId, facts, score, foundAt: moment.at },
      }),
    )
  }
  return found.length
}
