import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Scope } from '#contract/ground/role.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { type Actor, claimSettings, servicePost } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import type { Reachable } from './index.ts'
import { extentOf, isNothing, narrow, orderedOverScope, reaches, scopeFilter } from './index.ts'

const numRuns = Number(process.env.RUNS ?? 200)
// a soak asks for many more runs than a test's usual time allows
vi.setConfig({ testTimeout: 30_000 + numRuns * 50 })
afterAll(() => vi.resetConfig())
const areas = ['330881', '330822', 'QZ-ZZ']
const townships = [null, '330881101', '330822001']
const industries = ['wood-furniture', 'glass', 'chemical']
const enterprises = [null, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
const grids = [null, '330881101-01', '330881101-02']
const units = ['city-ecology', '330881-ecology']

interface PlacedRow extends Reachable {
  readonly id: number
  readonly uuid: string
  readonly rank: number
}

let database: FreshDatabase
const singles: PlacedRow[] = []
const lists: PlacedRow[] = []
/** What was copied to whom (抄送). */
const copied = new Map<string, Set<string>>(units.map(unit => [unit, new Set()]))

beforeAll(async () => {
  database = await freshDatabase()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const claims = Object.entries(claimSettings(servicePost('loader')))
  await owner.query(
    `select ${claims.map(([name], index) => `set_config('clearloop.${name}', $${index + 1}, false)`).join(',')}`,
    claims.map(([, value]) => value),
  )
  await owner.query(`
    create schema trial; grant usage on schema trial to clearloop_app;
    create table trial.single (id integer primary key, uuid uuid not null, rank integer not null, area text, township text, industry text, enterprise_id uuid, grid text);
    create table trial.list (id integer primary key, uuid uuid not null, rank integer not null, area text, township text, industries text[], enterprise_id uuid);
    create index on trial.single (area, rank, id);
    create index on trial.single (industry, rank, id);
    select ground.protect('trial.single', grid => 'grid', reading => 'uuid');
    select ground.protect('trial.list', industry => 'industries', industry_is_list => true);
    grant select, insert on all tables in schema trial to clearloop_app`)
  for (const area of areas)
    for (const township of townships)
      for (const industry of [null, ...industries])
        for (const enterpriseId of enterprises)
          for (const grid of grids) {
            const id = singles.length
            const uuid = `00000000-0000-7000-9000-${String(id).padStart(12, '0')}`
            singles.push({ id, uuid, rank: (id * 7919) % 101, area, township, industry, enterpriseId, grid })
          }
  for (const area of [null, ...areas])
    for (const township of townships)
      for (const industry of [null, [], ['glass'], ['glass', 'chemical'], industries])
        for (const enterpriseId of enterprises) {
          const id = lists.length
          const uuid = `00000000-0000-7000-a000-${String(id).padStart(12, '0')}`
          lists.push({ id, uuid, rank: id, area, township, industry, enterpriseId })
        }
  const column = <Key extends keyof PlacedRow>(rows: PlacedRow[], key: Key) => rows.map(row => row[key] ?? null)
  await owner.query(
    'insert into trial.single select * from unnest($1::int[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[])',
    (['id', 'uuid', 'rank', 'area', 'township', 'industry', 'enterpriseId', 'grid'] as const).map(key =>
      column(singles, key),
    ),
  )
  for (const row of lists) {
    await owner.query('insert into trial.list values ($1, $2, $3, $4, $5, $6, $7)', [
      row.id,
      row.uuid,
      row.rank,
      row.area,
      row.township,
      row.industry,
      row.enterpriseId,
    ])
  }
  for (const [index, row] of singles.entries()) {
    const unit = units[index % 40]
    if (!unit) continue
    copied.get(unit)?.add(row.uuid)
    await owner.query(`insert into ground.reading_right (unit_id, subject_id, noun) values ($1, $2, 'trial')`, [
      unit,
      row.uuid,
    ])
  }
  await owner.end()
})
afterAll(() => database.drop())

const some = <Value>(of: readonly (Value | null)[]) =>
  fc.subarray(of.filter(value => value !== null) as Value[], { minLength: 1 })
const industriesOf = fc.option(fc.subarray(industries), { nil: null })
const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.record({ kind: fc.constant('city' as const), industries: industriesOf }),
  fc.record({ kind: fc.constant('areas' as const), areas: some(areas), industries: industriesOf }),
  fc.record({ kind: fc.constant('townships' as const), townships: some(townships), industries: industriesOf }),
  fc.record({ kind: fc.constant('grids' as const), grids: some(grids) }),
  fc.record({
    kind: fc.constant('enterprises' as const),
    enterprises: fc.subarray(enterprises.filter(id => id !== null)),
  }),
  fc.constant({ kind: 'none' as const }),
)
const postOf = (scope: Scope, unitId = 'other'): Actor => ({
  ...servicePost('identity'),
  role: 'areaEcology',
  unitId,
  scope,
})
const seen = (actor: Actor, text: string, values: readonly unknown[] = []) =>
  reading(database, actor, async tx => (await tx.query<{ id: number }>(text, values)).map(({ id }) => id))
