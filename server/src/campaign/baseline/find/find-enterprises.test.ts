import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnterpriseFilter } from '#contract/baseline/enterprise.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { readEnterpriseRows } from '../enterprise/enterprise.view.ts'
import { searchEnterprises, searchIndexOf } from '../enterprise/search-index.store.ts'
import { campaign, freshRegistry, post, posts, type Registry } from '../registry.test-support.ts'
import { findEnterprises, narrowFilter, type Order, totalOf } from './find-enterprises.ts'
import { findPoints } from './find-points.ts'

/** Rows as the loader writes them; 200,000 of them by REGISTRY_ROWS, to see how search and lists grow. */
const many = Number(process.env.REGISTRY_ROWS ?? 10_000)
const syllables = Array.from('恒达盛鑫宏瑞永兴华泰金源康佳顺利丰隆昌益德信和美亚明远东方南山')
const trades = ['木业', '家具', '石材', '建材', '塑业', '玻璃', '化工', '橡胶', '再生资源', '电镀', '布业', '食品']
const forms = ['有限公司', '有限责任公司', '厂', '加工户']
const kinds = ['company', 'company', 'workshop', 'household']
const states = ['reported', 'verified', 'confirmed', 'confirmed', 'returned', 'notInScope'] as const

let registry: Registry
const grid = post('gridWorker', '330881121', { kind: 'grids', grids: ['330881121-01'] })
const owner = { ...post('enterpriseContact', '330881121', { kind: 'enterprises', enterprises: [] }) }
const all: Record<string, Actor> = {
  city: posts.cityOffice,
  cityIndustry: posts.cityEconomy,
  area: posts.jiangshanEcology,
  areaIndustry: posts.jiangshanEconomy,
  township: posts.hecun,
  grid,
}

beforeAll(async () => {
  registry = await freshRegistry()
  await load(registry, many)
}, 120_000)
afterAll(() => registry.database.drop())

async function load({ database }: Registry, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const rows = Array.from({ length: count }, (_, at) => invented(at))
  for (let from = 0; from < count; from += 5000) {
    const part = rows.slice(from, from + 5000)
    await client.query(
      `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township, grid, lng, lat,
         reported_unit, reported_by, reported_words, reported_at, updated_at)
       select id, state, name, name, kind, string_to_array(industries, ','), split_part(industries, ',', 1), area, county, township, grid, lng, lat,
         township, id, '某镇 某人', at, at
       from jsonb_to_recordset($1::jsonb) as r(id uuid, state text, name text, kind text, industries text, area text, county text, township text,
         grid text, lng float8, lat float8, at timestamptz)`,
      [JSON.stringify(part)],
    )
    await client.query(
      `insert into baseline.enterprise_search (enterprise_id, area, township, grid, industries, pieces, texts)
       select r.id, e.area, e.township, e.grid, e.industries, array(select jsonb_array_elements_text(pieces)), texts
       from jsonb_to_recordset($1::jsonb) as r(id uuid, pieces jsonb, texts text) join baseline.enterprise e on e.id = r.id`,
      [
        JSON.stringify(
          part.map(row => ({
            id: row.id,
            ...searchIndexOf({ ...row, formerNames: [], uscc: null, temporaryCode: '' }),
          })),
        ),
      ],
    )
  }
  await client.query('vacuum analyze baseline.enterprise, baseline.membership, baseline.enterprise_search')
  await client.end()
}

