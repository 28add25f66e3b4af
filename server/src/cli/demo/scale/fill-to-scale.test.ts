import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { enterpriseStates } from '#contract/baseline/enterprise.states.ts'
import { EnterpriseRow } from '#contract/baseline/enterprise.ts'
import { measureStates } from '#contract/remediation/measure.states.ts'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { ProblemRow, ProblemView } from '#contract/remediation/problem.ts'
import { appendHeads } from '#ground/audit/heads-log.ts'
import { verifyAudit } from '#ground/audit/index.ts'
import { sealAudit } from '#ground/audit/seal-audit.ts'
import { openSealKey } from '#ground/audit/seal-key.ts'
import { servicePost } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { Browser } from '#ground/identity/testing/open-house.ts'
import { initials } from '#ground/pinyin/initials.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import type { Case, Count } from '#ground/workflow/workflow.ts'
import { openTestApp, password, type TestApp } from '../../../../test/open-test-app.ts'
import { readDemoFacts } from '../../../demo/demo-facts.ts'
import { inventPeople } from '../../../demo/invent-people.ts'
import { moveClock } from '../move-clock.ts'
import { fillToScale } from './fill-to-scale.ts'

const size = { enterprises: 110, problems: 660, measures: 1_320 }
let city: TestApp

beforeAll(async () => {
  city = await openTestApp({ demo: true })
  const { campaign, config } = city.context
  await city.addPeople(inventPeople(campaign, readDemoFacts(config.campaignFolder), ''))
  await city.loader(
    `insert into ground.file (hash, kind, content_type, name, size, time_source, place_source, post_id, person_id, unit_id, request_id)
     select repeat('a', 64), 'image', 'image/jpeg', 'x.jpg', 1, 'none', 'none', p, p, 'system', $1 from (select ground.claim_post() as p) as own`,
    [randomUUID()],
  )
  // twice: what is there already must not be in the way
  await fillToScale(city.context, size, () => {})
  await fillToScale(city.context, size, () => {})
}, 240_000)
afterAll(() => city.close())

test('there is as much of everything as the size says', async () => {
  const [counts] = await city.loader(
    `select (select count(*) from baseline.enterprise) as enterprises, (select count(*) from remediation.problem) as problems,
       (select count(*) from remediation.measure) as measures`,
  )
  expect(counts).toEqual({
    enterprises: 2 * size.enterprises,
    problems: 2 * size.problems,
    measures: 2 * size.measures,
  })
})

type Nouns = { readonly table: string; readonly noun: { readonly countsOf: (the: never) => readonly Count[] } }
const nouns = (): readonly Nouns[] => {
  const { baseline, remediation } = city.context.stages
  return [
    { table: 'baseline.enterprise', noun: baseline.enterprises as unknown as Nouns['noun'] },
    { table: 'remediation.problem', noun: remediation.workflows.problem as unknown as Nouns['noun'] },
    { table: 'remediation.measure', noun: remediation.workflows.measure as unknown as Nouns['noun'] },
    { table: 'remediation.progress_report', noun: remediation.workflows.progressReport as unknown as Nouns['noun'] },
  ]
}

/** Figures are read by official posts and kept by the folder. */
const figures = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  transaction(city.context.database, servicePost('folder'), tx => tx.query<Row>(text, values))

async function figuresThatDiffer(): Promise<string[]> {
  const counted = new Map<string, number>()
  for (const { table, noun } of nouns()) {
    for (const row of await city.loader(`select * from ${table}`)) {
      const the = camelRow(row) as unknown as Case
      for (const { measure, industry } of noun.countsOf(the as never)) {
        for (const township of [the.township ?? '', '*']) {
          const key = [measure, the.area, the.county ?? '', township, industry ?? the.industry ?? ''].join('|')
          counted.set(key, (counted.get(key) ?? 0) + 1)
        }
      }
    }
  }
  const kept = await figures<{ key: string; balance: number }>(
    `select concat_ws('|', measure, area, county, township, industry) as key, balance from ground.figure_balance where balance <> 0`,
  )
  const known = new Map(kept.map(({ key, balance }) => [key, balance]))
  return [...new Set([...counted.keys(), ...known.keys()])].filter(key => counted.get(key) !== known.get(key))
}

test('every figure equals a recount, cell by cell', async () => {
  expect(await figuresThatDiffer()).toEqual([])
})

