/**
 * How many seeded omissions the watch finds (recall) and how many of its hits are right (precision), beside the plain baseline “most of
 * the same township and industry are on list two”. What is true of a plant is drawn first, what is known of it afterwards and with
 * errors; the rules never see the former. Works on a new home, which is filled and may be removed afterwards:
 * CLEARLOOP_HOME=EMPTY-DIRECTORY node bench/watch-omissions.ts [plants, 8000] [seed, measured] [most rows of rosters]
 */

import { receiveRosterEntry } from '#campaign/baseline/index.ts'
import { lookForOmissions } from '#campaign/baseline/watch/look-for-omissions.ts'
import { suspectOmissions } from '#campaign/baseline/watch/suspect-omissions.ts'
import type { RosterInput } from '#contract/baseline/omission.ts'
import { servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { withContext } from '#server/cli/with-context.ts'
import { inventCity } from './watch-omissions/invent-city.ts'
import { layPlants } from './watch-omissions/lay-plants.ts'
import { measureHits } from './watch-omissions/measure-hits.ts'

const plants = Number(process.argv[2] ?? 8000)
const seed = process.argv[3] ?? 'measured'
const mostRows = Number(process.argv[4] ?? Number.POSITIVE_INFINITY)
const loader = servicePost('loader')
const night = servicePost('turnOfDay')

const code = await withContext(async context => {
  const { database, campaign, clock, stages } = context
  const { omissions, rosterEntries } = stages.baseline
  const today = clock.businessDay()
  const city = inventCity(campaign, { plants, seed, today })
  await layPlants(context, city.plants)
  await receive(city.rows.slice(0, mostRows))

  const started = performance.now()
  await transaction(database, night, tx => lookForOmissions(tx, context, campaign, rosterEntries, today))
  const looked = performance.now()
  while ((await transaction(database, night, tx => suspectOmissions(tx, context, omissions))) > 0) {}
  console.log(
    `${plants} plants, ${Math.min(city.rows.length, mostRows)} rows of rosters, seed ${seed}: looked through in ${Math.round(looked - started)} ms, ` +
      `put before people in ${Math.round(performance.now() - looked)} ms`,
  )
  const hits = await reading(database, loader, tx =>
    tx.query<{ id: string | null; number: string | null }>(
      `select o.suspect_id as id, r.number from baseline.omission o left join baseline.roster_entry r on r.id = o.roster_entry_id
       where o.state in ('suspected', 'unregistered')`,
    ),
  )
  measureHits(city, hits)
  return 0

  async function receive(rows: readonly RosterInput[]): Promise<void> {
    for (let at = 0; at < rows.length; at += 200)
      await transaction(database, loader, async tx => {
        for (const input of rows.slice(at, at + 200))
          await receiveRosterEntry(tx, context, rosterEntries, { requestId: crypto.randomUUID(), input })
      })
  }
})
process.exit(code)
