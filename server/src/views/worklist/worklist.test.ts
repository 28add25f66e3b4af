import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#ground/database/claims.ts'
import { foldFigures } from '#ground/figures/index.ts'
import { type City, freshCity, post, posts, strangers } from '../city.test-support.ts'
import { recentChanges } from './recent-changes.ts'
import { showWorklist } from './show-worklist.ts'

let city: City
const enterprise = randomUUID()
const contact = post('enterpriseContact', 'x', { kind: 'enterprises', enterprises: [enterprise] })

interface Owed {
  due: string
  kind?: string
  noun?: string
  setFor?: string
  unit?: string | null
  role?: string
  person?: string
  enterprise?: string
  paused?: string
  done?: boolean
  subject?: string
}

async function owe({
  due,
  kind = 'checkpoint',
  noun = 'problem',
  setFor = due,
  unit = '330881-ecology',
  ...said
}: Owed) {
  const subjectId = said.subject ?? randomUUID()
  await city.loader(
    `insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, holder_role, holder_person, holder_enterprise,
       started_on, set_for, stands_at, paused_since, done_at, area, enterprise_id)
     values ($1, $2, $3, '三(三)3', '江山沅沅木业 · 喷漆房未密闭', $4, $5, $6, $7, '2024-05-01', $8, $9, $10, $11, '330881', $7)`,
    [
      noun,
      subjectId,
      kind,
      unit,
      said.role ?? null,
      said.person ?? null,
      said.enterprise ?? null,
      setFor,
      due,
      said.paused ?? null,
      said.done ? city.now : null,
    ],
  )
  return subjectId
}

const ecology = post('areaEcology', '330881-ecology', { kind: 'areas', areas: ['330881'], industries: null })
const list = (
  actor: Actor,
  said: { when?: 'overdue' | 'today' | 'week' | 'later'; after?: string; limit?: number } = {},
) => showWorklist(city, actor, { limit: 50, ...said })

beforeAll(async () => {
  // a Thursday
  city = await freshCity()
  await owe({ due: '2024-06-18' })
  await owe({ due: '2024-06-20' })
  await owe({ due: '2024-06-23', kind: 'closure' })
  await owe({ due: '2024-06-24' })
  await owe({ due: '2024-07-30', setFor: '2024-06-01' })
  await owe({ due: '2024-06-10', paused: '2024-06-05' })
  await owe({ due: '2024-06-19', done: true })
  await owe({ due: '2024-06-19', unit: '330822-ecology' })
  await owe({ due: '2024-06-19', role: 'areaLeader' })
  await owe({ due: '2024-06-21', person: ecology.personId, noun: 'task', kind: 'task' })
  await owe({ due: '2024-06-21', person: randomUUID() })
  await owe({ due: '2024-06-22', unit: null, enterprise, kind: 'progressReport' })
})
afterAll(() => city.database.drop())

