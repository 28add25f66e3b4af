import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { NotificationRow } from '#contract/ground/notification.ts'
import type { Role, Scope } from '#contract/ground/role.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { fixedClock } from '../clock/create-clock.ts'
import { type Actor, servicePost } from '../database/claims.ts'
import { dispatchBatch } from '../database/outbox/dispatch-batch.ts'
import { type LiveSignal, type OutboxMessage } from '../database/outbox/index.ts'
import { transaction } from '../database/transaction.ts'
import { answerErrors } from '../http/answer-errors.ts'
import { notifications, serveNotifications } from './index.ts'

let database: FreshDatabase
let app: FastifyInstance
const actors = new Map<string, Actor>()
const clock = fixedClock('2024-06-01T09:00:00+08:00')
const consumer = notifications({ clock })

beforeAll(async () => {
  database = await freshDatabase()
  await loader(
    `insert into ground.place (code, kind, name) values ('jiangshan', 'area', '江山市'), ('longyou', 'area', '龙游县')`,
  )
  await loader(`insert into ground.unit (id, name, kind, level) values ('jsEcology', '江山分局', 'ecology', 'area'), ('lyEcology', '龙游分局', 'ecology', 'area'),
    ('hecun', '贺村镇', 'township', 'township'), ('external', '企业', 'enterprise', 'external')`)
  app = Fastify()
  answerErrors(app)
  serveNotifications(
    {
      app,
      endpoints: [],
      readSession: async request => {
        const actor = actors.get(String(request.headers['x-test-post']))
        return actor ? { id: 's', personId: actor.personId, mustChangePassword: false, actor } : null
      },
    },
    { database, clock: { realNow: () => new Date() } },
  )
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

const loader = (text: string, values: unknown[] = []) =>
  transaction(database, servicePost('loader'), async tx => {
    await tx.query(text, values)
  })

async function post(unitId: string, role: Role, scope: Scope, personId: string = randomUUID()): Promise<Actor> {
  const postId = randomUUID()
  await loader(`insert into ground.person (id, name, username) values ($1, '某人', $2) on conflict do nothing`, [
    personId,
    personId,
  ])
  await loader(
    `insert into ground.post (id, person_id, role, unit_id, scope_kind, areas, townships, industries, enterprises) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      postId,
      personId,
      role,
      unitId,
      scope.kind,
      scope.kind === 'areas' ? scope.areas : [],
      scope.kind === 'townships' ? scope.townships : [],
      'industries' in scope ? scope.industries : null,
      scope.kind === 'enterprises' ? scope.enterprises : [],
    ],
  )
  const actor: Actor = { postId, personId, unitId, role, scope, words: '' }
  actors.set(postId, actor)
  return actor
}

const officer = (unitId: string, area: string, personId?: string) =>
  post(unitId, 'areaEcology', { kind: 'areas', areas: [area], industries: null }, personId)

interface Where {
  area: string
  township?: string
  enterpriseId?: string
}
const name = '某某木器厂 废气直排'
const words = { zh: `${name}已交办`, en: 'assigned' }

/** What an act leaves: its trail row and its outbox line. */
async function happen(
  tell: object,
  where: Where | null = { area: 'jiangshan' },
  subjectId = randomUUID(),
): Promise<string> {
  await transaction(database, servicePost('loader'), async tx => {
    if (where) {
      await tx.query(
        `insert into ground.trail (noun, subject_id, action, version, at, person_id, post_id, unit_id, actor_words, area, township, industry, enterprise_id)
         values ('problem', $1, 'assign', 1, now(), $1, $1, 'u', '', $2, $3, 'furniture', $4)`,
        [subjectId, where.area, where.township ?? null, where.enterpriseId ?? null],
      )
    }
    await tx.query(
      `insert into ground.outbox (topic, cell, noun, subject_id, event, payload) values ('problem', 'jiangshan:furniture', 'problem', $1, 'assign', $2)`,
      [subjectId, JSON.stringify({ words, link: `/problems/${subjectId}`, ...tell })],
    )
  })
  return subjectId
}

let signals: LiveSignal[] = []
beforeEach(() => {
  signals = []
})
afterEach(dispatch)

async function dispatch(): Promise<void> {
  const listening = {
    name: 'listening',
    consume: async (...given: Parameters<typeof consumer.consume>) => {
      const made = await consumer.consume(...given)
      signals.push(...made)
      return made
    },
  }
  while ((await dispatchBatch(database, [listening], 100)) !== 0) {}
}

const ask = (actor: Actor, url: string, method: 'GET' | 'POST' = 'GET', payload?: object) =>
  app.inject({ method, url, headers: { 'x-test-post': actor.postId }, ...(payload ? { payload } : {}) })
const list = async (actor: Actor, query = '') =>
  (await ask(actor, `/api/notifications${query}`)).json() as {
    rows: NotificationRow[]
    next: string | null
    asOf: string
  }
const unread = async (actor: Actor) => (await ask(actor, '/api/notifications/unread-count')).json().unread as number

test('a unit’s posts, or those of one role, hear what an act tells them, and only they see it', async () => {
  const [one, two, leader, elsewhere] = [
    await officer('jsEcology', 'jiangshan'),
    await officer('jsEcology', 'jiangshan'),
    await post('jsEcology', 'areaLeader', { kind: 'areas', areas: ['jiangshan'], industries: null }),
    await officer('lyEcology', 'longyou'),
  ]
  const subject = await happen({ units: [{ unitId: 'jsEcology', role: 'areaEcology' }] })
  await dispatch()
  for (const actor of [one, two]) {
    expect((await list(actor)).rows).toMatchObject([
      { topic: 'problem', words, link: `/problems/${subject}`, readAt: null },
    ])
    expect(await unread(actor)).toBe(1)
  }
  for (const actor of [leader, elsewhere]) expect((await list(actor)).rows).toEqual([])
  expect(signals).toHaveLength(1)
  expect(signals[0]).toMatchObject({ topic: 'notification', cell: '' })
  expect(signals[0]?.persons).toEqual(expect.arrayContaining([one.personId, two.personId]))
  expect(signals[0]?.persons).not.toContain(elsewhere.personId)
})

test('somebody told twice by one act hears of it once, and a line handed out again writes nothing new', async () => {
  const actor = await officer('jsEcology', 'jiangshan')
  const message: OutboxMessage = {
    id: 900_001,
    at: new Date(),
    topic: 'problem',
    cell: '',
    noun: 'problem',
    subjectId: await happen({}, { area: 'jiangshan' }),
    event: 'assign',
    payload: { units: [{ unitId: 'jsEcology' }, { unitId: 'jsEcology', role: 'areaEcology' }], words, link: '/x' },
  }
  for (let turn = 0; turn < 2; turn += 1) {
    await transaction(database, servicePost('dispatcher'), tx => consumer.consume(tx, [message]))
  }
  expect((await list(actor)).rows).toHaveLength(1)
})

test('a receiver whose post does not reach the record is told without its name and without a link', async () => {
  const outside = await officer('lyEcology', 'longyou')
  const otherTownship = await post('hecun', 'townshipOfficer', {
    kind: 'townships',
    townships: ['qinghu'],
    industries: null,
  })
  const township = await post('hecun', 'townshipOfficer', { kind: 'townships', townships: ['hecun'], industries: null })
  const otherIndustry = await post('hecun', 'areaIndustry', {
    kind: 'areas',
    areas: ['jiangshan'],
    industries: ['brick'],
  })
  await happen({ units: [{ unitId: 'lyEcology' }, { unitId: 'hecun' }] }, { area: 'jiangshan', township: 'hecun' })
  await dispatch()
  expect((await list(township)).rows[0]?.words).toEqual(words)
  for (const actor of [outside, otherTownship, otherIndustry]) {
    const [row] = (await list(actor)).rows
    expect(row?.words.zh).not.toContain(name)
    expect(row?.link).toBeNull()
  }
})

test.each([
  [
    'a hop',
    `insert into ground.hop (noun, subject_id, from_unit, to_unit, share, term, state, sent_at, changed_at, area) values ('problem', $1, 'x', 'lyEcology', 'lead', '2024-07-01', 'sent', now(), now(), 'jiangshan')`,
  ],
  [
    'an open duty',
    `insert into ground.duty (noun, subject_id, kind, clause, subject_words, holder_unit, started_on, set_for, stands_at, area) values ('problem', $1, 'k', 'c', '', 'lyEcology', '2024-06-01', '2024-07-01', '2024-07-01', 'jiangshan')`,
  ],
  ['a copy', `insert into ground.reading_right (unit_id, subject_id, noun) values ('lyEcology', $1, 'problem')`],
  [
    'an act of its own',
    `insert into ground.trail (noun, subject_id, action, version, at, person_id, post_id, unit_id, actor_words, area)
     values ('problem', $1, 'report', 1, now(), $1, $1, 'lyEcology', '', 'jiangshan')`,
  ],
])('a unit outside the scope that is party to the record by %s is told its name', async (_by, statement) => {
  const actor = await officer('lyEcology', 'longyou')
  const subject = randomUUID()
  await loader(statement, [subject])
  await happen({ units: [{ unitId: 'lyEcology' }] }, { area: 'jiangshan' }, subject)
  await dispatch()
  expect((await list(actor)).rows[0]?.words).toEqual(words)
})

test('the contacts of an enterprise are told of their own plant, not of another', async () => {
  const [mine, other] = [randomUUID(), randomUUID()]
  const contact = await post('external', 'enterpriseContact', { kind: 'enterprises', enterprises: [mine] })
  const stranger = await post('external', 'enterpriseContact', { kind: 'enterprises', enterprises: [other] })
  await happen({ enterprises: [mine] }, { area: 'jiangshan', enterpriseId: mine })
  await dispatch()
  expect((await list(contact)).rows[0]?.words).toEqual(words)
  expect((await list(stranger)).rows).toEqual([])
})

test('a unit is told by the posts that act for it: not by a contact, an expert or an administrator entered under it', async () => {
  const entered = [
    await post('jsEcology', 'enterpriseContact', { kind: 'enterprises', enterprises: [randomUUID()] }),
    await post('jsEcology', 'serviceProvider', { kind: 'enterprises', enterprises: [randomUUID()] }),
    await post('jsEcology', 'expert', { kind: 'enterprises', enterprises: [randomUUID()] }),
    await post('jsEcology', 'auditor', { kind: 'none' }),
  ]
  const subject = randomUUID()
  await loader(`insert into ground.reading_right (unit_id, subject_id, noun) values ('jsEcology', $1, 'problem')`, [
    subject,
  ])
  const persons = entered.map(({ personId }) => personId)
  await happen({ units: [{ unitId: 'jsEcology' }] }, { area: 'jiangshan' }, subject)
  await happen({ persons }, { area: 'jiangshan' }, subject)
  await dispatch()
  for (const actor of entered) {
    const { rows } = await list(actor)
    expect(rows, actor.role).toHaveLength(1)
    expect(rows[0]?.words.zh, actor.role).not.toContain(name)
  }
})

test('a person told as such sees it in every post, a post’s message only in that post', async () => {
  const first = await officer('jsEcology', 'jiangshan')
  const second = await officer('lyEcology', 'longyou', first.personId)
  await happen({ persons: [first.personId] })
  await dispatch()
  await happen({ units: [{ unitId: 'lyEcology' }] }, { area: 'longyou' })
  await dispatch()
  expect((await list(first)).rows).toHaveLength(1)
  expect((await list(second)).rows).toHaveLength(2)
})

test('what concerns no record is told by name to a person, and without it to a unit', async () => {
  const actor = await officer('jsEcology', 'jiangshan')
  await happen({ persons: [actor.personId] }, null)
  await dispatch()
  await happen({ units: [{ unitId: 'jsEcology' }] }, null)
  await dispatch()
  const texts = (await list(actor)).rows.map(row => row.words.zh.includes(name))
  expect(texts).toEqual([false, true])
})

test('posts that have ended and people who have left are told nothing', async () => {
  const ended = await officer('jsEcology', 'jiangshan')
  const left = await officer('jsEcology', 'jiangshan')
  await loader(`update ground.post set valid_until = '2024-05-31' where id = $1`, [ended.postId])
  await loader('update ground.person set ended_at = now() where id = $1', [left.personId])
  await happen({ units: [{ unitId: 'jsEcology' }], persons: [left.personId] })
  await dispatch()
  for (const actor of [ended, left]) expect((await list(actor)).rows).toEqual([])
})

test('notifications are read one by one or up to a moment, and nobody reads another’s away', async () => {
  const actor = await officer('jsEcology', 'jiangshan')
  const other = await officer('lyEcology', 'longyou')
  for (let turn = 0; turn < 3; turn += 1) await happen({ persons: [actor.personId] })
  await dispatch()
  const { rows, asOf } = await list(actor)
  expect((await ask(other, `/api/notifications/${rows[0]?.id}/read`, 'POST')).statusCode).toBe(404)
  expect((await ask(actor, `/api/notifications/${rows[0]?.id}/read`, 'POST')).json()).toEqual({ unread: 2 })
  await happen({ persons: [actor.personId] })
  await dispatch()
  expect((await ask(actor, '/api/notifications/read-all', 'POST', { until: asOf })).json()).toEqual({ unread: 1 })
  expect((await list(actor, '?unread=true')).rows).toHaveLength(1)
  expect((await ask(actor, '/api/notifications/read-all', 'POST', { until: 'yesterday' })).statusCode).toBe(422)
})

test('the list goes by key, newest first, and loses and repeats nothing while more arrives', async () => {
  const actor = await officer('jsEcology', 'jiangshan')
  for (let turn = 0; turn < 7; turn += 1) {
    await happen({ persons: [actor.personId] })
    await dispatch()
  }
  const seen: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page = await list(actor, `?limit=3${after && `&after=${after}`}`)
    seen.push(...page.rows.map(row => row.id))
    after = page.next
    await happen({ persons: [actor.personId] })
    await dispatch()
  }
  expect(seen).toHaveLength(7)
  expect(seen).toEqual(seen.toSorted().toReversed())
  expect((await ask(actor, '/api/notifications?after=zzz')).statusCode).toBe(422)
})

test('a message that names a receiver wrongly is not swallowed: the dispatcher hears of it', async () => {
  const message: OutboxMessage = {
    id: 900_100,
    at: new Date(),
    topic: 'problem',
    cell: '',
    noun: 'problem',
    subjectId: randomUUID(),
    event: 'assign',
    payload: { persons: ['nobody'], words },
  }
  await expect(
    transaction(database, servicePost('dispatcher'), tx => consumer.consume(tx, [message])),
  ).rejects.toThrow()
})
