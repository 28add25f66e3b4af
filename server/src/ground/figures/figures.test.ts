import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scope } from '#contract/ground/role.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { type Actor, claimSettings, servicePost } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import { countOf, foldFigures, readBoard, readBoardAsOf, readFigures } from './index.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const post = (role: Actor['role'], scope: Scope): Actor => ({
  postId: '00000000-0000-7000-8000-000000000001',
  personId: '00000000-0000-7000-8000-000000000002',
  unitId: 'unit',
  role,
  scope,
  words: '测试',
})
const cityOffice = post('cityOffice', { kind: 'city', industries: null })
const townshipOfficer = post('townshipOfficer', { kind: 'townships', townships: ['t1'], industries: null })

// the streets t4 of the new town are counted in its running area or in their statutory county, never in both
const townships: Record<string, { area: string; county: string }> = {
  t1: { area: 'kecheng', county: 'kecheng' },
  t2: { area: 'kecheng', county: 'kecheng' },
  t3: { area: 'qujiang', county: 'qujiang' },
  t4: { area: 'newTown', county: 'kecheng' },
  t5: { area: 'newTown', county: 'qujiang' },
}
const industries = ['furniture', 'brick', 'plating']
const states = ['found', 'assigned', 'closed', null] as const
const days = ['2024-03-01', '2024-03-02', '2024-03-03', '2024-03-04']

interface Stand {
  township: string
  industry: string
  state: (typeof states)[number]
}

type Step =
  | { kind: 'act'; thing: number; township: string; industry: string; state: Stand['state']; hold: boolean }
  | { kind: 'settle'; commit: boolean }
  | { kind: 'fold'; most: number }
  | { kind: 'nextDay' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      thing: fc.nat({ max: 5 }),
      township: fc.constantFrom(...Object.keys(townships)),
      industry: fc.constantFrom(...industries),
      state: fc.constantFrom(...states),
      hold: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), commit: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fold' as const), most: fc.constantFrom(1, 3, 1000) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'nextDay' as const }) },
)

let run = 0

/** A history of things that stand in cells, as a person would keep it on paper: the last entry up to a day holds. */
class Paper {
  readonly entries: { thing: number; day: number; stand: Stand }[] = []

  standing(thing: number, day: number): Stand | null {
    // a transaction that was held open enters its own earlier day late, and entries of one thing never overlap
    return this.entries.findLast(entry => entry.thing === thing && entry.day <= day)?.stand ?? null
  }

