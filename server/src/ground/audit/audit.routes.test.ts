import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditEntry } from '#contract/ground/audit.ts'
import { openTestApp, password, type TestApp } from '../../../test/open-test-app.ts'
import { Browser } from '../identity/testing/open-house.ts'
import { startSealer } from './index.ts'

let city: TestApp
let auditor: Browser
const none = { kind: 'none' } as const

beforeAll(async () => {
  city = await openTestApp()
  await city.addPeople([
    { username: 'system', name: '系统员', posts: [{ role: 'systemAdmin', unitId: 'city-office', scope: none }] },
    { username: 'auditor', name: '审计员', posts: [{ role: 'auditor', unitId: 'city-office', scope: none }] },
  ])
  auditor = new Browser(city.app, '10.0.0.1')
  await auditor.signIn('auditor', password)
}, 60_000)
afterAll(() => city.close())

const list = async (query = ''): Promise<{ rows: AuditEntry[]; next: string | null }> =>
  (await auditor.send('GET', `/api/audit${query}`)).json()

async function sealAll(): Promise<void> {
  const { database, clock, config } = city.context
  const sealer = startSealer({ database, clock, home: config.home, onTrouble: () => {} })
  await sealer.stop()
}

describe('the audit trail', () => {
  test('is read by the auditor alone', async () => {
    const system = new Browser(city.app, '10.0.0.1')
    await system.signIn('system', password)
    for (const url of ['/api/audit', '/api/audit/sealing']) {
      expect((await system.send('GET', url)).statusCode).toBe(403)
      expect((await auditor.send('GET', url)).statusCode).toBe(200)
    }
  })

  test('says who changed the calendar by names of fields, and finds it by kind, person, record and day', async () => {
    const system = new Browser(city.app, '10.0.0.1')
    await system.signIn('system', password)
    await system.send('PUT', '/api/calendar/days', { day: '2024-06-27', working: false, name: '停工' })
    const [row] = (await list('?kind=calendar')).rows
    expect(row).toMatchObject({
      action: 'setDay',
      noun: 'calendarDay',
      subjectId: '2024-06-27',
      personName: '系统员',
      username: 'system',
      fieldNames: ['working', 'name'],
    })
    expect(JSON.stringify(row)).not.toContain('停工')
    const id = row?.id
    const today = new Date().toISOString().slice(0, 10)
    for (const query of ['?person=系统', '?subject=2024-06-27', '?action=setDay', '?noun=calendarDay'])
      expect((await list(query)).rows.map(found => found.id)).toContain(id)
    expect((await list('?kind=calendar&from=2000-01-01&to=2001-01-01')).rows).toEqual([])
    expect((await list(`?kind=calendar&from=2000-01-01&to=${today.slice(0, 4)}-12-31`)).rows).not.toEqual([])
  })

  test('comes in pages that follow each other, the latest first', async () => {
    for (let at = 0; at < 5; at++) await new Browser(city.app, '10.0.0.1').signIn('system', password)
    const seen: number[] = []
    let after: string | null = ''
    while (after !== null) {
      const page = await list(`?limit=3${after === '' ? '' : `&after=${after}`}`)
      seen.push(...page.rows.map(row => Number(row.id)))
      after = page.next
    }
    expect(seen.length).toBeGreaterThan(5)
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one))
  })

  test('shows what is sealed, and is verified on request', async () => {
    expect((await list()).rows.some(row => row.sealed)).toBe(false)
    await sealAll()
    expect((await list()).rows.every(row => row.sealed)).toBe(true)
    const sealing = (await auditor.send('GET', '/api/audit/sealing')).json()
    expect(sealing.lastSeal).toBeGreaterThan(0)
    const verdict = (await auditor.send('POST', '/api/audit/verify')).json()
    expect(verdict).toMatchObject({ ok: true, seals: sealing.lastSeal, fault: null })
    expect(verdict.rows).toBeGreaterThan(5)
  })
})
