import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '#campaign/remediation/index.ts'
import { problemStateNames } from '#contract/remediation/problem.states.ts'
import type { BoardCell, BoardMeasure } from '#contract/views/board.ts'
import { boardMeasureNames } from '#contract/views/board.ts'
import type { CellRow } from '#contract/views/cell-rows.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { startOfDay } from '#ground/clock/shanghai.ts'
import { urgencySteps } from '#ground/clock/urgency.ts'
import { type Actor, servicePost } from '#ground/database/claims.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { foldFigures } from '#ground/figures/index.ts'
import { type City, freshCity, posts, strangers } from '../city.test-support.ts'
import { boardDefinitions } from './board-measures.ts'
import { openCell } from './open-cell.ts'
import { showBatches } from './show-batches.ts'
import { showBoard } from './show-board.ts'

let city: City
beforeAll(async () => {
  city = await freshCity()
})
afterAll(() => city.database.drop())

/** A township of 江山, one of 常山, and streets of 柯城 and 衢江 that the two zones run. */
const hecun = '330881121'
const zoneStreets = () => city.campaign.townships.filter(township => township.area !== township.county).slice(0, 3)
const townshipOf = (area: string) => {
  const found = city.campaign.townships.find(township => township.area === area)
  if (!found) throw new Error(`${area} has no township`)
  return found.code
}

type Which = { by?: 'area' | 'county'; measure: BoardMeasure; place?: string; industry?: string; day?: string }

/** All rows behind a number, page by page. */
async function openAll(actor: Actor, which: Which, limit = 7) {
  const rows: CellRow[] = []
  let after: string | undefined
  let total: number | null = null
  do {
    const page = await openCell(city, actor, { by: 'area', ...which, limit, ...(after ? { after } : {}) })
    rows.push(...(page.rows as CellRow[]))
    total = page.total
    after = page.next ?? undefined
  } while (after)
  return { rows, total }
}

function numberOf(cell: Pick<BoardCell, 'all' | 'rectified' | 'closed' | 'overdue' | 'states'>, measure: BoardMeasure) {
  if (measure.startsWith('state.')) return cell.states[measure.slice(6) as keyof typeof cell.states] ?? 0
  return cell[measure as 'all' | 'rectified' | 'closed' | 'overdue']
}
const shown = boardMeasureNames.filter(measure => measure !== 'closedInTime' && measure !== 'closedLate')

