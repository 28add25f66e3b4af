import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChecklistView } from '#contract/mandate/checklist.ts'
import { Browser } from '#ground/identity/testing/open-house.ts'
import { openTestApp, password, type TestApp } from './open-test-app.ts'

let app: TestApp
let drafter: Browser
let approver: Browser

beforeAll(async () => {
  app = await openTestApp()
  const city = { kind: 'city' as const, industries: null }
  await app.addPeople(
    ['drafter', 'approver'].map(username => ({
      username,
      name: username,
      posts: [{ role: 'cityEcology' as const, unitId: 'city-ecology', scope: city }],
    })),
  )
  drafter = new Browser(app.app, '10.0.0.1')
  approver = new Browser(app.app, '10.0.0.2')
  await drafter.signIn('drafter', password)
  await approver.signIn('approver', password)
}, 60_000)
afterAll(() => app.close())

test('二-4 a version that took another’s place, and the one that is over, are answered with each other named', async () => {
  const list = await approver.send('GET', '/api/checklists?industry=glass&state=provisional')
  const before: ChecklistView = list.json().rows[0]
  const begun = await drafter.send('POST', '/api/checklists', { requestId: randomUUID(), from: before.id })
  const { id } = begun.json()
  const draft: ChecklistView = (await drafter.send('GET', `/api/checklists/${id}`)).json()
  const items = draft.content.items.map(item => ({ ...item, tag: 'V' }))
  const edited = await drafter.send('POST', `/api/checklists/${id}/edit`, {
    requestId: randomUUID(),
    version: draft.version,
    input: { content: { ...draft.content, items } },
  })
  const decided = await approver.send('POST', `/api/checklists/${id}/putInForce`, {
    requestId: randomUUID(),
    version: edited.json().version,
    input: { replaces: before.id, ground: '衢环发〔2024〕15号' },
  })
  expect(decided.statusCode, decided.body).toBe(200)
  expect(decided.json()).toMatchObject({ state: 'inForce', from: { id: before.id, state: 'superseded' } })
  const over = await approver.send('GET', `/api/checklists/${before.id}`)
  expect(over.json()).toMatchObject({ state: 'superseded', inUse: { id, state: 'inForce' }, actions: [] })
  const difference = await approver.send('GET', `/api/checklists/${before.id}/difference?with=${id}`)
  expect(difference.json()).toMatchObject({ from: { number: 1 }, to: { number: 2 } })
})
