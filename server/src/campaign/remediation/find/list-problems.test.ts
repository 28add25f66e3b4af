import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { listProblems as endpoint } from '#contract/remediation/problem.ts'
import { momentOf } from '#ground/context.ts'
import { type Actor, claimSettings, servicePost } from '#ground/database/claims.ts'
import { foldFigures } from '#ground/figures/index.ts'
import {
  area,
  areaOffice,
  cityOffice,
  ecology,
  industry,
  officer,
  openStage,
  post,
  type Stage,
  township,
} from '../testing/open-stage.ts'
import { pageStatement } from './find-problems.store.ts'
import { listProblems, problemBoard, selectProblems } from './list-problems.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await fill(stage, 20_000)
}, 120_000)
afterAll(() => stage.close())

/** Problems as a city in the middle of its campaign has them: many closed, some of every other state, over areas, townships and industries. */
async function fill({ database, context }: Stage, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('begin')
  for (const [name, value] of Object.entries(claimSettings(servicePost('loader'))))
    await owner.query('select set_config($1, $2, true)', [`clearloop.${name}`, value])
  const townships = context.campaign.townships.map(({ code, area: runs, county }) => ({ code, area: runs, county }))
  await owner.query(
    `insert into remediation.problem (id, state, subject_kind, subject_name, area, county, township, grid, industry, dimension, words, source, level,
       found_on, found_by, found_by_words, due_original, due_current, late_since, responsible_unit, suspended_on, suspended_from)
     select uuidv7(), state, 'site', '加工点' || n, t.area, t.county, t.code, t.code || '-01', i.id, d.id, '问题描述' || n || '喷漆房未密闭', 'survey',
       case when n % 97 = 0 then 'areaListed' else 'ordinary' end, date '2024-01-01' + (n % 150), uuidv7(), '测试',
       case when state <> 'found' then date '2024-05-01' + (n * 7 % 200) end, case when state <> 'found' then date '2024-05-01' + (n * 7 % 200) end,
       case when state in ('assigned', 'rectifying') and n * 7 % 200 < 50 then date '2024-05-02' + (n * 7 % 200) end,
       case when state <> 'found' then t.code end,
       case when state = 'suspended' then date '2024-06-01' end, case when state = 'suspended' then 'rectifying' end
     from generate_series(1, $1) as n
     cross join lateral (select (array['found','assigned','rectifying','rectifying','rectifying','checking','verified','closed','closed','closed','closed','suspended'])[1 + n % 12] as state) as s
     cross join lateral (select * from jsonb_to_recordset($2) as t(code text, area text, county text) offset n * 31 % $3 limit 1) as t
     cross join lateral (select ($4::text[])[1 + n % cardinality($4::text[])] as id) as i
     cross join lateral (select (array['processEquipment','pollutionControl','energySaving','environmentalManagement','riskControl'])[1 + n % 5] as id) as d`,
    [count, JSON.stringify(townships), townships.length, context.campaign.industries.map(({ id }) => id)],
  )
  await owner.query(
    `insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
     select date '2024-06-20', 'problem.state.' || state, area, county, township, industry, count(*) from remediation.problem group by 2, 3, 4, 5, 6
     union all
     select date '2024-06-20', 'problem.overdue', area, county, township, industry, count(*) from remediation.problem
     where late_since is not null and state in ('assigned', 'rectifying', 'checking') group by 3, 4, 5, 6`,
  )
  await owner.query('commit')
  await owner.query('analyze remediation.problem, remediation.measure, ground.hop')
  await owner.end()
}

const posts: Record<string, () => Actor> = {
  city: cityOffice,
  'city department of three industries': () =>
    post('cityIndustry', 'city-economy', { kind: 'city', industries: ['wood-furniture', 'fired-brick', 'glass'] }),
  area: areaOffice,
  'area department of two industries': () =>
    post('areaIndustry', `${area}-economy`, { kind: 'areas', areas: [area], industries: ['wood-furniture', 'glass'] }),
  township: officer,
  grid: () => post('gridWorker', township, { kind: 'grids', grids: [`${township}-01`] }),
  enterprise: () => post('enterpriseContact', 'none', { kind: 'enterprises', enterprises: [randomUUID()] }),
}

type Query = z.input<typeof endpoint.query>
const list = (by: Actor, query: Query = {}) =>
  listProblems(stage.context, by, stage.remediation.workflows.problem, endpoint.query.parse(query))

