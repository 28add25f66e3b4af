/**
 * How long it takes to write list one of a whole city as a workbook, how large it is, by how much the process grows meanwhile, and how
 * long others wait. Works on a demo installation that is filled already, which is not running:
 * CLEARLOOP_HOME=DIRECTORY node bench/export-lists.ts [rows, 200000]
 */

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { enterprisesToExport } from '#campaign/baseline/find/export-enterprises.ts'
import { servicePost } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { writeWorkbook } from '#ground/export/write-workbook.ts'
import { withContext } from '#server/cli/with-context.ts'

const most = Number(process.argv[2] ?? 200_000)
const by = { ...servicePost('loader'), role: 'cityOffice' as const, unitId: 'city-office' }
const megabytes = (bytes: number) => Math.round(bytes / 1e6)

const code = await withContext(async ({ database, campaign, clock, calendar, sealing }) => {
  const list = enterprisesToExport({ database, campaign, clock, calendar, sealing }, by, { sort: 'updated' })
  let rows = 0
  async function* pages() {
    let after: string | undefined
    do {
      const page = await reading(database, by, tx => list.readPage(tx, after, 500))
      yield page.rows.slice(0, most - rows)
      rows += page.rows.length
      after = page.next ?? undefined
    } while (after !== undefined && rows < most)
  }
  const around = {
    title: `${campaign.name}${list.title.zh}`,
    unitLine: campaign.city.name,
    at: clock.businessNow(),
    closing: () => null,
  }
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.memoryUsage.rss()
  let highest = before
  let bytes = 0
  const started = performance.now()
  delay.enable()
  for await (const piece of writeWorkbook(list, pages(), words => words.zh, around)) {
    bytes += piece.length
    highest = Math.max(highest, process.memoryUsage.rss())
  }
  delay.disable()
  console.log(`${rows} rows, ${megabytes(bytes)} MB, in ${Math.round((performance.now() - started) / 100) / 10} s`)
  console.log(`grown by ${megabytes(highest - before)} MB, to ${megabytes(highest)} MB`)
  console.log(
    `others waited ${Math.round(delay.percentile(99) / 1e6)} ms at p99, ${Math.round(delay.max / 1e6)} ms at most`,
  )
  return 0
})
process.exit(code)
