import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '#contract/ground/role.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { until } from '../../../test/until.ts'
import { servicePost } from '../database/claims.ts'
import { type Dispatcher, startDispatcher } from '../database/outbox/index.ts'
import { transaction } from '../database/transaction.ts'
import { answerErrors } from '../http/answer-errors.ts'
import type { Session } from '../http/session.ts'
import { createLiveHub, type Listening, type LiveHub, listenForChanges, serveLive } from './index.ts'

let database: FreshDatabase
let dispatcher: Dispatcher
let listening: Listening
let hub: LiveHub
let app: FastifyInstance
let sessions: Map<string, Session>
const troubles: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  dispatcher = startDispatcher({ database, consumers: [], onTrouble: sentence => troubles.push(sentence) })
})
afterAll(async () => {
  await dispatcher.stop()
  await database.drop()
})

beforeEach(async () => {
  sessions = new Map()
  hub = createLiveHub()
  listening = listenForChanges({ database, hub, onTrouble: sentence => troubles.push(sentence) })
  await listening.ready
  app = Fastify()
  answerErrors(app)
  const serving = {
    app,
    readSession: async (request: { headers: http.IncomingHttpHeaders }) =>
      sessions.get(String(request.headers['x-test-session'])) ?? null,
    endpoints: [],
  }
  serveLive(serving, {
    hub,
    holds: async (_request, session) => sessions.get(session.id) === session,
    times: { recheck: 100, heartbeat: 50 },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  hub.endAll()
  await listening.stop()
  await app.close()
})

function signIn(id: string, role: Role): void {
  sessions.set(id, {
    id,
    personId: `person of ${id}`,
    mustChangePassword: false,
    actor: {
      postId: `post of ${id}`,
      personId: `person of ${id}`,
      unitId: 'unit',
      role,
      scope: { kind: 'areas', areas: ['jiangshan'], industries: null },
      words: '',
    },
  })
}

async function open(session: string) {
  const { port } = app.server.address() as AddressInfo
  const request = http.get({ host: '127.0.0.1', port, path: '/api/live', headers: { 'x-test-session': session } })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  const stream = { response, text: '', ended: false, events: () => eventsIn(stream.text) }
  response.setEncoding('utf8')
  response.on('data', chunk => {
    stream.text += chunk
  })
  response.on('close', () => {
    stream.ended = true
  })
  return stream
}

const eventsIn = (text: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith('data: '))
    .map(line => JSON.parse(line.slice(6)) as { topic: string; cell: string; version: number })

const happen = (cell: string, topic = 'problem') =>
  transaction(database, servicePost('loader'), async tx => {
    await tx.query(
      `insert into ground.outbox (topic, cell, noun, subject_id, event, payload)
       values ($1, $2, 'problem', uuidv7(), 'assign', '{"words":"某某木器厂"}')`,
      [topic, cell],
    )
  })

test('an open screen hears topic, cell and version of what was committed, and never an id or a name', async () => {
  signIn('s1', 'areaOffice')
  const stream = await open('s1')
  expect(stream.response.headers['content-type']).toContain('text/event-stream')
  await happen('jiangshan:furniture')
  await until(() => stream.events().length === 1, 'event')
  const [event] = stream.events()
  expect(event).toMatchObject({ topic: 'problem', cell: 'jiangshan:furniture' })
  expect(Object.keys(event ?? {})).toHaveLength(3)
  expect(stream.text).not.toMatch(/木器厂|[0-9a-f]{8}-[0-9a-f]{4}/)
  await until(() => stream.text.includes(': still here'), 'heartbeat')
})

test('posts that read no board facts hear that a topic moved, not where', async () => {
  signIn('official', 'townshipOfficer')
  signIn('enterprise', 'enterpriseContact')
  const [official, enterprise] = [await open('official'), await open('enterprise')]
  await happen('longyou:brick')
  await until(() => official.events().length > 0 && enterprise.events().length > 0, 'events')
  expect(official.events()[0]?.cell).toBe('longyou:brick')
  expect(enterprise.events()).toEqual([expect.objectContaining({ topic: 'problem', cell: '' })])
})

test('a signal for one person reaches that person’s streams alone', async () => {
  signIn('s1', 'areaOffice')
  signIn('s2', 'areaOffice')
  const [mine, other] = [await open('s1'), await open('s2')]
  hub.publish([{ topic: 'notification', cell: 'x', version: 4, persons: ['person of s1'] }])
  await until(() => mine.events().length === 1, 'event')
  hub.publish([{ topic: 'problem', cell: 'a:b', version: 5 }])
  await until(() => other.events().length === 1, 'later event')
  expect(mine.events()[0]).toEqual({ topic: 'notification', cell: '', version: 4 })
  expect(other.events()[0]?.topic).toBe('problem')
})

test('a stream ends at once when its session is revoked here, and by the next question when it is revoked elsewhere', async () => {
  signIn('here', 'areaOffice')
  signIn('elsewhere', 'areaOffice')
  signIn('stays', 'areaOffice')
  const [here, elsewhere, stays] = [await open('here'), await open('elsewhere'), await open('stays')]
  hub.endStreamsOf('here')
  await until(() => here.ended, 'end of the one revoked here')
  sessions.delete('elsewhere')
  await until(() => elsewhere.ended, 'end of the one revoked elsewhere')
  expect(stays.ended).toBe(false)
  expect(hub.size).toBe(1)
})

test('a stream ends when the post or its scope changes', async () => {
  signIn('s1', 'areaOffice')
  const stream = await open('s1')
  signIn('s1', 'areaLeader')
  await until(() => stream.ended, 'end')
  expect(hub.size).toBe(0)
})

test('nobody without a session gets a stream', async () => {
  const stream = await open('nobody')
  expect(stream.response.statusCode).toBe(401)
  expect(hub.size).toBe(0)
  expect(stream.response.headers['content-type']).not.toContain('event-stream')
})

test('a lost connection is made again, streams are told to look at everything, and what happens next is heard', async () => {
  signIn('s1', 'areaOffice')
  const stream = await open('s1')
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen %'`,
  )
  await until(() => stream.events().some(event => event.topic === '*'), 'gap')
  await happen('kaihua:brick')
  await until(() => stream.events().some(event => event.cell === 'kaihua:brick'), 'event after the gap')
  expect(stream.ended).toBe(false)
})

test('a client that leaves is forgotten', async () => {
  signIn('s1', 'areaOffice')
  const stream = await open('s1')
  expect(hub.size).toBe(1)
  stream.response.destroy()
  await until(() => hub.size === 0, 'leave')
  expect(hub.size).toBe(0)
})

test('a burst is told once per topic and cell', async () => {
  signIn('s1', 'areaOffice')
  const stream = await open('s1')
  for (let version = 1; version <= 500; version += 1) hub.publish([{ topic: 'problem', cell: 'a:b', version }])
  await until(() => stream.events().length > 0, 'event')
  expect(stream.events()).toEqual([{ topic: 'problem', cell: 'a:b', version: 500 }])
})