/** Every row of a list, page by page. */
async function everyRow(by: Actor, query: Query) {
  const rows: Awaited<ReturnType<typeof list>>['rows'] = []
  let after: string | undefined
  for (;;) {
    const page = await list(by, { ...query, limit: 200, ...(after ? { after } : {}) })
    rows.push(...page.rows)
    if (page.next === null) return { rows, total: page.total, more: page.more }
    after = page.next
  }
}

describe('the list under every kind of post', () => {
  const expected: Record<string, string> = {
    city: 'true',
    'city department of three industries': `industry in ('wood-furniture', 'fired-brick', 'glass')`,
    area: `area = '${area}'`,
    'area department of two industries': `area = '${area}' and industry in ('wood-furniture', 'glass')`,
    township: `township = '${township}'`,
    grid: `grid = '${township}-01'`,
    enterprise: 'false',
  }
  for (const [name, make] of Object.entries(posts)) {
    it(`${name}: every row in reach once, in order of the term, none beyond, and the total agrees`, async () => {
      const states = ['assigned', 'rectifying', 'suspended'] as const
      const { rows, total } = await everyRow(make(), { state: states.join(',') as never })
      const wanted = await stage.rows<{ id: string }>(
        servicePost('loader'),
        `select id from remediation.problem where state = any ($1) and ${expected[name]} order by due_order, id`,
        [states],
      )
      expect(rows.map(row => row.id)).toEqual(wanted.map(row => row.id))
      expect(total).toBe(wanted.length)
    })

    it(`${name}: the total of what is overdue is the number of rows it opens, also of one industry`, async () => {
      for (const filter of [
        { overdue: 'true' },
        { overdue: 'true', industry },
        { overdue: 'false', state: 'checking' },
      ]) {
        const { rows, total } = await everyRow(make(), filter as Query)
        expect(total, JSON.stringify(filter)).toBe(rows.length)
      }
    })
  }

  it('sorts by day of finding and by number as well, the latest first', async () => {
    for (const sort of ['found', 'number'] as const) {
      const { rows } = await everyRow(officer(), { sort })
      const keys = rows.map(row => (sort === 'found' ? row.foundOn : row.number))
      expect(keys).toEqual(keys.toSorted().reverse())
      expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
    }
  })

  it('refuses a page key that it has not given out', async () => {
    await expect(list(officer(), { after: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ status: 422 })
  })
})

describe('filters', () => {
  const naive = async (condition: string) =>
    (
      await stage.rows<{ n: number }>(
        servicePost('loader'),
        `select count(*)::int n from remediation.problem where area = '${area}' and ${condition}`,
      )
    )[0]?.n

  it.each([
    [{ industry }, `industry = '${industry}'`],
    [{ township }, `township = '${township}'`],
    [{ dimension: 'riskControl', level: 'areaListed' }, `dimension = 'riskControl' and level = 'areaListed'`],
    [{ overdue: 'true' }, `late_since is not null and state in ('assigned', 'rectifying', 'checking')`],
    [{ responsibleUnit: township }, `responsible_unit = '${township}'`],
    [{ foundFrom: '2024-02-01', foundTo: '2024-02-10' }, `found_on between '2024-02-01' and '2024-02-10'`],
    [{ urgency: 'red' }, `state in ('assigned', 'rectifying') and due_current <= date '2024-06-20' - 30`],
    [
      { urgency: 'blue,yellow' },
      `state in ('assigned', 'rectifying') and due_current < date '2024-06-20' and due_current > date '2024-06-20' - 30`,
    ],
  ] as [Record<string, string>, string][])('%o', async (query, condition) => {
    const { rows, total } = await everyRow(areaOffice(), query as Query)
    const count = await naive(condition)
    expect(rows.length).toBe(count)
    expect(total).toBe(count)
    expect(count).toBeGreaterThan(0)
  })

  it('the urgency shown is the one filtered by', async () => {
    for (const step of ['inTime', 'dueSoon', 'blue', 'yellow', 'red'] as const) {
      const { rows } = await everyRow(areaOffice(), { urgency: step as never })
      expect(new Set(rows.map(row => row.urgency))).toEqual(new Set([step]))
    }
  })

  it('finds by two characters of the words, by the subject and by the number, and only within reach', async () => {
    const { id } = await stage.report(officer(), { words: '沉淀池渗漏到农田' })
    const the = await stage.see(id)
    for (const text of ['渗漏', '沉淀池渗', the.number, the.number.slice(3)]) {
      expect(
        (await list(officer(), { text })).rows.map(row => row.id),
        text,
      ).toContain(id)
    }
    const stranger = post('townshipOfficer', '330825100', {
      kind: 'townships',
      townships: ['330825100'],
      industries: null,
    })
    expect((await list(stranger, { text: '渗漏' })).rows).toEqual([])
    expect((await list(officer(), { text: '渗' })).rows).toEqual([])
  })
})

describe('what a line says', () => {
  it('names the one step forward that this post is expected to take', async () => {
    const { id } = await stage.report(officer(), { words: '下一步测试问题' })
    const next = async (by: Actor) =>
      (await list(by, { text: '下一步测试' })).rows.find(row => row.id === id)?.nextAction?.action
    expect(await next(ecology())).toBe('assign')
    expect(await next(officer())).toBeUndefined()
    await stage.act(ecology(), id, 'assign', { to: [{ unitId: township }], due: '2024-09-30' })
    expect(await next(officer())).toBe('receive')
    const worker = officer()
    await stage.act(worker, id, 'receive', {})
    expect(await next(worker)).toBeUndefined()
    await stage.measured(id, worker)
    expect(await next(worker)).toBe('requestCheck')
    expect((await list(worker, { text: '下一步测试' })).rows[0]?.progress).toEqual({ checked: 0, all: 1 })
  })

  it('the board counts by state exactly, folded or not', async () => {
    for (const turn of ['unfolded', 'folded']) {
      const board = await problemBoard(stage.context, areaOffice(), stage.remediation.workflows.problem, { limit: 5 })
      const counted = await stage.rows<{ state: string; n: number }>(
        servicePost('loader'),
        `select state, count(*)::int n from remediation.problem where area = '${area}' group by state`,
      )
      expect(
        Object.fromEntries(board.columns.filter(({ total }) => total > 0).map(({ state, total }) => [state, total])),
        turn,
      ).toEqual(Object.fromEntries(counted.map(({ state, n }) => [state, n])))
      expect(board.columns.every(({ rows }) => rows.length <= 5)).toBe(true)
      while ((await foldFigures(stage.database)) > 0) {}
    }
  })

  it('selects at most 2,000 across pages, with the versions seen', async () => {
    const { items, more } = await selectProblems(stage.context, cityOffice(), { sort: 'due' })
    expect(items.length).toBe(2000)
    expect(more).toBe(true)
  })
})

describe('speed is in the schema: what a page of 50 touches', () => {
  const queries: Record<string, Query> = {
    'open ones by term': { state: 'assigned,rectifying,checking' as never },
    'every state by term': {},
    'one state': { state: 'closed' as never },
    'one industry': { industry: industry as never },
    'by day of finding': { sort: 'found' },
    'by number': { sort: 'number' },
  }
  for (const [name, make] of Object.entries(posts)) {
    if (name === 'enterprise') continue
    it(`${name}: no sequential scan, at most 4 × 50 + 200 rows`, async () => {
      for (const [which, query] of Object.entries(queries)) {
        const { sort, after, limit, ...filter } = endpoint.query.parse(query)
        const actor = make()
        const moment = momentOf(stage.context)
        const { text, values } = pageStatement(actor, { filter, found: null, sort, after, limit, moment })
        const [row] = await stage.rows<{ 'QUERY PLAN': Plan[] }>(
          actor,
          `explain (analyze, timing off, format json) ${text}`,
          [...values],
        )
        const plan = row?.['QUERY PLAN'][0]?.Plan
        if (!plan) throw new Error('no plan')
        expect(touched(plan), `${which}\n${JSON.stringify(plan, null, 1)}`).toBeLessThanOrEqual(400)
        expect(scans(plan), which).not.toContain('Seq Scan')
      }
    })
  }
})

interface Plan {
  Plan: PlanNode
}
interface PlanNode {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Relation Name'?: string
  Plans?: PlanNode[]
}

/** Rows of problems that were read, those thrown away again included. */
function touched(node: PlanNode): number {
  const own =
    node['Relation Name'] === 'problem'
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0
  return own + (node.Plans ?? []).reduce((sum, child) => sum + touched(child), 0)
}

/** How problems are reached. */
function scans(node: PlanNode): string[] {
  const own = node['Relation Name'] === 'problem' ? [node['Node Type']] : []
  return [...own, ...(node.Plans ?? []).flatMap(scans)]
}
