import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#ground/database/claims.ts'
import { foldFigures } from '#ground/figures/index.ts'
import { openCell } from './board/open-cell.ts'
import { showBatches } from './board/show-batches.ts'
import { showBoard } from './board/show-board.ts'
import { type City, freshCity, post, posts } from './city.test-support.ts'
import { showDossier } from './dossier/show-dossier.ts'
import { showTimeLine } from './dossier/time-line.ts'
import { search } from './search/search.ts'
import { showWorklist } from './worklist/show-worklist.ts'

let city: City
let enterprise: string

interface Counts {
  readonly scans: number
  readonly rows: number
}
const none: Counts = { scans: 0, rows: 0 }
/** What the last view touched, by table. */
const touched = new Map<string, Counts>()
const noted: Promise<void>[] = []

const growing = [
  'ground.trail',
  'ground.duty',
  'ground.figure_balance',
  'ground.figure_day',
  'remediation.problem',
  'remediation.problem_text',
  'remediation.measure',
  'remediation.progress_report',
  'baseline.enterprise',
]

beforeAll(async () => {
  city = watched(await freshCity())
  const townships = city.campaign.townships.slice(0, 96)
  enterprise = await city.addEnterprise({
    name: '江山沅沅木业',
    township: '330881121',
    industries: ['wood-furniture'],
  })
  await city.loader(
    `insert into baseline.enterprise (id, state, name, name_folded, kind, industries, industry, area, county, township,
       reported_unit, reported_by, reported_words, reported_at, updated_at)
     select uuidv7(), 'confirmed', '企业' || n, '企业' || n, 'workshop', array[$2], $2, area, county, code, 'x', $3, 'x', now(), now()
     from generate_series(1, 5000) as n
     join (select row_number() over () as place, * from jsonb_to_recordset($1) as given(code text, area text, county text)) as town
       on town.place = 1 + n % 96`,
    [JSON.stringify(townships), 'glass', '00000000-0000-7000-8000-000000000000'],
  )
  await city.loader(
    `insert into remediation.problem (id, state, subject_kind, enterprise_id, subject_name, area, county, township, industry, dimension,
       words, source, found_on, found_by, found_by_words, due_original, due_current, late_since)
     select uuidv7(), state, 'enterprise', case when n % 2000 = 0 then $3::uuid else gen_random_uuid() end, '企业' || n, area, county, code,
       ($2::text[])[1 + n % 12], 'pollutionControl', '喷漆房未密闭 ' || n, 'survey', date '2024-01-01' + n % 150, $4, 'x', due, due,
       case when due < date '2024-06-20' then due + 1 end
     from generate_series(1, 20000) as n
     join (select row_number() over () as place, * from jsonb_to_recordset($1) as given(code text, area text, county text)) as town
       on town.place = 1 + n % 96,
     lateral (select (array['found', 'assigned', 'rectifying', 'rectifying', 'checking', 'verified', 'closed', 'closed'])[1 + (n / 7) % 8] as state,
       date '2024-05-01' + (n * 7) % 200 as due) as its`,
    [
      JSON.stringify(townships),
      city.campaign.industries.map(({ id }) => id),
      enterprise,
      '00000000-0000-7000-8000-000000000000',
    ],
  )
  // an empty table is read whole, whatever its indexes
  await city.loader(
    `insert into remediation.measure (id, state, problem_id, words, kind, due, responsible_person, area, county, township, industry, enterprise_id)
     select uuidv7(), 'underway', id, '安装集气罩', 'engineering', date '2024-12-31', '张三', area, county, township, industry, enterprise_id
     from remediation.problem where state = 'checking'`,
  )
  await city.loader(
    `insert into remediation.progress_report (id, state, problem_id, month, due_on, area, county, township, industry, enterprise_id)
     select uuidv7(), 'missed', id, '2024-05', date '2024-05-25', area, county, township, industry, enterprise_id
     from remediation.problem where state = 'checking'`,
  )
  // a plant's problems lie where the plant does
  await city.loader(
    `update remediation.problem set area = '330881', county = '330881', township = '330881121' where enterprise_id = $1`,
    [enterprise],
  )
  await city.loader(
    `insert into ground.trail (noun, subject_id, action, to_state, version, at, person_id, post_id, unit_id, actor_words, area, township, industry, enterprise_id)
     select 'problem', id, action, case action when 'report' then 'found' else state end, 1, found_on + time '09:00', $1, $1, 'x', 'x', area, township, industry, enterprise_id
     from remediation.problem, unnest(array['report', 'pass']) as action order by id, action desc`,
    ['00000000-0000-0000-0000-000000000000'],
  )
  await city.loader(
    `insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, started_on, set_for, stands_at, area, township, industry, enterprise_id)
     select 'problem', id, 'rectification', '—', subject_name, area || '-ecology', found_on, due_original, due_current, area, township, industry, enterprise_id
     from remediation.problem where state in ('assigned', 'rectifying')`,
  )
  await city.loader(
    `insert into ground.figure_delta (day, measure, area, county, township, industry, amount)
     select found_on, 'problem.state.' || state, area, coalesce(county, ''), township, industry, count(*) from remediation.problem group by found_on, state, area, county, township, industry
     union all select found_on, 'problem.all', area, coalesce(county, ''), township, industry, count(*) from remediation.problem group by found_on, area, county, township, industry`,
  )
  while ((await foldFigures(city.database, 20_000)) > 0) {}
  const owner = new pg.Client({ connectionString: city.database.ownerUrl })
  await owner.connect()
  // the owner analyses what it owns, and row-level security is no hindrance to that
  for (const table of [...growing, 'ground.figure_delta']) await owner.query(`analyze ${table}`)
  await owner.end()
}, 180_000)
afterAll(() => city.database.drop())

