import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servicePost } from '../database/claims.ts'
import { reading } from '../database/transaction.ts'
import type { OrganisationHouse } from './testing/open-organisation.ts'
import { openOrganisation } from './testing/open-organisation.ts'

let house: OrganisationHouse
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(() => house.close())

describe('the directory', () => {
  test('shows areas and townships, grids where they are asked for', async () => {
    const codes = async (query: string) =>
      (await house.ask('hecun', `/api/places${query}`)).json().rows.map(({ code }: { code: string }) => code)
    expect(await codes('')).toHaveLength(9)
    expect(await codes('?area=330881&grids=true')).toEqual(['330881', '330881101', '330881102', '330881101-03'])
  })

  test('offers units to hand on to: those in which somebody may do it', async () => {
    const ids = async (query: string) =>
      (await house.ask('city', `/api/units${query}`)).json().rows.map(({ id }: { id: string }) => id)
    expect(await ids('?holds=problem.rectify')).toEqual([
      'city-office',
      '330881-ecology',
      '330822-ecology',
      '330881101',
      'province-ecology',
    ])
    expect(await ids('?holds=problem.rectify&area=330881')).toEqual(['330881-ecology', '330881101'])
    expect(await ids('?q=江山')).toEqual(['330881-ecology', '330881-government'])
    expect((await house.ask('city', '/api/units?holds=everything')).statusCode).toBe(422)
  })

  test('hides the middle of every telephone, and opens the whole to whoever needs it, on the record', async () => {
    const { rows } = (await house.ask('city', '/api/units/330881-ecology/people')).json()
    expect(rows).toMatchObject([
      { personName: '王敏', phoneMasked: '138****1234', phoneOpens: true, scopeWords: { zh: '江山市' } },
    ])
    const opened = await house.ask('city', `/api/people/${rows[0].personId}/phone`)
    expect(opened.json()).toEqual({ phone: '13812341234' })
    expect(opened.headers['cache-control']).toBe('no-store')
    const audit = await reading(house.database, servicePost('sealer'), tx =>
      tx.query(`select subject_id, field_names from ground.audit_row where action = 'showPhone'`),
    )
    expect(audit).toEqual([{ subject_id: rows[0].personId, field_names: ['phone'] }])
  })

  test('does not open a number to another area, nor to an administrator; it is not there', async () => {
    const { rows } = (await house.ask('changshan', '/api/units/330881-ecology/people')).json()
    expect(rows[0].phoneOpens).toBe(false)
    for (const username of ['changshan', 'system', 'security', 'auditor']) {
      expect((await house.ask(username, `/api/people/${rows[0].personId}/phone`)).statusCode).toBe(404)
    }
  })

  test('keeps no readable number in the database', async () => {
    const rows = await reading(house.database, servicePost('loader'), tx =>
      tx.query(`select row_to_json(p)::text as row from ground.person p`),
    )
    for (const part of ['13812341234', Buffer.from('13812341234').toString('hex')]) {
      expect(JSON.stringify(rows)).not.toContain(part)
    }
  })

  test('is closed to enterprises', async () => {
    for (const url of ['/api/units', '/api/places', '/api/units/city-office/people', '/api/people', '/api/grants']) {
      expect((await house.ask('plant', url)).statusCode).toBe(403)
    }
  })

  test('pages through people for administrators alone', async () => {
    const first = (await house.ask('system', '/api/people?limit=3')).json()
    const second = (await house.ask('system', `/api/people?limit=100&after=${first.next}`)).json()
    const names = [...first.rows, ...second.rows].map(({ username }: { username: string }) => username)
    expect(names).toEqual([...names].sort())
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('jiangshan')
    expect((await house.ask('city', '/api/people')).statusCode).toBe(403)
    expect((await house.ask('auditor', '/api/people?unit=330881-ecology')).json().rows).toHaveLength(1)
  })
})
