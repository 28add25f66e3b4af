import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GrantProposal } from '#contract/ground/organisation.ts'
import { servicePost } from '../database/claims.ts'
import { reading, transaction } from '../database/transaction.ts'
import { addPost } from './index.ts'
import type { OrganisationHouse } from './testing/open-organisation.ts'
import { openOrganisation } from './testing/open-organisation.ts'

let house: OrganisationHouse
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(() => house.close())

let requests = 0
const newRequest = () => `00000000-0000-7000-b000-${String(++requests).padStart(12, '0')}`
const propose = async (proposal: GrantProposal, by = 'system') =>
  house.tell(by, '/api/grants', { requestId: newRequest(), proposal })
const approve = (id: string, by = 'security') => house.tell(by, `/api/grants/${id}/approve`)
const personId = async (username: string) =>
  (await house.ask('system', `/api/people?q=${username}`))
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
    expect((await house.ask('system', '/api/people?q=xintongzhi')).json().rows).toEqual([])
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
    const withdrawn = await house.tell('system', `/api/grants/${id}/withdraw`)
    expect(withdrawn.json()).toMatchObject({ decision: 'withdrawn' })
    expect((await approve(id)).json()).toMatchObject({ status: 409, code: 'wrongState' })
  })

  test('a refusal says why and changes nothing', async () => {
    const person = await personId('plant')
    const { id } = (await propose({ kind: 'endPerson', personId: person.id })).json()
    expect((await house.tell('security', `/api/grants/${id}/refuse`, { reason: '' })).statusCode).toBe(422)
    expect((await house.tell('security', `/api/grants/${id}/refuse`, { reason: '未见离职证明' })).json()).toMatchObject(
      {
        decision: 'refused',
        reason: '未见离职证明',
      },
    )
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
    await house.tell('system', `/api/grants/${id}/withdraw`)
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
    const first = (await house.tell('system', '/api/grants', request)).json()
    expect((await house.tell('system', '/api/grants', request)).json().id).toBe(first.id)
    const other = { ...request, proposal: { kind: 'endPerson', personId: request.proposal.personId } }
    expect((await house.tell('system', '/api/grants', other)).json().code).toBe('requestIdReused')
    await house.tell('system', `/api/grants/${first.id}/withdraw`)
  })

  test('a reset ends every session and the old password', async () => {
    const before = await house.as('changshan')
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
      await house.tell('system', `/api/grants/${id}/withdraw`)
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
    await house.tell('system', `/api/grants/${id}/withdraw`)
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
      (await house.ask(username, '/api/grants?open=true')).json().rows.find((row: { id: string }) => row.id === id)
        .actions
    expect(await actions('system')).toEqual(['withdraw'])
    expect(await actions('security')).toEqual(['approve', 'refuse'])
    expect(await actions('auditor')).toEqual([])
    const all = (await house.ask('auditor', '/api/grants?limit=2')).json()
    const next = (await house.ask('auditor', `/api/grants?limit=2&after=${all.next}`)).json()
    expect(next.rows.map((row: { id: string }) => row.id)).not.toContain(all.rows[1].id)
  })

  test('the security administrator signs a person out everywhere', async () => {
    const browser = await house.as('jiangshan')
    const ended = await house.tell('security', `/api/people/${(await personId('jiangshan')).id}/sign-out`)
    expect(ended.json().ended).toBeGreaterThan(0)
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
  })
})