test('the figures of each day end at those of now, and a past day’s equal what its histories say of that day', async () => {
  const ends = await figures(
    `select b.* from ground.figure_balance b where balance is distinct from (select balance from ground.figure_day d
         where (d.measure, d.township, d.area, d.industry, d.county) = (b.measure, b.township, b.area, b.industry, b.county) order by day desc limit 1)`,
  )
  expect(ends).toEqual([])
  const days = ['2024-02-15', '2024-04-25', '2024-06-10']
  const past: unknown[] = []
  for (const day of days) {
    const stood = await city.loader(
      `select to_state as state, count(*)::int as count from (select distinct on (subject_id) to_state from ground.trail
         where noun = 'problem' and (at at time zone 'Asia/Shanghai')::date <= $1 order by subject_id, id desc) as last group by 1 order by 1`,
      [day],
    )
    const board = await figures(
      `select substr(measure, 15) as state, sum(balance)::int as count from (select distinct on (measure, area, county, industry) measure, balance
           from ground.figure_day where township = '*' and measure like 'problem.state.%' and day <= $1
           order by measure, area, county, industry, day desc) as last group by 1 having sum(balance) <> 0 order by 1`,
      [day],
    )
    expect(board).toEqual(stood)
    past.push(board)
  }
  expect(new Set(past.map(board => JSON.stringify(board))).size).toBe(days.length)
})

test('what is owed is what each state calls for, and by somebody', async () => {
  const owed = await city.loader<{ state: string; kinds: string[] }>(
    `select distinct p.state, array(select distinct kind from ground.duty where subject_id = p.id and done_at is null order by kind) as kinds
     from remediation.problem p order by p.state`,
  )
  expect(owed).toEqual([
    { state: 'assigned', kinds: ['hopReceipt'] },
    { state: 'checking', kinds: ['checkpoint'] },
    { state: 'closed', kinds: ['lookBackFirst', 'lookBackSecond'] },
    { state: 'found', kinds: ['problemTriage'] },
    { state: 'rectifying', kinds: ['progressReport', 'rectification'] },
    { state: 'verified', kinds: ['closure'] },
  ])
  const [unit] = await city.loader(
    'select count(*) from ground.duty where holder_unit not in (select id from ground.unit)',
  )
  expect(unit).toEqual({ count: 0 })
})

test('each history ends in the state of its record and takes only steps that its table has', async () => {
  for (const [table, states] of [
    ['baseline.enterprise', enterpriseStates],
    ['remediation.problem', problemStates],
    ['remediation.measure', measureStates],
  ] as const) {
    const ends = await city.loader(
      `select r.id from ${table} r where row(r.state, r.version) is distinct from
         (select row(to_state, version) from ground.trail where subject_id = r.id order by id desc limit 1)`,
    )
    expect(ends).toEqual([])
    const lines = await city.loader<{ action: string; to_state: string }>(
      'select distinct action, to_state from ground.trail where noun = $1',
      [states.noun],
    )
    for (const { action, to_state } of lines) {
      expect(Object.keys(states.actions)).toContain(action)
      expect(Object.keys(states.states)).toContain(to_state)
    }
  }
})

test('whoever checked a problem did not close it', async () => {
  const parts = await city.loader('select distinct part from ground.participant order by part')
  expect(parts).toEqual([{ part: 'accepter' }, { part: 'checker' }])
})

test('pages show it as the contract says, and it is found by two characters and by initials', async () => {
  const browser = new Browser(city.app, '10.8.0.1')
  await city.addPeople([
    {
      username: 'reader',
      name: '王敏',
      posts: [{ role: 'cityOffice', unitId: 'city-office', scope: { kind: 'city', industries: null } }],
    },
  ])
  await browser.signIn('reader', password)
  const problems = (await browser.send('GET', '/api/problems')).json().rows
  for (const row of problems) ProblemRow.parse(row)
  ProblemView.parse((await browser.send('GET', `/api/problems/${problems[0].id}`)).json())
  const enterprises = (await browser.send('GET', '/api/enterprises')).json().rows
  for (const row of enterprises) EnterpriseRow.parse(row)
  const [one] = enterprises
  for (const text of [one.name.slice(3, 5), initials(one.name)]) {
    const found = await browser.send('GET', `/api/enterprises?text=${encodeURIComponent(text)}`)
    expect(found.json().rows.map((row: { id: string }) => row.id)).toContain(one.id)
  }
})

test('the audit verifies', async () => {
  const { database, config } = city.context
  const { seals } = await sealAudit(database, openSealKey(config.home), { now: new Date(), evenEmpty: true })
  await appendHeads(config.home, seals)
  expect(await verifyAudit(database, config.home)).toMatchObject({ ok: true })
})

test('the clock moves on to a day, with the turns of the days between; never back, and never to what is no day', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await moveClock(city.context, '2024-06-19', () => {})).toBe(1)
  expect(await moveClock(city.context, '2024-06-31', () => {})).toBe(1)
  expect(error).toHaveBeenCalledTimes(2)
  error.mockRestore()
  expect(await moveClock(city.context, '2024-07-01', () => {})).toBe(0)
  expect(city.context.clock.businessDay()).toBe('2024-07-01')
  const [missed] = await city.loader<{ count: number }>(
    `select count(*) from remediation.progress_report where state = 'missed' and month = '2024-06'`,
  )
  expect(missed?.count).toBeGreaterThan(50)
  expect(await figuresThatDiffer()).toEqual([])
})