const sorted = (ids: readonly number[]) => [...ids].sort((one, other) => one - other)

const singleColumns = {
  areas: 'area',
  townships: 'township',
  industries: 'industry',
  enterprises: 'enterprise_id',
  grids: 'grid',
} as const
const listColumns = {
  areas: 'area',
  townships: 'township',
  industries: 'industries',
  enterprises: 'enterprise_id',
  industriesAreList: true,
} as const

describe('who reaches which row', () => {
  test('predicate, filter and row-level security agree for every post and row, copies (抄送) beside', async () => {
    await fc.assert(
      fc.asyncProperty(scopes, fc.constantFrom(...units, 'other'), async (scope, unit) => {
        const reached = singles.filter(row => reaches(scope, row)).map(({ id }) => id)
        const filter = scopeFilter(extentOf(scope), singleColumns)
        const byFilter = await seen(
          servicePost('loader'),
          `select id from trial.single where ${filter.text}`,
          filter.values,
        )
        expect(sorted(byFilter)).toEqual(reached)
        const readable = singles
          .filter(row => reaches(scope, row) || copied.get(unit)?.has(row.uuid))
          .map(({ id }) => id)
        expect(sorted(await seen(postOf(scope, unit), 'select id from trial.single'))).toEqual(readable)
      }),
      { numRuns },
    )
  })

  test('the three agree where a record belongs to several industries', async () => {
    await fc.assert(
      fc.asyncProperty(
        scopes.filter(({ kind }) => kind !== 'grids'),
        async scope => {
          const reached = lists.filter(row => reaches(scope, row)).map(({ id }) => id)
          const filter = scopeFilter(extentOf(scope), listColumns)
          const byFilter = await seen(
            servicePost('loader'),
            `select id from trial.list where ${filter.text}`,
            filter.values,
          )
          expect(sorted(byFilter)).toEqual(reached)
          expect(sorted(await seen(postOf(scope), 'select id from trial.list'))).toEqual(reached)
        },
      ),
      { numRuns },
    )
  })

  test('what a post may write is what its scope reaches; a copy gives no right to write', async () => {
    await fc.assert(
      fc.asyncProperty(scopes, fc.constantFrom(...singles), async (scope, row) => {
        const write = transaction(database, postOf(scope, 'city-ecology'), async tx => {
          await tx.query('insert into trial.single select -1, gen_random_uuid(), 0, $1, $2, $3, $4, $5', [
            row.area,
            row.township,
            row.industry,
            row.enterpriseId,
            row.grid,
          ])
          throw new Error('written')
        })
        await expect(write).rejects.toThrow(reaches(scope, row) ? 'written' : 'row-level security')
      }),
      { numRuns: Math.min(numRuns, 200) },
    )
  })

  test('a table that lacks a scope’s column holds nothing for it', () => {
    expect(scopeFilter(extentOf({ kind: 'grids', grids: ['g'] }), { areas: 'area' }).text).toBe('false')
  })

  test('a column’s name can be nothing but a name', () => {
    const extent = extentOf({ kind: 'areas', areas: ['a'], industries: null })
    expect(() => scopeFilter(extent, { areas: 'area = area or true --' })).toThrow('not the name of a column')
  })
})

