import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SavedView } from '#contract/ground/identity.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { type Actor, servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import { answerErrors } from '../http/answer-errors.ts'
import { preferencesOf, servePreferences } from './index.ts'

let database: FreshDatabase
let app: FastifyInstance
const people = new Map<string, { personId: string; actor: Actor | null }>()

beforeAll(async () => {
  database = await freshDatabase()
  app = Fastify()
  answerErrors(app)
  servePreferences(
    {
      app,
      endpoints: [],
      readSession: async request => {
        const found = people.get(String(request.headers['x-test-person']))
        return found ? { id: 's', mustChangePassword: false, ...found } : null
      },
    },
    { database },
  )
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

async function person(name: string, unitId: string | null): Promise<string> {
  const personId: string = randomUUID()
  await transaction(database, servicePost('loader'), async tx => {
    await tx.query('insert into ground.person (id, name, username) values ($1, $2, $3)', [personId, name, personId])
  })
  const actor: Actor | null =
    unitId === null
      ? null
      : {
          postId: randomUUID(),
          personId,
          unitId,
          role: 'areaEcology',
          scope: { kind: 'areas', areas: ['jiangshan'], industries: null },
          words: name,
        }
  people.set(personId, { personId, actor })
  return personId
}

const ask = (personId: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  app.inject({ method, url, headers: { 'x-test-person': personId }, ...(payload ? { payload } : {}) })
const save = async (personId: string, view: Partial<SavedView>) =>
  ask(personId, 'POST', '/api/saved-views', {
    requestId: randomUUID(),
    table: 'problems',
    name: '我的超期',
    search: '?state=rectifying',
    shared: false,
    ...view,
  })
const list = async (personId: string, table = 'problems') =>
  (await ask(personId, 'GET', `/api/saved-views?table=${table}`)).json().rows as SavedView[]

test('preferences begin as the product’s own and change only in what is named, also before a post is chosen', async () => {
  const me = await person('李敏', null)
  expect(await preferencesOf(database, me)).toEqual({
    locale: 'zh',
    appearance: 'system',
    density: 'comfortable',
    columns: {},
  })
  expect((await ask(me, 'PUT', '/api/preferences', { density: 'compact' })).json()).toMatchObject({
    density: 'compact',
    locale: 'zh',
  })
  await ask(me, 'PUT', '/api/preferences', { columns: { problems: ['name', 'due'] } })
  await ask(me, 'PUT', '/api/preferences', { locale: 'en', columns: { registry: ['name'] } })
  expect(await preferencesOf(database, me)).toEqual({
    locale: 'en',
    appearance: 'system',
    density: 'compact',
    columns: { problems: ['name', 'due'], registry: ['name'] },
  })
  await ask(me, 'PUT', '/api/preferences', { columns: { problems: [] } })
  expect((await preferencesOf(database, me)).columns).toEqual({ registry: ['name'] })
  expect(await preferencesOf(database, await person('王强', null))).toMatchObject({ locale: 'zh' })
})

test('preferences that are none are refused by field, and too many tables are', async () => {
  const me = await person('李敏', 'u')
  const bad = await ask(me, 'PUT', '/api/preferences', { appearance: 'pink' })
  expect([bad.statusCode, bad.json().fields[0].path]).toEqual([422, 'appearance'])
  const columns = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`t${index}`, ['a']]))
  expect((await ask(me, 'PUT', '/api/preferences', { columns })).statusCode).toBe(422)
})

test('a view is saved once under its name, and saving again replaces it', async () => {
  const me = await person('李敏', 'jsEcology')
  const first = (await save(me, {})).json() as SavedView
  expect(first).toMatchObject({
    table: 'problems',
    name: '我的超期',
    search: 'state=rectifying',
    mine: true,
    ownerName: '李敏',
  })
  const again = (await save(me, { search: 'state=checking', shared: true })).json() as SavedView
  expect(again).toMatchObject({ id: first.id, search: 'state=checking', shared: true })
  expect(await list(me)).toHaveLength(1)
  expect(await list(me, 'registry')).toEqual([])
})

test('a shared view is seen by the same unit alone and changed by its owner alone', async () => {
  const [owner, colleague, stranger] = [
    await person('李敏', 'lyEcology'),
    await person('王强', 'lyEcology'),
    await person('赵云', 'khEcology'),
  ]
  const shared = (await save(owner, { name: '共享', shared: true })).json() as SavedView
  await save(owner, { name: '私有' })
  expect(await list(colleague)).toMatchObject([{ name: '共享', mine: false, ownerName: '李敏' }])
  expect(await list(stranger)).toEqual([])
  await save(colleague, { name: '共享', search: 'mine=1' })
  expect((await list(owner)).map(view => view.search)).not.toContain('mine=1')
  expect((await ask(colleague, 'DELETE', `/api/saved-views/${shared.id}`)).statusCode).toBe(403)
  expect((await ask(stranger, 'DELETE', `/api/saved-views/${shared.id}`)).statusCode).toBe(404)
  expect((await ask(owner, 'DELETE', `/api/saved-views/${shared.id}`)).statusCode).toBe(200)
  expect((await list(colleague)).map(view => view.ownerName)).toEqual(['王强'])
})

test('a person keeps at most fifty views of a table', async () => {
  const me = await person('李敏', 'jsEcology')
  for (let index = 0; index < 50; index += 1) await save(me, { name: `视图 ${index}` })
  expect((await save(me, { name: '再一个' })).statusCode).toBe(429)
  expect((await save(me, { name: '视图 7', search: 'a=1' })).statusCode).toBe(200)
})