describe('三(三)2 亮晒: every number opens, and what opens is as many as it says', () => {
  const wantedDays = ['2024-06-10', '2024-06-11', '2024-06-12']
  const boards = new Map<string, Awaited<ReturnType<typeof showBoard>>>()

  beforeAll(async () => {
    const random = fc.sample(
      fc.record({
        place: fc.nat({ max: 5 }),
        industry: fc.constantFrom('wood-furniture', 'glass', 'chemical', null),
        state: fc.constantFrom(...problemStateNames),
        late: fc.boolean(),
        due: fc.integer({ min: -60, max: 40 }),
        enterprise: fc.boolean(),
      }),
      { numRuns: 120, seed: 20240620 },
    )
    const townships = [hecun, townshipOf('330822'), townshipOf('330802'), ...zoneStreets().map(({ code }) => code)]
    const enterprise = await city.addEnterprise({
      name: '江山沅沅木业',
      township: hecun,
      industries: ['wood-furniture'],
    })
    const problems: Problem[] = []
    for (const [index, day] of wantedDays.entries()) {
      city.now = new Date(startOfDay(day).getTime() + 9 * 3_600_000)
      for (const [at, one] of random.entries()) {
        if (at % wantedDays.length !== index) continue
        const township = townships[one.place] ?? hecun
        const own = one.enterprise && township === hecun && one.industry === 'wood-furniture'
        problems.push(
          await city.addProblem({
            township,
            industry: one.industry,
            ...(one.industry === null ? { subjectKind: 'site' as const, subjectName: '某露天堆场' } : {}),
            ...(own ? { subjectKind: 'enterprise', enterpriseId: enterprise, subjectName: '江山沅沅木业' } : {}),
          }),
        )
        // earlier problems move on
        const earlier = problems[at >> 1]
        const target = random[(at * 7) % random.length]
        if (earlier && target && problems[at >> 1] === earlier && at % 2 === 0) {
          const due = addDays(day, target.due)
          problems[at >> 1] = await city.move(earlier, target.state, {
            dueOriginal: due,
            dueCurrent: due,
            lateSince: due < day ? addDays(due, 1) : null,
            closedOn: target.state === 'closed' ? day : null,
          })
        }
      }
      if (index === 1) while ((await foldFigures(city.database, 50)) > 0) {}
      boards.set(day, await showBoard(city, posts.cityOffice, { by: 'area' }))
    }
    city.now = new Date('2024-06-20T09:00:00+08:00')
  }, 120_000)

  test('every cell, row, column and total, by area and by county, for posts inside and outside', async () => {
    for (const by of ['area', 'county'] as const) {
      const board = await showBoard(city, posts.changshanEcology, { by })
      expect(board.cells.length).toBeGreaterThan(8)
      for (const measure of shown) {
        for (const cell of board.cells) {
          const { rows, total } = await openAll(posts.changshanEcology, {
            by,
            measure,
            place: cell.place,
            industry: cell.industry,
          })
          const name = `${by} ${cell.place} ${cell.industry} ${measure}`
          expect([rows.length, total], name).toEqual([numberOf(cell, measure), numberOf(cell, measure)])
        }
        for (const row of board.rows) {
          expect((await openAll(posts.hecun, { by, measure, place: row.place })).rows.length).toBe(
            numberOf(row, measure),
          )
        }
        for (const column of board.columns) {
          expect((await openAll(posts.hecun, { by, measure, industry: column.industry })).rows.length).toBe(
            numberOf(column, measure),
          )
        }
        expect((await openAll(posts.cityOffice, { by, measure })).rows.length).toBe(numberOf(board.total, measure))
      }
      for (const measure of ['closedInTime', 'closedLate'] as const) {
        const { rows, total } = await openAll(posts.cityOffice, { by, measure })
        expect(rows.length).toBe(total)
      }
    }
  }, 120_000)

  test('counties and areas come to the same sum, industry by industry, since a street run by a zone counts once', async () => {
    const [byArea, byCounty] = await Promise.all(
      (['area', 'county'] as const).map(by => showBoard(city, posts.cityOffice, { by })),
    )
    expect(byArea?.places).toHaveLength(8)
    expect(byCounty?.places).toHaveLength(6)
    expect(byCounty?.columns).toEqual(byArea?.columns)
    expect(byCounty?.total).toEqual(byArea?.total)
    expect(byCounty?.rows).not.toEqual(byArea?.rows)
    const zones = byArea?.rows.filter(row => row.place.startsWith('QZ-')).reduce((sum, row) => sum + row.all, 0)
    expect(zones).toBeGreaterThan(0)
  })

  test('a past day shows what was shown that day, and its numbers open to the rows of that day', async () => {
    for (const day of wantedDays) {
      const then = boards.get(day)
      const now = await showBoard(city, posts.jiangshanOffice, { by: 'area', day })
      const facts = (board: typeof now) =>
        board.cells
          .filter(cell => cell.all > 0 || Object.keys(cell.states).length > 0)
          .map(({ place, industry, all, rectified, closed, overdue, states }) => ({
            place,
            industry,
            all,
            rectified,
            closed,
            overdue,
            states,
          }))
          .sort((one, other) => `${one.place}${one.industry}`.localeCompare(`${other.place}${other.industry}`))
      expect(then && facts(now)).toEqual(then && facts(then))
      for (const measure of shown) {
        for (const cell of now.cells) {
          const { rows, total } = await openAll(posts.jiangshanOffice, {
            measure,
            day,
            place: cell.place,
            industry: cell.industry,
          })
          expect([rows.length, total], `${day} ${cell.place} ${cell.industry} ${measure}`).toEqual([
            numberOf(cell, measure),
            numberOf(cell, measure),
          ])
        }
      }
    }
    await expect(showBoard(city, posts.cityOffice, { by: 'area', day: '2024-06-21' })).rejects.toMatchObject({
      status: 422,
    })
  }, 120_000)

  test('the shape of a cell is the most urgent of the rows behind it', async () => {
    for (const by of ['area', 'county'] as const) {
      const board = await showBoard(city, posts.cityOffice, { by })
      for (const cell of board.cells) {
        const { rows } = await openAll(
          posts.cityOffice,
          { by, measure: 'all', place: cell.place, industry: cell.industry },
          200,
        )
        const worst = rows
          .map(row => (row.urgency ? urgencySteps.indexOf(row.urgency) : -1))
          .reduce((one, two) => Math.max(one, two), -1)
        expect(cell.worst, `${cell.place} ${cell.industry}`).toBe(urgencySteps[worst] ?? null)
      }
    }
  }, 60_000)

  test('outside one’s scope a row has what is allow-listed and nothing else; inside it is whole', async () => {
    const { rows } = await openAll(posts.changshanEcology, { measure: 'all' }, 200)
    const outside = rows.filter(row => row.area !== '330822')
    expect(outside.length).toBeGreaterThan(20)
    for (const row of outside) {
      expect(row.case).toBeNull()
      expect(Object.keys(row).sort()).toEqual([
        'area',
        'case',
        'industry',
        'lateDays',
        'name',
        'state',
        'subjectKind',
        'urgency',
      ])
      if (row.subjectKind !== 'enterprise') expect(row.name).toBeNull()
    }
    expect(outside.some(row => row.name === '江山沅沅木业')).toBe(true)
    const inside = rows.filter(row => row.area === '330822')
    expect(inside.length).toBeGreaterThan(5)
    for (const row of inside) expect(row.case?.number).toMatch(/^WT-2024-\d{6}$/)
    const own = await openAll(posts.hecun, { measure: 'all', place: '330881' }, 200)
    expect(own.rows.every(row => row.case !== null)).toBe(true)
  })

  test('where a page goes on is sealed: it tells no id, and nothing made up is taken', async () => {
    const page = await openCell(city, posts.changshanEcology, { by: 'area', measure: 'all', place: '330881', limit: 3 })
    const key = Buffer.from(page.next ?? '', 'base64url').toString('latin1')
    expect(key).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    for (const after of ['nonsense', Buffer.from('["-infinity","x"]').toString('base64url')]) {
      await expect(
        openCell(city, posts.changshanEcology, { by: 'area', measure: 'all', limit: 3, after }),
      ).rejects.toMatchObject({ status: 422 })
    }
  })

  test('enterprises, experts and administrators get no row and no term, whatever they ask the database', async () => {
    const asked = `select * from views.allow_listed_rows(array['found','assigned','rectifying','closed'], null, null, null, null,
      '2024-06-20', '2024-06-25', null, '-infinity', '00000000-0000-0000-0000-000000000000', 200)`
    const count = (actor: Actor, text: string) =>
      reading(city.database, actor, async tx => (await tx.query(text)).length)
    for (const actor of Object.values(strangers)) {
      expect(await count(actor, asked), actor.role).toBe(0)
      expect(await count(actor, `select * from views.terms_of_cells('2024-06-20')`), actor.role).toBe(0)
    }
    for (const actor of Object.values(posts)) {
      expect(await count(actor, asked), actor.role).toBeGreaterThan(20)
    }
    // the function asked is the only way: the table itself shows an area no more than its own
    expect(await count(posts.changshanEcology, `select from remediation.problem where area = '330881'`)).toBe(0)
  })
})