describe('an ordered list over a scope', () => {
  const filters = fc.record(
    { areas: fc.subarray(areas), industries: fc.subarray(industries), townships: some(townships) },
    { requiredKeys: [] },
  )

  test('has the first rows of the filtered whole, in order, up or down, whatever the scope and the filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        scopes,
        filters,
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (scope, filter, descending, limit) => {
          const extent = narrow(extentOf(scope), filter)
          const meant = singles
            .filter(
              row =>
                reaches(scope, row) &&
                (['areas', 'industries', 'townships'] as const).every(dimension => {
                  const wanted = filter[dimension]
                  const value = { areas: row.area, industries: row.industry, townships: row.township }[dimension]
                  return !wanted?.length || (value !== null && (wanted as unknown[]).includes(value))
                }),
            )
            .sort((one, other) => (one.rank - other.rank || one.id - other.id) * (descending ? -1 : 1))
            .slice(0, limit)
          const statement = orderedOverScope(extent, {
            name: `trial ${descending}`,
            select: { id: 's.id', rank: 's.rank' },
            from: 'trial.single s',
            where: 's.rank >= $1',
            values: [0],
            order: ['rank', 'id'],
            descending,
            limit,
            columns: {
              areas: 's.area',
              townships: 's.township',
              industries: 's.industry',
              enterprises: 's.enterprise_id',
              grids: 's.grid',
            },
            merged: ['areas', 'industries'],
          })
          if (!statement) {
            expect(isNothing(extent)).toBe(true)
            expect(meant).toEqual([])
            return
          }
          const rows = await reading(database, postOf(scope), tx => tx.run<{ id: number }>(statement, statement.values))
          expect(rows.map(({ id }) => id)).toEqual(meant.map(({ id }) => id))
        },
      ),
      { numRuns },
    )
  })

  test('over several areas it reads about a page, not the areas: ordered indexes are merged', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await owner.query(
      `select set_config('clearloop.scope', 'city', false), set_config('clearloop.industries', '*', false)`,
    )
    await owner.query(`insert into trial.single select n, gen_random_uuid(), n % 5000, (array['330881', '330822', 'QZ-ZZ', '330802'])[1 + n % 4],
      null, (array['wood-furniture', 'glass', 'chemical'])[1 + n % 3], null, null from generate_series(10000, 49999) as n`)
    await owner.query('analyze trial.single')
    await owner.end()
    const scope: Scope = { kind: 'areas', areas: ['330881', '330822', 'QZ-ZZ'], industries: null }
    const statement = orderedOverScope(extentOf(scope), {
      name: 'trial explained',
      select: { id: 's.id', rank: 's.rank' },
      from: 'trial.single s',
      where: 's.rank >= $1',
      values: [100],
      order: ['rank', 'id'],
      limit: 51,
      columns: { areas: 's.area', industries: 's.industry' },
      merged: ['areas'],
    })
    if (!statement) throw new Error('no statement')
    const plan = await reading(database, postOf(scope), async tx => {
      const rows = await tx.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, costs off, timing off) ${statement.text}`,
        statement.values,
      )
      return rows.map(row => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain('Merge Append')
    expect(plan).not.toContain('Seq Scan')
    const read = [...plan.matchAll(/Index (?:Only )?Scan.*rows=([\d.]+)/g)].reduce(
      (sum, found) => sum + Number(found[1]),
      0,
    )
    expect(read).toBeLessThanOrEqual(51 + 3)
  })
})
