import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonRow } from '#contract/ground/organisation.ts'
import { password } from '../identity/testing/open-house.ts'
import { openOrganisation } from './testing/open-organisation.ts'

let city: Awaited<ReturnType<typeof openOrganisation>>

beforeAll(async () => {
  city = await openOrganisation()
})
afterAll(() => city.close())

async function signedIn(username: string) {
  const browser = city.browser()
  expect((await browser.signIn(username)).statusCode).toBe(200)
  return browser
}
async function rowOf(username: string, by = 'security'): Promise<PersonRow> {
  const answer = (await (await signedIn(by)).send('GET', `/api/people?q=${username}`)).json()
  return answer.rows.find((row: PersonRow) => row.username === username)
}

describe('三员分立: an account', () => {
  test('locked by the security administrator ends its sessions and opens by no password until it is unlocked', async () => {
    const { id, actions } = await rowOf('jiangshan')
    expect(actions).toEqual(['showSessions', 'lock'])
    const owner = await signedIn('jiangshan')
    const security = await signedIn('security')
    expect((await security.send('POST', `/api/people/${id}/lock`, { reason: '手机遗失' })).statusCode).toBe(200)
    expect((await owner.send('GET', '/api/session')).statusCode).toBe(401)
    const refused = await city.browser().signIn('jiangshan')
    expect(refused.statusCode).toBe(423)
    expect(refused.json().detail.zh).toContain('安全管理员')
    expect(await rowOf('jiangshan')).toMatchObject({ locked: 'byAdministrator', actions: ['showSessions', 'unlock'] })
    expect((await security.send('POST', `/api/people/${id}/unlock`)).statusCode).toBe(200)
    await signedIn('jiangshan')
  })

  test('tells nobody who does not know its password that it is locked', async () => {
    const { id } = await rowOf('changshan')
    const security = await signedIn('security')
    await security.send('POST', `/api/people/${id}/lock`, { reason: '核实中' })
    expect((await city.browser().signIn('changshan', 'Wrong-Password-1')).statusCode).toBe(401)
    await security.send('POST', `/api/people/${id}/unlock`)
  })

  test('locked by failures is shown as such and opened before its time', async () => {
    for (let at = 0; at < city.rules.nameFailures; at++) await city.browser().signIn('city', 'Wrong-Password-1')
    expect((await city.browser().signIn('city', password)).statusCode).toBe(423)
    const { id, locked } = await rowOf('city')
    expect(locked).toBe('byFailures')
    await (await signedIn('security')).send('POST', `/api/people/${id}/unlock`)
    await signedIn('city')
  })

  test('is not locked by its own holder, and by no other administrator', async () => {
    const { id } = await rowOf('security')
    const own = await (await signedIn('security')).send('POST', `/api/people/${id}/lock`, { reason: '试试' })
    expect(own.statusCode).toBe(422)
    for (const other of ['system', 'auditor']) {
      const answer = await (await signedIn(other)).send('POST', `/api/people/${id}/lock`, { reason: '试试' })
      expect(answer.statusCode, other).toBe(403)
    }
  })

  test('offers the system administrator proposals alone, and the auditor nothing', async () => {
    expect((await rowOf('jiangshan', 'system')).actions).toEqual([
      'addPost',
      'endPost',
      'changePhone',
      'resetPassword',
      'endPerson',
    ])
    expect((await rowOf('jiangshan', 'auditor')).actions).toEqual([])
  })

  test('of an official is found by name with its unit, to whoever may read the directory', async () => {
    const found = (await (await signedIn('changshan')).send('GET', '/api/people/find?q=%E7%8E%8B%E6%95%8F')).json()
    expect(found.rows).toMatchObject([{ personName: '王敏', unitId: '330881-ecology', unitName: '江山生态环境分局' }])
  })

  test('shows the security administrator its devices, each to be signed out', async () => {
    const owner = await signedIn('jiangshan')
    const { id } = await rowOf('jiangshan')
    const security = await signedIn('security')
    const { rows } = (await security.send('GET', `/api/people/${id}/sessions`)).json()
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) await security.send('DELETE', `/api/people/sessions/${row.id}`)
    expect((await owner.send('GET', '/api/session')).statusCode).toBe(401)
    expect((await security.send('DELETE', `/api/people/sessions/${rows[0].id}`)).statusCode).toBe(404)
  })
})
