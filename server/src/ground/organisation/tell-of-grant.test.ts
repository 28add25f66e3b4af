import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, password, type TestApp } from '../../../test/open-test-app.ts'
import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import { Browser } from '../identity/testing/open-house.ts'

let city: TestApp

beforeAll(async () => {
  city = await openTestApp()
  const administrator = (username: string, name: string, role: 'systemAdmin' | 'securityAdmin' | 'auditor') => ({
    username,
    name,
    posts: [{ role, unitId: 'city-office', scope: { kind: 'none' as const } }],
  })
  await city.addPeople([
    administrator('system', '系统员', 'systemAdmin'),
    administrator('security', '安全员', 'securityAdmin'),
    administrator('auditor', '审计员', 'auditor'),
  ])
}, 60_000)
afterAll(() => city.close())

/** To whom the outbox tells something, and what. */
const told = () =>
  transaction(city.context.database, servicePost('dispatcher'), tx =>
    tx.query<{ event: string; words: { zh: string }; names: string[] }>(
      `select event, payload -> 'words' as words, array(select name from ground.person
         where id::text in (select jsonb_array_elements_text(payload -> 'persons'))) as names
       from ground.outbox where noun = 'grant' order by id`,
    ),
  )

test('三员分立: the security administrator is told of a proposal, and the proposer of its decision', async () => {
  const [system, security] = [new Browser(city.app, '10.0.0.1'), new Browser(city.app, '10.0.0.1')]
  await system.signIn('system', password)
  await security.signIn('security', password)
  const [auditor] = await city.loader<{ id: string }>(`select id from ground.person where username = 'auditor'`)
  const proposed = await system.send('POST', '/api/grants', {
    requestId: randomUUID(),
    proposal: { kind: 'resetPassword', personId: auditor?.id },
  })
  expect(proposed.statusCode).toBe(200)
  const decided = await security.send('POST', `/api/grants/${proposed.json().id}/refuse`, { reason: '无需重置' })
  expect(decided.statusCode).toBe(200)
  const [first, second] = await told()
  expect(first).toMatchObject({ event: 'propose', names: ['安全员'] })
  expect(first?.words.zh).toContain('审计员')
  expect(second).toMatchObject({ event: 'refused', names: ['系统员'] })
})
