import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SessionView } from '#contract/ground/identity.ts'
import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import type { House } from './testing/open-house.ts'
import { addUsualPeople, openHouse } from './testing/open-house.ts'

const minute = 60_000
let house: House

beforeAll(async () => {
  house = await openHouse({ demo: true })
  await addUsualPeople(house)
})
afterAll(() => house.close())

describe('signing in', () => {
  test('gives a session that says who is here, in which post, and what may be opened', async () => {
    const browser = house.browser()
    const response = await browser.signIn(' WangMin ')
    expect(response.statusCode).toBe(200)
    const view = SessionView.parse(response.json())
    expect(view).toMatchObject({
      personName: '王敏',
      username: 'wangmin',
      mustChangePassword: false,
      businessDay: '2024-06-03',
      offsetDays: 0,
    })
    expect(view.posts).toHaveLength(1)
    expect(view.posts[0]).toMatchObject({
      unitName: '江山生态环境分局',
      roleTitle: { zh: '区块生态环境分局' },
      scopeWords: { zh: '江山市 · 木质家具' },
    })
    expect(view.actingPost).toBe(view.posts[0]?.id)
    expect(view.screens).toContain('problems')
    expect(view.screens).not.toContain('audit')
    expect((await browser.send('GET', '/api/session')).json()).toEqual(response.json())
  })

  test('sets a session cookie that scripts cannot read, and a mark that they can', async () => {
    const { cookies } = await house.browser().signIn('wangmin')
    const session = cookies.find(({ name }) => name === 'clearloop_session')
    const mark = cookies.find(({ name }) => name === 'clearloop_csrf')
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(mark?.httpOnly).toBeUndefined()
    expect(session?.maxAge).toBeUndefined()
  })

  test('never goes on under a token that the browser brought along', async () => {
    const browser = house.browser()
    await browser.signIn('wangmin')
    const before = browser.cookies.get('clearloop_session') ?? ''
    await browser.signIn('liqiang')
    expect(browser.cookies.get('clearloop_session')).not.toBe(before)
    expect(await house.identity.read(before)).toBeNull()
    const planted = house.browser()
    planted.cookies.set('clearloop_session', 'A'.repeat(43)).set('clearloop_csrf', 'mark')
    expect((await planted.signIn('wangmin')).statusCode).toBe(200)
    expect(planted.cookies.get('clearloop_session')).not.toBe('A'.repeat(43))
  })

  test('answers an unknown name and a wrong password with the same words and in the same time', async () => {
    const spent: Record<string, number[]> = { wangmin: [], 'no such name': [] }
    const bodies = new Set<string>()
    for (let round = 0; round < 4; round++) {
      for (const [name, times] of Object.entries(spent)) {
        const start = performance.now()
        const response = await house.browser(`10.1.${round}.1`).signIn(name, 'Wrong-password-1')
        times.push(performance.now() - start)
        const { requestId: _, ...body } = response.json()
        expect(response.statusCode).toBe(401)
        bodies.add(JSON.stringify(body))
      }
    }
    expect(bodies.size).toBe(1)
    const least = (name: string) => Math.min(...(spent[name] ?? []))
    // the least of four: what the machine adds goes up, never down; a hash takes many times this difference
    expect(Math.abs(least('wangmin') - least('no such name'))).toBeLessThan(Math.max(10, least('wangmin')))
    expect(least('no such name')).toBeGreaterThan(5)
    expect((await house.browser().signIn('wangmin')).statusCode).toBe(200)
  })

  test('locks a name after five failures for fifteen minutes, the right password included, and says how long', async () => {
    for (let failure = 0; failure < 5; failure++) {
      expect((await house.browser().signIn('locked', 'Wrong-password-1')).statusCode).toBe(401)
    }
    const refused = await house.browser('10.9.9.9').signIn('locked')
    expect(refused.statusCode).toBe(423)
    expect(refused.json()).toMatchObject({ code: 'locked', accepted: { zh: expect.stringContaining('15 分钟') } })
    house.time.now += 14 * minute
    expect((await house.browser().signIn('locked')).statusCode).toBe(423)
    house.time.now += 1 * minute
    expect((await house.browser().signIn('locked')).statusCode).toBe(200)
  })

  test('locks a name that does not exist alike, so that a lock says nothing about who exists', async () => {
    for (let failure = 0; failure < 5; failure++) await house.browser().signIn('ghost', 'x')
    const refused = await house.browser().signIn('ghost', 'x')
    expect(refused.statusCode).toBe(423)
  })

  test('counts attempts made at once: of twenty, five reach the password', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => house.browser().signIn('nobody at once', 'Wrong-password-1')),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
    expect(answers.filter(({ statusCode }) => statusCode === 423)).toHaveLength(15)
  })

  test('leaves an audit row for success and failure, and never the name that was typed', async () => {
    await house.browser().signIn('My-Secret-Password', 'x')
    await house.browser().signIn('wangmin')
    const { rows } = await asAuditor(
      `select action, noun, subject_id, person_id, values_hash from ground.audit_row where kind = 'signIn' order by id desc limit 2`,
    )
    expect(rows).toMatchObject([
      { action: 'signedIn', noun: 'session' },
      { action: 'signInFailed', person_id: null, subject_id: null },
    ])
    expect(JSON.stringify(rows)).not.toContain('My-Secret-Password')
  })

  test('is refused from an address with too many failures, but not from an office range', async () => {
    const strict = await openHouse({ environment: { ADDRESS_FAILURES: '6', OFFICE_RANGES: '10.27.0.0/16' } })
    await strict.addPeople([{ username: 'wangmin', name: '王敏', posts: [] }])
    for (const address of ['192.0.2.7', '10.27.3.4']) {
      for (let failure = 0; failure < 6; failure++)
        await strict.browser(address).signIn(`guess ${address} ${failure}`, 'x')
    }
    expect((await strict.browser('192.0.2.7').signIn('wangmin')).json()).toMatchObject({
      status: 429,
      code: 'tooOften',
    })
    expect((await strict.browser('10.27.3.4').signIn('wangmin')).statusCode).toBe(200)
    expect((await strict.browser('192.0.2.8').signIn('wangmin')).statusCode).toBe(200)
    await strict.close()
  })

  test('a person who has left cannot sign in, and open sessions end', async () => {
    await house.addPeople([{ username: 'leaver', name: '离任', posts: [] }])
    const browser = house.browser()
    await browser.signIn('leaver')
    await asLoader(`update ground.person set ended_at = now() where username = 'leaver'`)
    house.time.now += 2_000
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
    expect((await house.browser().signIn('leaver')).statusCode).toBe(401)
  })
})

