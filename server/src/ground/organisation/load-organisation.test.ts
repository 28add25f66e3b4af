import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servicePost } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import type { OrganisationPlan } from './index.ts'
import { loadOrganisation } from './index.ts'
import type { OrganisationHouse } from './testing/open-organisation.ts'
import { openOrganisation, plan } from './testing/open-organisation.ts'

let house: OrganisationHouse
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(() => house.close())

describe('二-3 the organisation of the campaign', () => {
  test('loads idempotently, brings changes up to date, and names units that the file no longer has', async () => {
    const load = (changed: OrganisationPlan) =>
      transaction(house.database, servicePost('loader'), tx => loadOrganisation(tx, changed))
    expect(await load(plan)).toEqual({ made: 0, changed: 0, unnamedUnits: [] })
    const renamed = {
      ...plan,
      units: plan.units
        .filter(({ id }) => id !== '330822-ecology')
        .map(one => (one.id === 'city-office' ? { ...one, shortName: '整治办' } : one)),
    }
    expect(await load(renamed)).toEqual({ made: 0, changed: 1, unnamedUnits: ['330822-ecology'] })
    expect(await load(plan)).toEqual({ made: 0, changed: 1, unnamedUnits: [] })
  })

  test('keeps the line of every unit and place, whatever the order of the file', async () => {
    const lines = await reading(house.database, servicePost('loader'), async tx => ({
      unit: await tx.query(
        `select ancestor from ground.unit_closure where descendant = '330881-ecology' order by depth`,
      ),
      place: await tx.query(
        `select ancestor from ground.place_closure where descendant = '330881101-03' order by depth`,
      ),
    }))
    expect(lines.unit.map(({ ancestor }) => ancestor)).toEqual([
      '330881-ecology',
      '330881-government',
      'city-leading-group',
    ])
    expect(lines.place.map(({ ancestor }) => ancestor)).toEqual(['330881101-03', '330881101', '330881', '3308'])
  })

  test('三(一) a street that a zone runs is counted once by running area and once by statutory county', async () => {
    const rows = await reading(house.database, servicePost('loader'), tx =>
      tx.query<{ area: string; county: string; count: number }>(
        `select parent_code as area, county, count(*) as count from ground.place where kind = 'township' group by 1, 2 order by 1, 2`,
      ),
    )
    expect(rows).toEqual([
      { area: '330803', county: '330803', count: 1 },
      { area: '330881', county: '330881', count: 2 },
      { area: 'QZ-ZZ', county: '330803', count: 1 },
    ])
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(plan.townships.length)
  })

  test('a business post cannot change it, nor make itself a post', async () => {
    const actor = { ...servicePost('loader'), role: 'cityOffice' as const }
    const write = (text: string) => transaction(house.database, actor, tx => tx.query(text))
    await expect(
      write(`insert into ground.unit (id, name, kind, level) values ('x', 'x', 'x', 'city')`),
    ).rejects.toThrow('row-level security')
    await expect(
      write(
        `insert into ground.post (person_id, role, unit_id, scope_kind) select id, 'cityOffice', 'city-office', 'city' from ground.person where username = 'city'`,
      ),
    ).rejects.toThrow('row-level security')
    expect(await write(`update ground.post set scope_kind = 'city' returning id`)).toEqual([])
  })
})
