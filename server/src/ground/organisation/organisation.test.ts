import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GrantProposal } from '#contract/ground/organisation.ts'
import { servicePost } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import type { Browser, House } from '../identity/testing/open-house.ts'
import { openHouse } from '../identity/testing/open-house.ts'
import type { OrganisationPlan } from './index.ts'
import { addPost, loadOrganisation, registerOrganisation } from './index.ts'

const place = { lng: 118.6, lat: 28.7, formerNames: [], statutory: true }
const unit = { industries: [], area: null, township: null }

const plan: OrganisationPlan = {
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

let house: House
const browsers = new Map<string, Browser>()

async function as(username: string): Promise<Browser> {
  let browser = browsers.get(username)
  if (!browser) {
    browser = house.browser()
    expect((await browser.signIn(username)).statusCode).toBe(200)
    browsers.set(username, browser)
  }
  return browser
}
const ask = async (username: string, url: string) => (await as(username)).send('GET', url)
const tell = async (username: string, url: string, body: object = {}) => (await as(username)).send('POST', url, body)

beforeAll(async () => {
  house = await openHouse()
  registerOrganisation(house.serving, {
    ...house,
    campaign: { cityName: { zh: '衢州市', en: 'Quzhou' }, industryWords: id => ({ zh: id, en: id }) },
  })
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

describe('the directory', () => {
  test('shows areas and townships, grids where they are asked for', async () => {
    const codes = async (query: string) =>
      (await ask('hecun', `/api/places${query}`)).json().rows.map(({ code }: { code: string }) => code)
    expect(await codes('')).toHaveLength(9)
    expect(await codes('?area=330881&grids=true')).toEqual(['330881', '330881101', '330881102', '330881101-03'])
  })

  test('offers units to hand on to: those in which somebody may do it', async () => {
    const ids = async (query: string) =>
      (await ask('city', `/api/units${query}`)).json().rows.map(({ id }: { id: string }) => id)
    expect(await ids('?holds=problem.rectify')).toEqual([
      'city-office',
      '330881-ecology',
      '330822-ecology',
      '330881101',
      'province-ecology',
    ])
    expect(await ids('?holds=problem.rectify&area=330881')).toEqual(['330881-ecology', '330881101'])
    expect(await ids('?q=江山')).toEqual(['330881-ecology', '330881-government'])
    expect((await ask('city', '/api/units?holds=everything')).statusCode).toBe(422)
  })

  test('hides the middle of every telephone, and opens the whole to whoever needs it, on the record', async () => {
    const { rows } = (await ask('city', '/api/units/330881-ecology/people')).json()
    expect(rows).toMatchObject([
      { personName: '王敏', phoneMasked: '138****1234', phoneOpens: true, scopeWords: { zh: '江山市' } },
    ])
    const opened = await ask('city', `/api/people/${rows[0].personId}/phone`)
    expect(opened.json()).toEqual({ phone: '13812341234' })
    expect(opened.headers['cache-control']).toBe('no-store')
    const audit = await reading(house.database, servicePost('sealer'), tx =>
      tx.query(`select subject_id, field_names from ground.audit_row where action = 'showPhone'`),
    )
    expect(audit).toEqual([{ subject_id: rows[0].personId, field_names: ['phone'] }])
  })

  test('does not open a number to another area, nor to an administrator; it is not there', async () => {
    const { rows } = (await ask('changshan', '/api/units/330881-ecology/people')).json()
    expect(rows[0].phoneOpens).toBe(false)
    for (const username of ['changshan', 'system', 'security', 'auditor']) {
      expect((await ask(username, `/api/people/${rows[0].personId}/phone`)).statusCode).toBe(404)
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
      expect((await ask('plant', url)).statusCode).toBe(403)
    }
  })

  test('pages through people for administrators alone', async () => {
    const first = (await ask('system', '/api/people?limit=3')).json()
    const second = (await ask('system', `/api/people?limit=100&after=${first.next}`)).json()
    const names = [...first.rows, ...second.rows].map(({ username }: { username: string }) => username)
    expect(names).toEqual([...names].sort())
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('jiangshan')
    expect((await ask('city', '/api/people')).statusCode).toBe(403)
    expect((await ask('auditor', '/api/people?unit=330881-ecology')).json().rows).toHaveLength(1)
  })
})

let requests = 0
const newRequest = () => `00000000-0000-7000-b000-${String(++requests).padStart(12, '0')}`
const propose = async (proposal: GrantProposal, by = 'system') =>
  tell(by, '/api/grants', { requestId: newRequest(), proposal })
const approve = (id: string, by = 'security') => tell(by, `/api/grants/${id}/approve`)
const personId = async (username: string) =>
  (await ask('system', `/api/people?q=${username}`))
    .json()
    .rows.find((row: { username: string }) => row.username === username)
const ecologyPost = {
  role: 'areaEcology',
  title: '',
  unitId: '330881-ecology',
  scope: { kind: 'areas', areas: ['330881'], industries: ['wood-furniture'] },
  validFrom: '2024-06-01',
} as const

describe('三员分立: what one proposes, another approves', () => {
  test('a new person cannot sign in before approval; after it, with the first password alone, and sets an own one', async () => {
    const proposed = await propose({
      kind: 'createPerson',
      name: '新同志',
      username: 'XinTongzhi',
      phone: '13600003333',
      posts: [{ ...ecologyPost, scope: { ...ecologyPost.scope, areas: ['330881'], industries: ['wood-furniture'] } }],
    })
    expect(proposed.json().words.zh).toBe(
      '新增人员 新同志（xintongzhi）：江山生态环境分局 区块生态环境分局，江山市 · wood-furniture，自 2024-06-01',
    )
    expect((await ask('system', '/api/people?q=xintongzhi')).json().rows).toEqual([])
    const { initialPassword, grant } = (await approve(proposed.json().id)).json()
    expect(grant).toMatchObject({ decision: 'approved', decidedBy: '安全员', proposedBy: '系统员', actions: [] })
    const browser = house.browser()
    expect((await browser.signIn('xintongzhi', initialPassword)).json()).toMatchObject({ mustChangePassword: true })
    expect((await browser.send('GET', '/api/units')).json()).toMatchObject({ code: 'notPermitted' })
    expect(
      (
        await browser.send('POST', '/api/session/password', {
          currentPassword: initialPassword,
          newPassword: 'Own-password-1',
        })
      ).statusCode,
    ).toBe(200)
    expect((await browser.send('GET', '/api/units')).statusCode).toBe(200)
    expect((await personId('xintongzhi')).phoneMasked).toBe('136****3333')
  })

  test('the proposal keeps no readable telephone', async () => {
    const kept = await reading(house.database, { ...servicePost('identity'), role: 'auditor' }, tx =>
      tx.query('select proposal::text from ground.grant_request'),
    )
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toContain('13600003333')
  })

  test('neither administrator does the other’s part, nor does anybody else', async () => {
    const { id } = (await propose({ kind: 'endPerson', personId: (await personId('plant')).id })).json()
    expect((await approve(id, 'system')).statusCode).toBe(403)
    expect((await propose({ kind: 'endPerson', personId: (await personId('plant')).id }, 'security')).statusCode).toBe(
      403,
    )
    for (const username of ['city', 'auditor']) {
      expect((await approve(id, username)).statusCode).toBe(403)
      expect(
        (await propose({ kind: 'resetPassword', personId: (await personId('plant')).id }, username)).statusCode,
      ).toBe(403)
    }
    const withdrawn = await tell('system', `/api/grants/${id}/withdraw`)
    expect(withdrawn.json()).toMatchObject({ decision: 'withdrawn' })
    expect((await approve(id)).json()).toMatchObject({ status: 409, code: 'wrongState' })
  })

  test('a refusal says why and changes nothing', async () => {
    const person = await personId('plant')
    const { id } = (await propose({ kind: 'endPerson', personId: person.id })).json()
    expect((await tell('security', `/api/grants/${id}/refuse`, { reason: '' })).statusCode).toBe(422)
    expect((await tell('security', `/api/grants/${id}/refuse`, { reason: '未见离职证明' })).json()).toMatchObject({
      decision: 'refused',
      reason: '未见离职证明',
    })
    expect((await personId('plant')).ended).toBe(false)
  })

  test('the database itself refuses that the proposer approves', async () => {
    const { id } = (await propose({ kind: 'endPerson', personId: (await personId('plant')).id })).json()
    const proposer = {
      ...servicePost('identity'),
      role: 'securityAdmin' as const,
      personId: (await personId('system')).id,
    }
    await expect(
      transaction(house.database, proposer, tx =>
        tx.query(
          `update ground.grant_request set decision = 'approved', decided_at = now(), decided_by = $2 where id = $1`,
          [id, proposer.personId],
        ),
      ),
    ).rejects.toThrow('check constraint')
    await tell('system', `/api/grants/${id}/withdraw`)
  })

  test('approving twice at once carries it out once', async () => {
    const { id } = (
      await propose({
        kind: 'addPost',
        personId: (await personId('hecun')).id,
        post: { ...ecologyPost, scope: { kind: 'areas', areas: ['330881'], industries: null } },
      })
    ).json()
    const answers = await Promise.all([approve(id), approve(id), approve(id)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
    expect((await personId('hecun')).posts).toHaveLength(2)
  })

  test('repeating a proposal makes one; the same id for another is refused', async () => {
    const request = {
      requestId: newRequest(),
      proposal: { kind: 'resetPassword', personId: (await personId('plant')).id },
    }
    const first = (await tell('system', '/api/grants', request)).json()
    expect((await tell('system', '/api/grants', request)).json().id).toBe(first.id)
    const other = { ...request, proposal: { kind: 'endPerson', personId: request.proposal.personId } }
    expect((await tell('system', '/api/grants', other)).json().code).toBe('requestIdReused')
    await tell('system', `/api/grants/${first.id}/withdraw`)
  })

  test('a reset ends every session and the old password', async () => {
    const before = await as('changshan')
    const { id } = (await propose({ kind: 'resetPassword', personId: (await personId('changshan')).id })).json()
    const { initialPassword } = (await approve(id)).json()
    expect((await before.send('GET', '/api/session')).statusCode).toBe(401)
    expect((await house.browser().signIn('changshan')).statusCode).toBe(401)
    expect((await house.browser().signIn('changshan', initialPassword)).json().mustChangePassword).toBe(true)
  })

  test('an ended post acts no more the next day, an ended person not at all', async () => {
    const person = await personId('hecun')
    const { id } = (await propose({ kind: 'endPost', postId: person.posts[0].id, lastDay: '2024-06-02' })).json()
    const approved = await approve(id)
    expect(approved.json().grant.words.zh).toContain('最后一天 2024-06-02')
    const browser = house.browser()
    expect((await browser.signIn('hecun')).json().posts).toHaveLength(1)
    const end = (await propose({ kind: 'endPerson', personId: person.id })).json()
    await approve(end.id)
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
    expect((await house.browser().signIn('hecun')).statusCode).toBe(401)
    expect((await propose({ kind: 'resetPassword', personId: person.id })).statusCode).toBe(404)
  })

  test('the three administrators stay apart, and from every other post', async () => {
    const auditor = await personId('auditor')
    for (const post of [
      { ...ecologyPost, scope: { kind: 'areas', areas: ['330881'], industries: null } },
      { role: 'securityAdmin', title: '', unitId: 'city-office', scope: { kind: 'none' }, validFrom: '2024-06-01' },
    ] as const) {
      const { id } = (
        await propose({ kind: 'addPost', personId: auditor.id, post: structuredClone(post) as never })
      ).json()
      expect((await approve(id)).json()).toMatchObject({ status: 409, code: 'organisation.administratorsApart' })
      await tell('system', `/api/grants/${id}/withdraw`)
    }
    const [personless] = (await house.addPeople([{ username: 'free', name: '空岗', posts: [] }])).values()
    const twoAtOnce = (['systemAdmin', 'auditor'] as const).map(role =>
      transaction(house.database, servicePost('loader'), tx =>
        addPost(tx, personless ?? '', { role, unitId: 'city-office', scope: { kind: 'none' } }, house.clock.realNow()),
      ),
    )
    expect((await Promise.allSettled(twoAtOnce)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('the last security administrator cannot be ended: nobody could approve any more', async () => {
    const { id } = (await propose({ kind: 'endPerson', personId: (await personId('security')).id })).json()
    expect((await approve(id)).json()).toMatchObject({ code: 'organisation.lastAdministrator' })
    expect((await personId('security')).ended).toBe(false)
    await tell('system', `/api/grants/${id}/withdraw`)
  })

  test.each([
    [
      'a scope that does not fit the role',
      { scope: { kind: 'city', industries: null } },
      'proposal.post.scope',
      '区块',
    ],
    [
      'an area that is not there',
      { scope: { kind: 'areas', areas: ['330881', '999999'], industries: null } },
      'proposal.post.scope',
      '999999',
    ],
    [
      'an area that is not the unit’s',
      { scope: { kind: 'areas', areas: ['330822'], industries: null } },
      'proposal.post.scope',
      '所在的区块',
    ],
    ['a unit that is not there', { unitId: 'nowhere' }, 'proposal.post.unitId', '没有这个单位'],
    ['a last day before the first', { validUntil: '2024-05-01' }, 'proposal.post.validUntil', '不能早于'],
  ])('refuses %s at its field', async (_, change, path, sentence) => {
    const post = { ...ecologyPost, ...change } as never
    const refused = await propose({ kind: 'addPost', personId: (await personId('jiangshan')).id, post })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().fields).toMatchObject([{ path, zh: expect.stringContaining(sentence) }])
  })

  test('refuses a user name that is taken, however it is written', async () => {
    const taken = await propose({
      kind: 'createPerson',
      name: '同名',
      username: 'ＪiangShan',
      posts: [structuredClone(ecologyPost) as never],
    })
    expect(taken.json()).toMatchObject({ status: 409, code: 'alreadyExists' })
  })

  test('shows each administrator what may be done with a proposal', async () => {
    const { id } = (await propose({ kind: 'resetPassword', personId: (await personId('jiangshan')).id })).json()
    const actions = async (username: string) =>
      (await ask(username, '/api/grants?open=true')).json().rows.find((row: { id: string }) => row.id === id).actions
    expect(await actions('system')).toEqual(['withdraw'])
    expect(await actions('security')).toEqual(['approve', 'refuse'])
    expect(await actions('auditor')).toEqual([])
    const all = (await ask('auditor', '/api/grants?limit=2')).json()
    const next = (await ask('auditor', `/api/grants?limit=2&after=${all.next}`)).json()
    expect(next.rows.map((row: { id: string }) => row.id)).not.toContain(all.rows[1].id)
  })

  test('the security administrator signs a person out everywhere', async () => {
    const browser = await as('jiangshan')
    const ended = await tell('security', `/api/people/${(await personId('jiangshan')).id}/sign-out`)
    expect(ended.json().ended).toBeGreaterThan(0)
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
  })
})