describe('四(二)-1 工作台: what waits for a post', () => {
  test('by deadline, the unit’s and one’s own, nobody else’s, and nothing that is done', async () => {
    const { rows, counters, today } = await list(ecology)
    expect(today).toBe('2024-06-20')
    expect(rows.map(row => row.standsAt)).toEqual([
      '2024-06-10',
      '2024-06-18',
      '2024-06-20',
      '2024-06-21',
      '2024-06-23',
      '2024-06-24',
      '2024-07-30',
    ])
    expect(counters).toEqual({
      overdue: { count: 1, more: false },
      today: { count: 1, more: false },
      week: { count: 3, more: false },
      all: { count: 7, more: false },
    })
  })

  test('each line has its urgency, its words and the one action with its page', async () => {
    const { rows } = await list(ecology)
    const byTerm = new Map(rows.map(row => [row.standsAt, row]))
    expect(byTerm.get('2024-06-18')).toMatchObject({
      what: { zh: '核查' },
      urgency: 'blue',
      lateDays: 2,
      action: { words: { zh: '去核查' } },
    })
    expect(byTerm.get('2024-06-18')?.action.link).toBe(`/problems/${byTerm.get('2024-06-18')?.subjectId}`)
    expect(byTerm.get('2024-06-20')).toMatchObject({ urgency: 'dueSoon', workingDaysLeft: 0, lateDays: 0 })
    expect(byTerm.get('2024-06-21')).toMatchObject({ noun: 'task', what: { zh: '完成任务' } })
    // an extension does not lower the days over, but while it runs nothing is late
    expect(byTerm.get('2024-07-30')).toMatchObject({ urgency: 'inTime', lateDays: 19 })
    expect(byTerm.get('2024-06-10')).toMatchObject({ paused: true, urgency: 'dueSoon', lateDays: 0 })
  })

  test('counters open to their lines', async () => {
    for (const when of ['overdue', 'today', 'week', 'later'] as const) {
      const { rows, counters } = await list(ecology, { when })
      if (when !== 'later') expect(rows.filter(row => !row.paused).length, when).toBe(counters[when].count)
      else expect(rows.map(row => row.standsAt)).toEqual(['2024-06-24', '2024-07-30'])
    }
  })

  test('an enterprise’s contact sees what the enterprise owes, and its unit’s name gives no more', async () => {
    expect((await list(contact)).rows.map(row => row.kind)).toEqual(['progressReport'])
    expect((await list({ ...contact, unitId: '330881-ecology' })).rows.map(row => row.kind)).toEqual(['progressReport'])
    expect((await list(strangers.contact)).rows).toEqual([])
    expect((await list(strangers.auditor)).rows).toEqual([])
  })

  test('pages follow each other without a gap or a repeat', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list(ecology, { limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.rows.map(row => row.standsAt))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual((await list(ecology)).rows.map(row => row.standsAt))
  })

  test('many duties are counted up to a thousand, and more is said to be more', async () => {
    await city.loader(`insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, started_on, set_for, stands_at, area)
      select 'problem', gen_random_uuid(), 'checkpoint', '—', 'x', '330825-ecology', '2024-05-01', '2024-06-01', '2024-06-01', '330825'
      from generate_series(1, 1500)`)
    const longyou = post('areaEcology', '330825-ecology', { kind: 'areas', areas: ['330825'], industries: null })
    const { counters, total } = await list(longyou)
    expect(counters.overdue).toEqual({ count: 1000, more: true })
    expect(total).toBeNull()
  })
})

describe('我关注的变化', () => {
  test('what moved since the end of yesterday in one’s own cells, whatever is folded', async () => {
    city.now = new Date('2024-06-19T10:00:00+08:00')
    const township = '330881121'
    const one = await city.addProblem({ township })
    const two = await city.addProblem({ township })
    const elsewhere = await city.addProblem({
      township: city.campaign.townships.find(({ area }) => area === '330822')?.code ?? '',
    })
    await foldFigures(city.database)
    city.now = new Date('2024-06-20T09:00:00+08:00')
    for (const problem of [one, two, elsewhere]) {
      await city.move(problem, 'rectifying', { dueOriginal: '2024-07-01', dueCurrent: '2024-07-01' })
    }
    const { cells, since } = await recentChanges(city, posts.jiangshanOffice)
    expect(since).toBe('2024-06-19')
    expect(cells).toEqual([
      {
        area: '330881',
        industry: 'wood-furniture',
        changes: [
          expect.objectContaining({ measure: 'problem.state.found', was: 2, now: 0 }),
          expect.objectContaining({ measure: 'problem.state.rectifying', was: 0, now: 2 }),
        ],
      },
    ])
    expect((await recentChanges(city, posts.cityOffice)).cells).toHaveLength(2)
    expect((await recentChanges(city, posts.hecun)).cells).toHaveLength(1)
    expect(
      (await recentChanges(city, { ...posts.cityEconomy, scope: { kind: 'city', industries: ['glass'] } })).cells,
    ).toEqual([])
  })
})