function invented(at: number) {
  const pick = <Value>(values: readonly Value[], salt: number): Value => {
    const value = values[(at * 7919 + salt * 104_729 + Math.floor(at / values.length) * salt) % values.length]
    if (value === undefined) throw new Error('no values')
    return value
  }
  const township = pick(campaign.townships, 3)
  const industry = pick(campaign.industries, 5).id
  const other = at % 40 === 0 ? `,${pick(campaign.industries, 11).id}` : ''
  const form = at % 4
  return {
    id: `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    state: pick(states, 7),
    name: `${pick(syllables, 1)}${pick(syllables, 2)}${pick(trades, 13)}${forms[form]}`,
    kind: kinds[form],
    industries: other === `,${industry}` ? industry : `${industry}${other}`,
    area: township.area,
    county: township.county,
    township: township.code,
    grid: at % 3 === 0 ? `${township.code}-01` : null,
    lng: at % 50 === 0 ? null : township.lng + (at % 97) / 5000,
    lat: at % 50 === 0 ? null : township.lat + (at % 89) / 5000,
    at: new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString(),
  }
}

const list = (actor: Actor, filter: EnterpriseFilter, order: Order = 'updated', limit = 50) =>
  reading(registry.database, actor, async tx => {
    const narrowed = await narrowFilter(tx, filter)
    const found = await findEnterprises(tx, narrowed, { order, limit })
    return {
      ...found,
      rows: await readEnterpriseRows(tx, registry.sealing, found.ids),
      ...(await totalOf(tx, narrowed)),
    }
  })

async function paged(actor: Actor, filter: EnterpriseFilter, order: Order): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const found = await reading(registry.database, actor, async tx =>
      findEnterprises(tx, await narrowFilter(tx, filter), { order, after, limit: 97 }),
    )
    ids.push(...found.ids)
    after = found.next ?? undefined
  } while (after !== undefined)
  return ids
}

const counted = (actor: Actor, condition: string) =>
  registry.value<number>(actor, `select count(*) from baseline.enterprise where ${condition}`)

describe('the registry as a list', () => {
  it.each(Object.entries(all))(
    'pages through everything a %s post reaches, once each and in order',
    async (_, actor) => {
      for (const order of ['updated', 'oldest', 'name'] as const) {
        const filter: EnterpriseFilter = { township: ['330881121', '330825101'], state: ['confirmed', 'reported'] }
        const ids = await paged(actor, filter, order)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(
          await counted(actor, `township in ('330881121', '330825101') and state in ('confirmed', 'reported')`),
        )
      }
    },
  )

  it('filters by every filter it names, list and map alike', async () => {
    const filter: EnterpriseFilter = {
      area: ['330881'],
      industry: ['wood-furniture', 'glass'],
      state: ['confirmed'],
      kind: ['company'],
      withoutPlace: false,
    }
    const condition = `area = '330881' and industries && '{wood-furniture,glass}' and state = 'confirmed' and kind = 'company' and lng is not null`
    const { total, rows } = await list(posts.cityOffice, filter)
    expect(total).toBe(await counted(posts.cityOffice, condition))
    expect(rows.every(row => row.area === '330881' && row.kind === 'company' && row.state === 'confirmed')).toBe(true)
    const map = await reading(registry.database, posts.cityOffice, tx => findPoints(tx, filter, {}))
    expect(map.inSight).toBe(total)
  })

  it('三(一)-3: finds those that lack a baseline in one of their industries, and those that have all', async () => {
    const owner = servicePost('loader')
    await transaction(registry.database, owner, tx =>
      tx.query(
        `update baseline.enterprise set assessed = industries where township = '330881121' and kind = 'company'`,
      ),
    )
    const at = { township: ['330881121'] }
    for (const [notAssessed, condition] of [
      [true, 'not industries <@ assessed'],
      [false, 'industries <@ assessed'],
    ] as const) {
      const { total, rows } = await list(posts.cityOffice, { ...at, notAssessed })
      expect(total).toBeGreaterThan(0)
      expect(total).toBe(
        await counted(
          posts.cityOffice,
          `township = '330881121' and ${condition} and state in ('reported', 'verified', 'confirmed', 'returned')`,
        ),
      )
      expect(rows.every(row => (row.kind === 'company') === !notAssessed)).toBe(true)
    }
  })

  it('draws points while they are few, clusters that add up when they are many', async () => {
    const whole = await reading(registry.database, posts.cityOffice, tx => findPoints(tx, {}, {}))
    expect(whole.points).toEqual([])
    expect(whole.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(whole.inSight)
    expect(whole.inSight + whole.withoutPlace).toBe(
      await counted(posts.cityOffice, `state in ('reported', 'verified', 'confirmed', 'returned')`),
    )
    const near = await reading(registry.database, posts.cityOffice, tx =>
      findPoints(tx, {}, { west: 118.54, south: 28.69, east: 118.57, north: 28.72 }),
    )
    expect(near.clusters).toEqual([])
    expect(near.points.length).toBe(near.inSight)
  })

  it('shows nothing to posts without a business scope, and nothing beyond a filter’s overlap with the scope', async () => {
    expect((await list(posts.auditor, {})).rows).toEqual([])
    expect((await list(owner, {})).rows).toEqual([])
    expect(await list(posts.hecun, { area: ['330825'] })).toMatchObject({ rows: [], total: 0 })
    expect(await list(posts.cityCommerce, { industry: ['glass'] })).toMatchObject({ rows: [], total: 0 })
  })
})

describe('search', () => {
  it('finds by two characters, former forms, initials in either case and brackets, within the post’s reach alone', async () => {
    const { id } = await registry.report(posts.hecun, { name: '江山市（贺村）翡翡门业有限责任公司', kind: 'company' })
    const find = (actor: Actor, text: string) => reading(registry.database, actor, tx => searchEnterprises(tx, text))
    for (const text of ['翡翡', '贺村翡', '翡翡门业有限公司', 'ffmy', 'FFMY', '（贺村）翡']) {
      expect(await find(posts.hecun, text)).toContain(id)
    }
    expect(await find(posts.cityEconomy, '翡翡')).toEqual([id])
    for (const actor of [posts.longyouEcology, posts.cityCommerce, posts.auditor, owner]) {
      expect(await find(actor, '翡翡')).toEqual([])
    }
    expect(await find(posts.hecun, '翡')).toEqual([])
    const { code } = (await list(posts.hecun, { text: '翡翡' })).rows[0] ?? { code: '' }
    expect(await find(posts.hecun, code)).toEqual([id])
    expect(await find(posts.hecun, code.slice(-4))).toContain(id)
  })

  it('cannot be read but through its function', async () => {
    await expect(
      registry.value(posts.cityOffice, 'select texts from baseline.enterprise_search limit 1'),
    ).rejects.toThrow('permission denied')
  })

  it('answers at most 200, and refuses a single character with a sentence', async () => {
    const found = await reading(registry.database, posts.cityOffice, tx => searchEnterprises(tx, '公司'))
    expect(found.length).toBe(200)
    await expect(list(posts.cityOffice, { text: '木' })).rejects.toMatchObject({ fields: [{ path: 'text' }] })
  })
})

describe('speed', () => {
  const filters: [string, EnterpriseFilter, Order][] = [
    ['everything', {}, 'updated'],
    ['by name', {}, 'name'],
    ['rare state', { state: ['returned'] }, 'updated'],
    ['one industry', { industry: ['wood-furniture'] }, 'updated'],
    ['one township', { township: ['330881121'] }, 'updated'],
    ['oldest to verify', { state: ['reported'] }, 'oldest'],
  ]

  it.each(Object.entries(all))('reads a page by an index, never the whole table, as a %s post', async (_, actor) => {
    for (const [, filter, order] of filters) {
      const plan = await reading(registry.database, actor, async tx => {
        const narrowed = await narrowFilter(tx, filter)
        const seen: string[] = []
        const explaining = {
          ...tx,
          run: async (statement: { name: string; text: string }, values: readonly unknown[]) => {
            const rows = await tx.query<{ 'QUERY PLAN': string }>(`explain ${statement.text}`, values)
            seen.push(...rows.map(row => row['QUERY PLAN']))
            return []
          },
        } as typeof tx
        await findEnterprises(explaining, narrowed, { order, limit: 50 })
        return seen.join('\n')
      })
      expect(plan).not.toMatch(/Seq Scan on (enterprise|membership)/)
    }
  })
})