describe('before anybody is known', () => {
  test('the front door tells the city and whether this is a demo', async () => {
    expect((await house.browser().send('GET', '/api/front-door')).json()).toEqual({
      cityName: { zh: '衢州市', en: 'Quzhou' },
      demo: true,
      locale: 'zh',
    })
  })

  test('a demo lists its accounts by role, each with what signs it in', async () => {
    const { groups, password: shown } = (await house.browser().send('GET', '/api/demo-accounts')).json()
    expect(groups.map((group: { role: string }) => group.role)).toEqual(['areaEcology', 'cityEcology', 'cityOffice'])
    expect((await house.browser().signIn(groups[0].accounts[0].username, shown)).statusCode).toBe(200)
  })

  test('a real installation has no such address, and sends its cookies by TLS alone', async () => {
    const real = await openHouse({ tls: true })
    await real.addPeople([{ username: 'wangmin', name: '王敏', posts: [] }])
    expect((await real.browser().send('GET', '/api/demo-accounts')).statusCode).toBe(404)
    const { cookies } = await real.browser().signIn('wangmin')
    expect(cookies.map(({ secure }) => secure)).toEqual([true, true])
    await real.close()
  })

  test('a change without our own page’s mark is refused', async () => {
    const browser = house.browser()
    await browser.signIn('nopost')
    browser.cookies.set('clearloop_csrf', 'x'.repeat(32))
    const token = browser.cookies.get('clearloop_session') ?? ''
    const forged = await house.app.inject({
      method: 'DELETE',
      url: '/api/session',
      cookies: Object.fromEntries(browser.cookies),
    })
    expect(forged.json().code).toBe('forgedRequest')
    expect(await house.identity.read(token)).not.toBeNull()
  })
})

async function asLoader(text: string) {
  return transaction(house.database, servicePost('loader'), tx => tx.query(text))
}

async function asAuditor(text: string) {
  const rows = await transaction(house.database, servicePost('sealer'), tx => tx.query(text))
  return { rows }
}