  recount(measure: (state: string) => string, day: number, place: (stand: Stand) => string): Map<string, number> {
    const counts = new Map<string, number>()
    for (let thing = 0; thing <= 5; thing += 1) {
      const stand = this.standing(thing, day)
      if (!stand?.state) continue
      const key = `${place(stand)}|${stand.industry}|${measure(stand.state)}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return counts
  }
}

const asMap = (figures: readonly { place: string; industry: string; measure: string; count: number }[]) =>
  new Map(figures.map(figure => [`${figure.place}|${figure.industry}|${figure.measure}`, figure.count]))

test('boards equal a full recount at every moment and for every past day, by area, county and township, whatever is folded or held open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
      run += 1
      const measure = (state: string) => `r${run}.${state}`
      const measures = ['found', 'assigned', 'closed'].map(measure)
      const paper = new Paper()
      const held: { thing: number; client: pg.Client; day: number; stand: Stand }[] = []
      let day = 0

      const deltas = (before: Stand | null, after: Stand, onDay: number) =>
        (
          [
            [before, -1],
            [after, 1],
          ] as const
        ).flatMap(([stand, amount]) => {
          const place = stand && townships[stand.township]
          if (!stand?.state || !place) return []
          return [[days[onDay], measure(stand.state), place.area, place.county, stand.township, stand.industry, amount]]
        })

      const compare = async () => {
        await reading(database, cityOffice, async tx => {
          for (const by of ['area', 'county'] as const) {
            const place = (stand: Stand) => townships[stand.township]?.[by] ?? ''
            expect(asMap(await readBoard(tx, { measures, by }))).toEqual(paper.recount(measure, day, place))
            for (let past = 0; past <= day; past += 1) {
              const figures = await readBoardAsOf(tx, { measures, by, day: days[past] ?? '' })
              expect(asMap(figures)).toEqual(paper.recount(measure, past, place))
            }
          }
          const byTownship = await readFigures(tx, { measures, townships: Object.keys(townships) })
          const recounted = paper.recount(measure, day, stand => stand.township)
          expect(asMap(byTownship)).toEqual(recounted)
          const furniture = [...recounted].filter(([key]) => key.endsWith(`|furniture|${measure('found')}`))
          expect(await countOf(tx, measure('found'), { industries: ['furniture'] })).toBe(
            furniture.reduce((sum, [, count]) => sum + count, 0),
          )
          expect(await countOf(tx, measure('found'), { townships: ['t1', 't4'], areas: ['newTown'] })).toBe(
            [...recounted]
              .filter(([key]) => key.startsWith('t4|') && key.endsWith(measure('found')))
              .reduce((sum, [, count]) => sum + count, 0),
          )
        })
      }

      const settle = async (commit: boolean) => {
        const transactionHeld = held.shift()
        if (!transactionHeld) return
        const { client, thing, stand } = transactionHeld
        await client.query(commit ? 'commit' : 'rollback')
        await client.end()
        if (commit) paper.entries.push({ thing, day: transactionHeld.day, stand })
      }

      try {
        for (const each of steps) {
          if (each.kind === 'nextDay') day = Math.min(day + 1, days.length - 1)
          else if (each.kind === 'fold') await foldFigures(database, each.most)
          else if (each.kind === 'settle') await settle(each.commit)
          // a record that an open transaction holds is locked for everybody else
          else if (!held.some(one => one.thing === each.thing)) {
            const stand = { township: each.township, industry: each.industry, state: each.state }
            const rows = deltas(paper.standing(each.thing, day), stand, day)
            const text =
              'insert into ground.figure_delta (day, measure, area, county, township, industry, amount) values ($1, $2, $3, $4, $5, $6, $7)'
            if (each.hold && held.length < 2) {
              const client = new pg.Client({ connectionString: database.appUrl })
              await client.connect()
              await client.query('begin')
              for (const [name, value] of Object.entries(claimSettings(servicePost('loader')))) {
                await client.query('select set_config($1, $2, true)', [`clearloop.${name}`, value])
              }
              for (const row of rows) await client.query(text, row)
              held.push({ thing: each.thing, client, day, stand })
            } else {
              await transaction(database, servicePost('loader'), async tx => {
                for (const row of rows) await tx.query(text, row)
              })
              paper.entries.push({ thing: each.thing, day, stand })
            }
          }
        }
        await compare()
        while (held.length > 0) await settle(true)
        await foldFigures(database)
        await compare()
      } finally {
        while (held.length > 0) await settle(false)
      }
    }),
    // each run is a history of some thirty transactions
    { numRuns: Math.ceil(Number(process.env.RUNS ?? 200) / 4) },
  )
}, 120_000)

test('two folders at once fold every delta once', async () => {
  await transaction(database, servicePost('loader'), async tx => {
    await tx.query(`insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
      select '2024-05-01', 'twice', 'kecheng', 'kecheng', 't' || n % 3, 'brick', 1 from generate_series(1, 900) as n`)
  })
  const folded = await Promise.all([1, 2, 3, 4].map(() => foldFigures(database, 400)))
  expect(folded.filter(count => count > 0)).not.toEqual([])
  while ((await foldFigures(database, 400)) > 0) {}
  expect(await reading(database, cityOffice, tx => countOf(tx, 'twice', {}))).toBe(900)
  expect(await reading(database, cityOffice, tx => countOf(tx, 'twice', { townships: ['t1'] }))).toBe(300)
})

test('三(三)2: official posts read boards across areas; enterprises, experts and administrators read none', async () => {
  await transaction(database, servicePost('loader'), async tx => {
    await tx.query(`insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
      values ('2024-05-01', 'seen', 'qujiang', 'qujiang', 't3', 'brick', 7)`)
  })
  const seenBy = (actor: Actor) => reading(database, actor, tx => countOf(tx, 'seen', {}))
  for (const turn of ['unfolded', 'folded']) {
    expect(await seenBy(townshipOfficer), turn).toBe(7)
    expect(await seenBy(cityOffice), turn).toBe(7)
    expect(await seenBy(post('enterpriseContact', { kind: 'enterprises', enterprises: [] })), turn).toBe(0)
    expect(await seenBy(post('expert', { kind: 'city', industries: null })), turn).toBe(0)
    expect(await seenBy(post('auditor', { kind: 'none' })), turn).toBe(0)
    await foldFigures(database)
  }
})

test('nobody but the folder changes a balance', async () => {
  const change = (statement: string) =>
    transaction(
      database,
      cityOffice,
      async tx => (await tx.query(`with changed as (${statement} returning 1) select from changed`)).length,
    )
  expect(await change(`update ground.figure_balance set balance = 0`)).toBe(0)
  expect(await change(`update ground.figure_day set balance = 0`)).toBe(0)
  expect(await change(`delete from ground.figure_delta`)).toBe(0)
  await expect(change(`insert into ground.figure_balance values ('x', 'kecheng', '', '*', '', 1)`)).rejects.toThrow(
    /row-level security/,
  )
})

test('boards, figures of townships and totals go by index as every kind of official post', async () => {
  await transaction(database, servicePost('folder'), async tx => {
    await tx.query(`insert into ground.figure_balance
      select 'big.' || m, 'a' || (t / 12), 'a' || (t / 12), case when t = 0 then '*' else 't' || t end, 'i' || i, 1
      from generate_series(1, 60) as m, generate_series(0, 99) as t, generate_series(1, 12) as i`)
    await tx.query(`insert into ground.figure_day
      select 'big.' || m, 'a0', 'a0', '*', 'i' || i, date '2024-01-01' + d, d
      from generate_series(1, 20) as m, generate_series(1, 12) as i, generate_series(0, 299) as d`)
    await tx.query(`insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
      select '2024-05-01', 'big.' || n % 60, 'a1', 'a1', 't12', 'i1', 1 from generate_series(1, 5000) as n`)
  })
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('analyze ground.figure_balance, ground.figure_day, ground.figure_delta')
  await owner.end()
  for (const actor of [
    cityOffice,
    townshipOfficer,
    post('areaOffice', { kind: 'areas', areas: ['a1'], industries: ['i1'] }),
    post('gridWorker', { kind: 'grids', grids: ['g1'] }),
  ]) {
    const plans = await reading(database, actor, async tx => {
      const seen: string[] = []
      const explaining = {
        ...tx,
        run: async ({ text }: { text: string }, values: readonly unknown[]) => {
          seen.push(
            (await tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values))
              .map(row => row['QUERY PLAN'])
              .join('\n'),
          )
          return []
        },
      }
      const measures = ['big.7', 'big.8']
      await readBoard(explaining, { measures, by: 'area' })
      await readBoard(explaining, { measures, areas: ['a1'], industries: ['i1'], by: 'county' })
      await readBoardAsOf(explaining, { measures, by: 'area', day: '2024-03-01' })
      await readFigures(explaining, { measures, townships: ['t12'] })
      await countOf(explaining, 'big.7', {})
      await countOf(explaining, 'big.7', { townships: ['t12', 't13'], industries: ['i1'] })
      return seen
    })
    expect(plans).toHaveLength(6)
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan/)
  }
})
