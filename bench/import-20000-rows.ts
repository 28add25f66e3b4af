/**
 * How long the preview of a list of 20,000 rows takes, from bytes to report, and what it costs in memory and in the time
 * others wait. Usage: node bench/import-20000-rows.ts [rows]
 */

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { utils, write } from '@e965/xlsx'
import { streamXlsxRows } from 'hucre/xlsx'
import { dryRun } from '#campaign/baseline/import/enterprise-target/dry-run.ts'
import { loadCampaign } from '#campaign/mandate/campaign-file/load-campaign.ts'
import { isValidUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { readWorkbook } from '#ground/intake/read-workbook/read-workbook.ts'

const rows = Number(process.argv[2] ?? 20_000)
const campaign = loadCampaign(new URL('../campaigns/quzhou', import.meta.url).pathname)
const towns = campaign.townships.filter(town => town.statutory)
const first = Array.from('枞栩枥棣楹榅樾檀瀚洵浥湲渭泠淙溆澧瀛岫崤崚嵩嶂岷钫铄锟镒骞骏')
const second = Array.from('庭轩彦谷畈坪垣域畴野陂堰潭湾浦泾源泉涧峪冈坞墅苑圃亩耘秋冬霄')

/** A well-formed code of a series not in use, so that rows are told apart as on a real list. */
function inventedCode(number: number): string {
  const head = `91330881MAX${String(number).padStart(5, '0')}`
  for (const organisation of '0123456789X')
    for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY')
      if (isValidUscc(head + organisation + check)) return head + organisation + check
  return ''
}

function listOf(count: number): unknown[][] {
  const list: unknown[][] = [
    ['重点行业企业清单'],
    [
      '序号',
      '企业名称',
      '统一社会信用代码',
      '县（市、区）',
      '乡镇（街道）',
      '行业类别',
      '详细地址',
      '联系人',
      '联系电话',
      '主要产品',
      '存在问题',
      '整改措施',
      '完成时限',
      '责任人',
      '备注',
    ],
  ]
  for (let at = 0; at < count; at++) {
    const town = towns[at % towns.length]
    const area = campaign.areas.find(one => one.code === town?.area)
    const industry = campaign.industries[at % campaign.industries.length]
    const name = `${area?.shortNames[0]}${first[at % 30]}${second[Math.floor(at / 30) % 30]}${first[Math.floor(at / 900) % 30]}${industry?.name.slice(0, 2)}有限公司`
    list.push([
      at + 1,
      name,
      inventedCode(at),
      area?.name,
      town?.name,
      industry?.aliases[at % 3] ?? industry?.name,
      `${town?.name}前山村${at}号`,
      '张三',
      `138${String(at).padStart(8, '0')}`,
      '产品',
      '1.废气收集不全；2.危废未分类',
      '1.改造集气罩；2.分类存放',
      '2024年8月底前',
      '李四',
      '',
    ])
  }
  return list
}

const book = utils.book_new()
utils.book_append_sheet(book, utils.aoa_to_sheet(listOf(rows)), '清单')
const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
console.log(`${rows} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MB`)

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const started = performance.now()
await readWorkbook(bytes, '清单.xlsx')
console.log(`read in its own process: ${Math.round(performance.now() - started)} ms`)

const again = performance.now()
let progress = 0
const report = await dryRun(bytes, '清单.xlsx', { campaign, onProgress: () => progress++ })
console.log(
  `read and judged: ${Math.round(performance.now() - again)} ms, ${progress} progress reports, totals ${JSON.stringify(report.totals)}`,
)
console.log(
  `others waited at most ${Math.round(delay.max / 1e6)} ms (99 %: ${(delay.percentile(99) / 1e6).toFixed(1)} ms); peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
)

const hucre = performance.now()
let count = 0
for await (const row of streamXlsxRows(bytes)) count += row.values.length
console.log(
  `hucre's streaming reader alone, in this process, without merges and hidden rows: ${Math.round(performance.now() - hucre)} ms for ${count} cells`,
)
