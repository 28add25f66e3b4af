import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultCampaignFolder, layChecklists, loadCampaign, templatesOfData } from '#campaign/mandate/index.ts'
import { problemStateNames } from '#contract/remediation/problem.states.ts'
import { createClock } from '#ground/clock/create-clock.ts'
import { standardCalendar } from '#ground/clock/standard-calendar.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { layTemplates } from '#ground/document/index.ts'
import { readBoard } from '#ground/figures/index.ts'
import { isValidUscc } from '#ground/intake/normalise/parse-uscc.ts'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { loadCampaignData } from '../load-campaign-data.ts'
import { readDemoFacts } from './demo-facts.ts'
import { inventEnterprises } from './invent-enterprises.ts'
import { loadDemoCity } from './load-demo-city.ts'

const campaign = loadCampaign(defaultCampaignFolder)
const facts = readDemoFacts(defaultCampaignFolder)
const home = mkdtempSync(join(tmpdir(), 'clearloop-demo-'))
let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  mkdirSync(join(home, 'secrets'), { recursive: true })
  await loadCampaignData(database, campaign)
  const ground = { clock: createClock({ offset: () => 0 }), calendar: () => standardCalendar }
  await transaction(database, servicePost('loader'), tx => layChecklists(tx, ground, campaign))
  await transaction(database, servicePost('loader'), tx => layTemplates(tx, ground, templatesOfData(campaign)))
  const installation = { database, ownerUrl: database.ownerUrl }
  // one plant of each industry in each area that has it: every kind of life, in a tenth of the time
  await loadDemoCity({ installation, campaign, home, log: () => {}, share: 0.001 })
}, 600_000)
afterAll(async () => {
  await database.drop()
  rmSync(home, { recursive: true, force: true })
})

const rows = <Row extends Record<string, unknown>>(text: string) =>
  transaction(database, servicePost('loader'), tx => tx.query<Row>(text))

test('the whole city is about 1,200 plants, every one with a name of its own and a code that is well formed and nobody’s', () => {
  const city = inventEnterprises(campaign, facts)
  expect(city).toHaveLength(1209)
  expect(new Set(city.map(({ name }) => name)).size).toBe(1209)
  const codes = city.flatMap(({ facts: { uscc } }) => uscc ?? [])
  expect(codes.filter(code => !isValidUscc(code) || !/^.{8}MA[XY]/.test(code))).toEqual([])
  expect(new Set(city.map(({ area }) => area)).size).toBe(8)
  expect(new Set(city.map(({ industry }) => industry)).size).toBe(12)
})

test('it is the same city every time', () => {
  expect(inventEnterprises(campaign, facts)).toEqual(inventEnterprises(campaign, facts))
})

test('its business day is 2024-06-20, and it is marked as a demo', async () => {
  const [setting] = await rows<{ allowed: boolean; day: string }>(
    `select offset_allowed as allowed, to_char((now() + offset_milliseconds * interval '1 millisecond') at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
     from ground.clock_setting`,
  )
  expect(setting).toEqual({ allowed: true, day: '2024-06-20' })
  expect(JSON.parse(readFileSync(join(home, 'demo.json'), 'utf8')).password).toEqual(expect.any(String))
})

test('every figure of problems by state equals a recount of the problems', async () => {
  const reader: Actor = {
    postId: randomUUID(),
    personId: randomUUID(),
    unitId: 'city-office',
    role: 'cityOffice',
    scope: { kind: 'city', industries: null },
    words: '市整治办',
  }
  const measures = problemStateNames.map(state => `problem.state.${state}`)
  const figures = await reading(database, reader, tx => readBoard(tx, { measures, by: 'area' }))
  const counted = await rows(
    `select area as place, industry, 'problem.state.' || state as measure, count(*)::int as count
     from remediation.problem group by 1, 2, 3`,
  )
  const inOrder = (cells: readonly object[]) => new Set(cells.map(cell => JSON.stringify(cell)))
  const cells = figures.filter(({ count }) => count !== 0)
  expect(inOrder(cells.map(({ place, industry, measure, count }) => ({ place, industry, measure, count })))).toEqual(
    inOrder(counted),
  )
  expect(counted.length).toBeGreaterThan(50)
})

test('problems stand in every stage of their life, and no closed one lacks a check by another person than who did it', async () => {
  const states = await rows<{ state: string }>('select distinct state from remediation.problem')
  expect(states.map(({ state }) => state)).toEqual(
    expect.arrayContaining(['assigned', 'rectifying', 'checking', 'verified', 'closed']),
  )
  const unchecked = await rows(
    `select p.number from remediation.problem p where p.state = 'closed' and not exists (
       select from ground.participant c where c.subject_id = p.id and c.part = 'checker' and not exists (
         select from ground.participant d where d.subject_id = p.id and d.part = 'doer' and d.person_id = c.person_id))`,
  )
  expect(unchecked).toEqual([])
})

test('enterprises wait in every step of the review, and the plan’s duties are reported, confirmed and late', async () => {
  const enterprises = await rows<{ state: string }>('select distinct state from baseline.enterprise')
  expect(enterprises.map(({ state }) => state)).toEqual(expect.arrayContaining(['confirmed']))
  const tasks = await rows<{ state: string }>('select distinct state from mandate.task')
  expect(tasks.map(({ state }) => state)).toEqual(expect.arrayContaining(['confirmed', 'reported']))
})

test('papers stand in every state on their way, and the number of a voided one stays empty', async () => {
  const papers = await rows<{ state: string; words: string | null }>(
    'select state, number_words as words from ground.document order by number_words',
  )
  expect(new Set(papers.map(({ state }) => state))).toEqual(
    new Set(['drafting', 'reviewing', 'countersigning', 'awaitingSignature', 'sent', 'received', 'filed', 'voided']),
  )
  expect(papers.find(({ state }) => state === 'voided')?.words).toMatch(/^衢整治办〔2024〕\d号$/)
})

test('there is a person in every post that the plan names', async () => {
  const posts = await rows<{ role: string }>('select distinct role from ground.post')
  expect(posts).toHaveLength(20)
})
