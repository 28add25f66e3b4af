import { randomUUID } from 'node:crypto'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { DuplicateReason } from '#contract/baseline/duplicate-pair.ts'
import type { Ground } from '#ground/context.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { DailyTurn } from '#ground/duty/turn-of-day.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { compareRegistry } from './compare-registry.ts'
import type { DuplicatePair } from './duplicate-pair.store.ts'
import type { DuplicateWorkflow } from './duplicate-pair.workflow.ts'
import { weightOf } from './weight-of.ts'

const atOnce = 500

interface Candidate extends Record<string, unknown> {
  oneId: string
  otherId: string
  reasons: DuplicateReason[]
  area: string
  township: string
  industry: string
  pairId: string | null
}

/** 三(一)-1 each night the whole registry is compared with itself; what may be one is put before a person, once. */
export function suspectingTurn(
  ground: Pick<Ground, 'clock' | 'calendar'>,
  campaign: Campaign,
  workflow: DuplicateWorkflow,
): DailyTurn {
  return {
    name: 'duplicates suspected',
    batch: async (tx, day) => {
      // nights that were missed are one comparison: what they would have found stands in the registry still
      if (day < ground.clock.businessDay()) return 0
      const [begun] = await tx.query(
        'insert into baseline.duplicate_night (day) values ($1) on conflict do nothing returning day',
        [day],
      )
      if (begun) return (await compareRegistry(tx, campaign)) + 1
      return suspectBatch(tx, ground, workflow)
    },
  }
}

/** Makes pairs of what the comparison found, some at a time. @returns how many */
async function suspectBatch(
  tx: Tx,
  ground: Pick<Ground, 'clock' | 'calendar'>,
  workflow: DuplicateWorkflow,
): Promise<number> {
  const found = await tx.query<Candidate>(
    `with taken as (
       delete from baseline.duplicate_candidate where (one_id, other_id) in
         (select one_id, other_id from baseline.duplicate_candidate order by one_id, other_id limit ${atOnce}) returning *)
     select taken.one_id as "oneId", taken.other_id as "otherId", taken.reasons, one.area, one.township,
       coalesce((select of_one from unnest(one.industries) as of_one where of_one = any (other.industries) limit 1), one.industry) as industry,
       p.id as "pairId"
     from taken join baseline.enterprise one on one.id = taken.one_id join baseline.enterprise other on other.id = taken.other_id
       left join baseline.duplicate_pair p on p.one_id = taken.one_id and p.other_id = taken.other_id`,
  )
  for (const { oneId, otherId, reasons, area, township, industry, pairId } of found) {
    const requestId = randomUUID()
    if (pairId) {
      await actWithin(tx, ground, workflow, { id: pairId, action: 'suspectAgain', requestId, input: { reasons } })
      continue
    }
    await createWithin<DuplicatePair, 'suspected', 'suspect'>(
      tx,
      ground,
      workflow as never,
      { action: 'suspect', requestId },
      async (_, moment) => ({
        to: 'suspected',
        cell: { area, county: null, township, industry, enterpriseId: null },
        set: { oneId, otherId, reasons, weight: weightOf(reasons), foundAt: moment.at },
      }),
    )
  }
  return found.length
}
