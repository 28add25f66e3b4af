import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standardCalendar } from '../clock/standard-calendar.ts'
import { servicePost } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import { turnDays } from '../duty/turn-of-day.ts'
import { clearOldSessions } from './index.ts'
import type { House } from './testing/open-house.ts'
import { addUsualPeople, openHouse } from './testing/open-house.ts'

const minute = 60_000
let house: House

beforeAll(async () => {
  house = await openHouse({ demo: true })
  await addUsualPeople(house)
})
afterAll(() => house.close())

describe('a session', () => {
  test('is kept as a digest: the token is in no table', async () => {
    const browser = house.browser()
    await browser.signIn('wangmin')
    const token = browser.cookies.get('clearloop_session') ?? ''
    const rows = await house.asIdentity('select row_to_json(s)::text as row from identity.session s')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
  })

  test('and every password is out of reach of every other post, the widest included', async () => {
    await house.browser().signIn('wangmin')
    for (const actor of [servicePost('loader'), { ...servicePost('loader'), role: 'securityAdmin' as const }]) {
      for (const table of ['credential', 'former_password', 'session', 'attempt']) {
        const rows = await transaction(house.database, actor, tx => tx.query(`select * from identity.${table}`))
        expect(rows).toEqual([])
      }
    }
    expect(await house.asIdentity('select * from identity.credential')).not.toEqual([])
  })

  test('ends after two idle hours, and after twelve however busy', async () => {
    const idle = house.browser()
    const busy = house.browser()
    await idle.signIn('wangmin')
    await busy.signIn('wangmin')
    house.time.now += 119 * minute
    expect((await busy.send('GET', '/api/session')).statusCode).toBe(200)
    house.time.now += 2 * minute
    expect((await idle.send('GET', '/api/session')).statusCode).toBe(401)
    for (let hour = 2; hour < 12; hour++) {
      expect((await busy.send('GET', '/api/session')).statusCode).toBe(200)
      house.time.now += 60 * minute
    }
    expect((await busy.send('GET', '/api/session')).statusCode).toBe(401)
  })

  test('does not stay awake by a stream that only asks whether it still holds', async () => {
    const browser = house.browser()
    await browser.signIn('wangmin')
    const token = browser.cookies.get('clearloop_session')
    const session = await house.identity.read(token)
    if (!session) throw new Error('no session')
    house.time.now += 119 * minute
    expect(await house.identity.holds(token, session)).toBe(true)
    house.time.now += 2 * minute
    expect(await house.identity.holds(token, session)).toBe(false)
  })

  test('is listed with its device, and ended from another one at once', async () => {
    const here = house.browser('10.0.0.5')
    const there = house.browser('10.0.0.6')
    await here.signIn('nopost')
    await there.signIn('nopost')
    const { rows } = (await here.send('GET', '/api/session/list')).json()
    expect(rows).toHaveLength(2)
    const other = rows.find((row: { current: boolean }) => !row.current)
    expect(other).toMatchObject({ address: '10.0.0.6', device: { zh: 'Windows · Chrome' } })
    expect((await here.send('DELETE', `/api/session/${other.id}`)).statusCode).toBe(200)
    expect((await there.send('GET', '/api/session')).statusCode).toBe(401)
    expect((await here.send('GET', '/api/session/list')).json().rows).toHaveLength(1)
  })

  test('of another person cannot be ended: it is not there', async () => {
    const mine = house.browser()
    const theirs = house.browser()
    await mine.signIn('nopost')
    await theirs.signIn('liqiang')
    const session = await house.identity.read(theirs.cookies.get('clearloop_session'))
    expect((await mine.send('DELETE', `/api/session/${session?.id}`)).statusCode).toBe(404)
    expect((await mine.send('DELETE', '/api/session/not-an-id')).statusCode).toBe(404)
    expect((await theirs.send('GET', '/api/session')).statusCode).toBe(200)
  })

  test('ended by another process is refused within five seconds', async () => {
    const browser = house.browser()
    await browser.signIn('nopost')
    await browser.send('GET', '/api/session')
    await house.asIdentity(`update identity.session set ended_at = now(), ended_by = 'revoked' where ended_at is null and person_id =
      (select id from ground.person where username = 'nopost')`)
    house.time.now += 5_000
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
  })

  test('is forgotten in the night 180 days after its last use, an attempt after a day', async () => {
    const browser = house.browser()
    await browser.signIn('nopost')
    await house.browser().signIn('nobody', 'x')
    const kept = async () => {
      house.time.now += 24 * 60 * minute
      await turnDays({ ...house, calendar: () => standardCalendar }, [clearOldSessions(house.clock)])
      const [rows] = await house.asIdentity<{ sessions: number; attempts: number }>(`select
        (select count(*) from identity.session) as sessions, (select count(*) from identity.attempt) as attempts`)
      return rows
    }
    house.time.now += 24 * 60 * minute
    expect(await kept()).toEqual({ sessions: expect.toSatisfy(count => count > 0), attempts: 0 })
    house.time.now += 178 * 24 * 60 * minute
    expect(await kept()).toEqual({ sessions: 0, attempts: 0 })
  })

  test('tells whoever asked to be told that it has ended', async () => {
    const browser = house.browser()
    await browser.signIn('nopost')
    const session = await house.identity.read(browser.cookies.get('clearloop_session'))
    const told: string[] = []
    house.identity.whenEnded(id => told.push(id))
    await browser.send('DELETE', '/api/session')
    expect(told).toContain(session?.id)
    expect(browser.cookies.size).toBe(0)
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
  })
})

test('reading a session that is in mind costs far less than a fifth of a millisecond', async () => {
  const browser = house.browser()
  await browser.signIn('wangmin')
  const token = browser.cookies.get('clearloop_session')
  await house.identity.read(token)
  const start = performance.now()
  for (let read = 0; read < 5_000; read++) await house.identity.read(token)
  expect((performance.now() - start) / 5_000).toBeLessThan(0.2)
})
