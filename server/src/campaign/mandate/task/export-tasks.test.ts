import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TaskFilter } from '#contract/mandate/task.ts'
import { fixedClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { walkExport } from '#ground/export/testing/walk-export.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/fresh-database.ts'
import { defaultCampaignFolder, loadCampaign, loadTasks } from '../index.ts'
import { tasksToExport } from './export-tasks.ts'
import { findTasks } from './find-tasks.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const official: Actor = {
  postId: randomUUID(),
  personId: randomUUID(),
  unitId: '330881-office',
  role: 'areaOffice',
  scope: { kind: 'areas', areas: ['330881'], industries: null },
  words: '江山市 王敏',
}
const clock = fixedClock('2024-06-20T09:00:00+08:00')
const calendar = () => standardCalendar
const moment = momentOf({ clock, calendar })

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await transaction(database, servicePost('loader'), tx => loadTasks(tx, { clock, calendar }, campaign))
}, 60_000)
afterAll(() => database.drop())

test('the rows are those of the list, in its order, under every filter', async () => {
  for (const query of [
    { mine: 'true' },
    { area: 'city' },
    { industry: 'glass', area: '330881' },
    { frequency: 'once' },
  ]) {
    const filter = TaskFilter.parse(query)
    const { tasks } = await reading(database, official, tx =>
      findTasks(tx, filter, { limit: 5_000, moment, cityCode: campaign.city.code }),
    )
    const cells = await walkExport(database, official, tasksToExport(campaign, filter, moment))
    expect(tasks.length).toBeGreaterThan(0)
    expect(
      cells.map(row => row.编号),
      JSON.stringify(query),
    ).toEqual(tasks.map(({ number }) => number))
  }
})

test('全文 a row says in words what its line on the screen says', async () => {
  const filter = TaskFilter.parse({ area: 'city' })
  const [first] = await walkExport(database, official, tasksToExport(campaign, filter, moment))
  expect(first).toMatchObject({ 区块: '全市', 状态: '已分解' })
  expect(String(first?.牵头单位)).toMatch(/[\u4e00-\u9fff]/)
  const periods = new Set(
    (
      await walkExport(database, official, tasksToExport(campaign, TaskFilter.parse({ industry: 'glass' }), moment))
    ).map(row => String(row.周期)),
  )
  for (const period of periods) expect(period).toMatch(/^(?:一次性|\d{4}年(?:\d+月|第\d季度|[上下]半年)?)$/)
})

test('the file is named for the area it is about, else for the city', () => {
  const place = (query: object) => tasksToExport(campaign, TaskFilter.parse(query), moment).place
  expect(place({})).toBe('衢州市')
  expect(place({ area: 'city' })).toBe('衢州市')
  expect(place({ area: '330824' })).toBe('开化县')
})