describe('按期销号率', () => {
  test('cells under three enterprises show no rate to posts outside, and none can be reckoned back from a total', async () => {
    const other = await freshCity()
    try {
      for (const [township, enterprises] of [
        [hecun, 2],
        [townshipOf('330822'), 3],
      ] as const) {
        for (let at = 0; at < enterprises; at += 1) {
          await other.addEnterprise({ name: `企业${township}${at}`, township, industries: ['glass'] })
        }
        for (const lateSince of [null, null, '2024-05-01']) {
          const problem = await other.addProblem({ township, industry: 'glass' })
          await other.move(problem, 'closed', { lateSince, dueOriginal: '2024-04-30', dueCurrent: '2024-04-30' })
        }
      }
      const rates = async (actor: Actor) => {
        const board = await showBoard(other, actor, { by: 'area' })
        const rate = (place: string) => board.cells.find(cell => cell.place === place)?.onTime ?? null
        return [rate('330881'), rate('330822'), board.total.onTime]
      }
      const full = { rate: 2 / 3, inTime: 2, closed: 3 }
      expect(await rates(posts.changshanEcology)).toEqual([null, full, full])
      expect(await rates(posts.hecun)).toEqual([null, full, full])
      expect(await rates(posts.jiangshanOffice)).toEqual([full, full, { rate: 4 / 6, inTime: 4, closed: 6 }])
      expect(await rates(posts.cityOffice)).toEqual([full, full, { rate: 4 / 6, inTime: 4, closed: 6 }])
    } finally {
      await other.database.drop()
    }
  }, 60_000)

  test('every number has its definition beside it', () => {
    expect(boardDefinitions.map(({ measure }) => measure)).toEqual([...boardMeasureNames])
    for (const { definition, words } of boardDefinitions) {
      expect(words.zh).not.toBe('')
      expect(definition.zh.length).toBeGreaterThan(6)
    }
  })
})

describe('二-1: the three batches', () => {
  test('come to the board’s total of their industries', async () => {
    const [board, batches] = [await showBoard(city, posts.hecun, { by: 'area' }), await showBatches(city, posts.hecun)]
    expect(batches.batches.map(({ number, deadline }) => [number, deadline])).toEqual([
      [1, '2023-12-31'],
      [2, '2024-12-31'],
      [3, '2025-12-31'],
    ])
    expect(batches.batches.flatMap(({ industries }) => industries)).toHaveLength(12)
    for (const figure of ['all', 'rectified', 'closed', 'overdue'] as const) {
      const ofIndustries = board.columns.filter(column => column.industry !== 'none')
      expect(
        batches.batches.reduce((sum, batch) => sum + batch[figure], 0),
        figure,
      ).toBe(ofIndustries.reduce((sum, column) => sum + column[figure], 0))
    }
    expect(batches.batches[1]?.daysLeft).toBe(194)
  })
})

test('figures are read by service posts nowhere here: the loader sees no board', async () => {
  const seen = await transaction(city.database, servicePost('loader'), tx =>
    tx.query(`select from views.terms_of_cells('2024-06-20')`),
  )
  expect(seen).toHaveLength(0)
})
