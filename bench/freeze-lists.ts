/**
 * How long it takes to freeze list one of a whole city, to freeze it again after some of it has changed, to say what the two differ in,
 * and to compute their hashes anew. Works on a demo installation that is filled already, which is not running or may be slowed:
 * CLEARLOOP_HOME=DIRECTORY node bench/freeze-lists.ts [share changed, 0.01]
 */

import { randomUUID } from 'node:crypto'
import {
  countListDifference,
  findListDifference,
  pairOf,
} from '#campaign/baseline/list-version/find-list-difference.ts'
import { type FreezeWish, freezeList } from '#campaign/baseline/list-version/freeze-list.ts'
import { latestVersion, readVersion } from '#campaign/baseline/list-version/list-version.store.ts'
import { verifyVersion } from '#campaign/baseline/list-version/verify-list-version.ts'
import { servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { withContext } from '#server/cli/with-context.ts'

const share = Number(process.argv[2] ?? 0.01)
const by = { ...servicePost('loader'), role: 'cityOffice' as const, unitId: 'city-office' }

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  const result = await work()
  console.log(`${what}: ${Math.round(performance.now() - started)} ms`)
  return result
}

const code = await withContext(async ({ database, campaign, stages }) => {
  const { freezing } = stages.baseline
  const cityCode = campaign.city.code
  const list = freezing.lists.get('listOne')
  const freeze = async (what: string) => {
    const series = { list: list.key, area: cityCode, industry: null }
    const last = await reading(database, by, tx => latestVersion(tx, series))
    const wish: FreezeWish = {
      requestId: randomUUID(),
      list: list.key,
      stage: 'survey',
      area: null,
      industry: null,
      number: (last?.number ?? 0) + 1,
      note: null,
    }
    const { id } = await timed(what, () => freezeList(freezing, by, wish))
    return reading(database, by, tx => readVersion(tx, id))
  }
  const size = async () => {
    const [row] = await reading(database, by, tx =>
      tx.query<{ rows: number; content: number }>(
        `select pg_total_relation_size('baseline.list_row') as rows, pg_total_relation_size('baseline.list_content') as content`,
      ),
    )
    const inMegabytes = (bytes = 0) => Math.round(bytes / 1e6)
    console.log(`stored: ${inMegabytes(row?.rows)} MB of rows, ${inMegabytes(row?.content)} MB of contents`)
  }
  const one = await freeze('freeze, everything new')
  console.log(`${one.rows} rows`)
  await size()
  await transaction(database, servicePost('loader'), tx =>
    tx.query(
      `update baseline.enterprise set remarks = coalesce(remarks, '') || '·' where ('x' || right(id::text, 6))::bit(24)::int < $1 * 16777216`,
      [share],
    ),
  )
  const two = await freeze(`freeze again, ${share * 100} % changed`)
  await size()
  const pair = pairOf(one, two, cityCode)
  const counts = await timed('difference, counted', () =>
    reading(database, by, tx => countListDifference(tx, pair, cityCode, {})),
  )
  console.log(JSON.stringify(counts))
  await timed('difference, a page of 50', () =>
    reading(database, by, tx => findListDifference(tx, list, pair, cityCode, {}, { limit: 50 })),
  )
  const { fault } = await timed('verify', () => reading(database, by, tx => verifyVersion(tx, two)))
  console.log(fault ? fault.en : 'whole')
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  return 0
})
process.exit(code)