/** The same city on a database that notes, at the end of each transaction, what it touched since its beginning. */
function watched(the: City): City {
  const { pool } = the.database
  const connect = async () => {
    const client = await pool.connect()
    const query = client.query.bind(client) as (...said: unknown[]) => Promise<pg.QueryResult>
    // until the server has published them, the counts still hold what earlier transactions of this connection touched
    const countsNow = async () => {
      const { rows } = await query(
        `select schemaname || '.' || relname as name, seq_scan as scans, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
         from pg_stat_xact_user_tables`,
      )
      return new Map<string, Counts>(rows.map(row => [row.name, row]))
    }
    let before = new Map<string, Counts>()
    const note = async () => {
      for (const [name, { scans, rows }] of await countsNow()) {
        const known = touched.get(name) ?? none
        const earlier = before.get(name) ?? none
        touched.set(name, { scans: known.scans + scans - earlier.scans, rows: known.rows + rows - earlier.rows })
      }
    }
    const watchedQuery = async (...said: unknown[]) => {
      if (said[0] === 'commit') {
        const noting = note()
        noted.push(noting)
        await noting
      }
      const result = await query(...said)
      if (typeof said[0] === 'string' && said[0].startsWith('begin')) before = await countsNow()
      return result
    }
    return new Proxy(client, {
      get: (target, name) => (name === 'query' ? watchedQuery : Reflect.get(target, name, target)),
    })
  }
  const watchedPool = new Proxy(pool, {
    get: (target, name) => {
      if (name === 'connect') return connect
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...the, database: { ...the.database, pool: watchedPool } }
}

/** What `view` answers, after all that it touched has been noted; a reading transaction ends after its answer. */
async function watch<Answer>(view: () => Promise<Answer>): Promise<Answer> {
  touched.clear()
  const answer = await view()
  await Promise.all(noted.splice(0))
  return answer
}

const scanned = () => growing.filter(name => (touched.get(name)?.scans ?? 0) > 0)
const rowsOf = (...names: string[]) => names.reduce((sum, name) => sum + (touched.get(name)?.rows ?? 0), 0)

const readers: readonly Actor[] = [
  ...Object.values(posts),
  post('areaEcology', '330881-ecology', { kind: 'areas', areas: ['330881'], industries: null }),
]

describe('no view scans a table that grows with the work, whatever the post', () => {
  test.each(readers.map(actor => [`${actor.role} of ${actor.unitId}`, actor] as const))('%s', async (_, actor) => {
    const views: [string, () => Promise<unknown>][] = [
      ['worklist', () => showWorklist(city, actor, { limit: 50 })],
      ['board', () => showBoard(city, actor, { by: 'area' })],
      ['board by county', () => showBoard(city, actor, { by: 'county' })],
      ['board of a past day', () => showBoard(city, actor, { by: 'area', day: '2024-04-01' })],
      ['batches', () => showBatches(city, actor)],
      [
        'cell',
        () =>
          openCell(city, actor, {
            by: 'area',
            measure: 'state.rectifying',
            place: '330881',
            industry: 'glass',
            limit: 50,
          }),
      ],
      ['row', () => openCell(city, actor, { by: 'area', measure: 'overdue', place: '330881', limit: 50 })],
      ['column', () => openCell(city, actor, { by: 'area', measure: 'closed', industry: 'glass', limit: 50 })],
      [
        'county',
        () => openCell(city, actor, { by: 'county', measure: 'all', place: '330802', industry: 'glass', limit: 50 }),
      ],
      ['total', () => openCell(city, actor, { by: 'area', measure: 'all', limit: 50 })],
      [
        'cell of a past day',
        () =>
          openCell(city, actor, {
            by: 'area',
            measure: 'all',
            place: '330881',
            industry: 'glass',
            day: '2024-04-01',
            limit: 50,
          }),
      ],
      ['search', () => search(city, actor, '企业77')],
      ['search of a number', () => search(city, actor, 'WT-2024-000123')],
    ]
    for (const [name, view] of views) {
      await watch(view)
      expect(scanned(), name).toEqual([])
    }
  })

  test('the file of an enterprise, as its own contact and as a city office', async () => {
    const owner = post('enterpriseContact', 'x', { kind: 'enterprises', enterprises: [enterprise] })
    for (const actor of [owner, posts.cityOffice, posts.jiangshanOffice]) {
      await watch(() => showTimeLine(city, actor, enterprise, { limit: 50 }))
      expect(scanned()).toEqual([])
      const dossier = await watch(() => showDossier(city, actor, enterprise))
      expect(dossier.problems.all).toBe(10)
      expect(scanned()).toEqual([])
    }
    await watch(() => showWorklist(city, owner, { limit: 50 }))
    expect(scanned()).toEqual([])
  })
})

describe('what a page touches does not grow with the work', () => {
  const page = 50

  test('worklist: at most 4 × page + 200 rows beyond what its counters count', async () => {
    const ecology = post('areaEcology', '330881-ecology', { kind: 'areas', areas: ['330881'], industries: null })
    const { counters, rows } = await watch(() => showWorklist(city, ecology, { limit: page }))
    expect(rows).toHaveLength(page)
    const counted = Object.values(counters).reduce((sum, { count }) => sum + count + 1, 0)
    expect(rowsOf('ground.duty')).toBeLessThanOrEqual(counted + 4 * page + 200)
  })

  test('the rows behind a cell, a county’s row, an industry’s column', async () => {
    for (const which of [
      { by: 'area', place: '330881', industry: 'glass', measure: 'rectified' },
      { by: 'area', place: '330881', measure: 'overdue' },
      { by: 'area', industry: 'glass', measure: 'closed' },
    ] as const) {
      const { total } = await watch(() => openCell(city, posts.changshanEcology, { ...which, limit: page }))
      expect(rowsOf('remediation.problem'), JSON.stringify(which)).toBeLessThanOrEqual(4 * page + 200)
      expect(total).not.toBeNull()
    }
  })

  test('the board reads figures and one term a cell, not problems', async () => {
    await watch(() => showBoard(city, posts.cityOffice, { by: 'area' }))
    expect(rowsOf('remediation.problem')).toBeLessThanOrEqual(3 * 96 * 2)
    const balances = rowsOf('ground.figure_balance')
    await watch(() => showBoard(city, posts.hecun, { by: 'area' }))
    expect(rowsOf('ground.figure_balance')).toBe(balances)
  })
})
