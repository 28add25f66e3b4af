import { servicePost } from '../../database/claims.ts'
import { transaction } from '../../database/transaction.ts'
import type { Browser } from '../../identity/testing/open-house.ts'
import { openHouse } from '../../identity/testing/open-house.ts'
import type { OrganisationPlan } from '../index.ts'
import { loadOrganisation, registerOrganisation } from '../index.ts'

const place = { lng: 118.6, lat: 28.7, formerNames: [], statutory: true }
const unit = { industries: [], area: null, township: null }

export const plan: OrganisationPlan = {
  city: { code: '3308', name: '衢州市', shortName: '衢州', lng: 118.8, lat: 28.9 },
  areas: [
    { ...place, code: '330881', name: '江山市', kind: 'county', shortNames: ['江山'] },
    { ...place, code: '330822', name: '常山县', kind: 'county', shortNames: ['常山'] },
    { ...place, code: '330803', name: '衢江区', kind: 'county', shortNames: ['衢江'] },
    { ...place, code: 'QZ-ZZ', name: '智造新城', kind: 'zone', shortNames: ['智造'], statutory: false },
  ],
  townships: [
    { ...place, code: '330881101', name: '贺村镇', area: '330881', county: '330881' },
    { ...place, code: '330881102', name: '清湖街道', area: '330881', county: '330881' },
    { ...place, code: '330803-DG', name: '东港街道', area: 'QZ-ZZ', county: '330803', statutory: false },
    { ...place, code: '330803001', name: '樟潭街道', area: '330803', county: '330803' },
  ],
  grids: [{ code: '330881101-03', name: '贺村三网格', township: '330881101' }],
  units: [
    // a child before its parent, as a file may have them
    {
      ...unit,
      id: '330881-ecology',
      name: '衢州市生态环境局江山分局',
      shortName: '江山生态环境分局',
      kind: 'ecology',
      level: 'area',
      parent: '330881-government',
      area: '330881',
    },
    {
      ...unit,
      id: 'city-leading-group',
      name: '领导小组',
      shortName: '市领导小组',
      kind: 'leadingGroup',
      level: 'city',
      parent: null,
    },
    {
      ...unit,
      id: 'city-office',
      name: '衢州市整治办公室',
      shortName: '市整治办',
      kind: 'leadingGroupOffice',
      level: 'city',
      parent: 'city-leading-group',
    },
    {
      ...unit,
      id: 'city-ecology',
      name: '衢州市生态环境局',
      shortName: '市生态环境局',
      kind: 'ecology',
      level: 'city',
      parent: 'city-leading-group',
    },
    {
      ...unit,
      id: '330881-government',
      name: '江山市人民政府',
      shortName: '江山市',
      kind: 'areaGovernment',
      level: 'area',
      parent: 'city-leading-group',
      area: '330881',
    },
    {
      ...unit,
      id: '330881101',
      name: '贺村镇',
      shortName: '贺村镇',
      kind: 'township',
      level: 'township',
      parent: '330881-government',
      area: '330881',
      township: '330881101',
    },
    {
      ...unit,
      id: 'province-ecology',
      name: '浙江省生态环境厅',
      shortName: '省厅',
      kind: 'province',
      level: 'province',
      parent: null,
    },
    {
      ...unit,
      id: '330822-ecology',
      name: '衢州市生态环境局常山分局',
      shortName: '常山生态环境分局',
      kind: 'ecology',
      level: 'area',
      parent: 'city-leading-group',
      area: '330822',
    },
  ],
}

/** The house with a small organisation, its people and administrators, asked over HTTP by whoever is named. */
export async function openOrganisation() {
  const house = await openHouse()
  const campaign = { cityName: { zh: '衢州市', en: 'Quzhou' }, industryWords: (id: string) => ({ zh: id, en: id }) }
  registerOrganisation(house.serving, { ...house, campaign })
  await transaction(house.database, servicePost('loader'), tx => loadOrganisation(tx, plan))
  await house.addPeople([
    {
      username: 'system',
      name: '系统员',
      posts: [{ role: 'systemAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
    {
      username: 'security',
      name: '安全员',
      posts: [{ role: 'securityAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
    {
      username: 'auditor',
      name: '审计员',
      posts: [{ role: 'auditor', unitId: 'city-office', scope: { kind: 'none' } }],
    },
    {
      username: 'city',
      name: '陈局',
      phone: '13900001111',
      posts: [{ role: 'cityOffice', unitId: 'city-office', scope: { kind: 'city', industries: null } }],
    },
    {
      username: 'jiangshan',
      name: '王敏',
      phone: '138 1234 1234',
      posts: [
        {
          role: 'areaEcology',
          unitId: '330881-ecology',
          scope: { kind: 'areas', areas: ['330881'], industries: null },
        },
      ],
    },
    {
      username: 'changshan',
      name: '李强',
      phone: '13700002222',
      posts: [
        {
          role: 'areaEcology',
          unitId: '330822-ecology',
          scope: { kind: 'areas', areas: ['330822'], industries: null },
        },
      ],
    },
    {
      username: 'hecun',
      name: '赵六',
      posts: [
        {
          role: 'townshipOfficer',
          unitId: '330881101',
          scope: { kind: 'townships', townships: ['330881101'], industries: null },
        },
      ],
    },
    {
      username: 'plant',
      name: '厂长',
      posts: [
        {
          role: 'enterpriseContact',
          unitId: 'province-ecology',
          scope: { kind: 'enterprises', enterprises: ['00000000-0000-7000-8000-000000000001'] },
        },
      ],
    },
  ])

  const browsers = new Map<string, Browser>()
  const as = async (username: string): Promise<Browser> => {
    const known = browsers.get(username)
    if (known) return known
    const browser = house.browser()
    const { statusCode } = await browser.signIn(username)
    if (statusCode !== 200) throw new Error(`${username} could not sign in: ${statusCode}`)
    browsers.set(username, browser)
    return browser
  }
  return {
    ...house,
    as,
    ask: async (username: string, url: string) => (await as(username)).send('GET', url),
    tell: async (username: string, url: string, body: object = {}) => (await as(username)).send('POST', url, body),
  }
}

export type OrganisationHouse = Awaited<ReturnType<typeof openOrganisation>>
