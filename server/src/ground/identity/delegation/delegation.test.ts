import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ground } from '../../context.ts'
import { servicePost } from '../../database/claims.ts'
import { dispatchBatch } from '../../database/outbox/dispatch-batch.ts'
import { transaction } from '../../database/transaction.ts'
import { turnDays } from '../../duty/turn-of-day.ts'
import { notifications } from '../../notification/index.ts'
import { actorOfPost } from '../actor-of-post.ts'
import type { Browser, House } from '../testing/open-house.ts'
import { openHouse } from '../testing/open-house.ts'
import { tellOfOverDelegations } from './end-delegation.ts'

let house: House
let posts: Record<string, string>
let people: Record<string, string>

const areaPost = (role: 'areaEcology' | 'areaIndustry', unitId = '330881-ecology') => ({
  role,
  unitId,
  scope: { kind: 'areas' as const, areas: ['330881'], industries: null },
})

beforeAll(async () => {
  house = await openHouse()
  await transaction(house.database, servicePost('loader'), async tx => {
    await tx.query(`update ground.unit set parent_id = 'city-ecology' where id = '330881-ecology'`)
    await tx.query(`insert into ground.unit_closure (ancestor, descendant, depth)
      select id, id, 0 from ground.unit union all values ('city-ecology', '330881-ecology', 1)`)
  })
  await house.addPeople([
    { username: 'liqiang', name: '李强', posts: [areaPost('areaEcology')] },
    { username: 'wangmin', name: '王敏', posts: [areaPost('areaEcology')] },
    { username: 'zhaolei', name: '赵磊', posts: [areaPost('areaEcology')] },
    {
      username: 'chief',
      name: '陈局',
      posts: [{ role: 'cityEcology', unitId: 'city-ecology', scope: { kind: 'city', industries: null } }],
    },
    {
      username: 'township',
      name: '周镇',
      posts: [
        {
          role: 'townshipOfficer',
          unitId: '330881101',
          scope: { kind: 'townships', townships: ['330881101'], industries: null },
        },
      ],
    },
    {
      username: 'admin',
      name: '管理员',
      posts: [{ role: 'systemAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
  ])
  const rows = await house.asIdentity<{ username: string; person: string; post: string }>(
    'select p.username, p.id as person, o.id as post from ground.person p join ground.post o on o.person_id = p.id',
  )
  people = Object.fromEntries(rows.map(row => [row.username, row.person]))
  posts = Object.fromEntries(rows.map(row => [row.username, row.post]))
})
afterAll(() => house.close())
beforeEach(async () => {
  house.time.now = Date.parse('2024-06-03T09:00:00+08:00')
  await house.asIdentity(`update ground.delegation set ended_at = now() where ended_at is null`)
})

const signedIn = async (username: string): Promise<Browser> => {
  const browser = house.browser()
  expect((await browser.signIn(username)).statusCode).toBe(200)
  return browser
}
const delegate = (
  browser: Browser,
  said: { postId?: string; delegateId?: string; from?: string; until?: string } = {},
) =>
  browser.send('POST', '/api/delegations', {
    requestId: crypto.randomUUID(),
    postId: posts.liqiang,
    delegateId: people.wangmin,
    from: '2024-06-03',
    until: '2024-06-07',
    ground: '年休假',
    ...said,
  })
const toDay = (day: string) => {
  house.time.now = Date.parse(`${day}T09:00:00+08:00`)
}

test('委托: the delegate acts in the post from its first to its last day, under both names, and then no more', async () => {
  expect((await delegate(await signedIn('liqiang'), { from: '2024-06-04' })).statusCode).toBe(200)
  const browser = await signedIn('wangmin')
  expect((await browser.send('POST', '/api/session/post', { postId: posts.liqiang })).statusCode).toBe(404)
  toDay('2024-06-04')
  const again = await signedIn('wangmin')
  expect((await again.send('GET', '/api/session')).json().actingPost).toBe(posts.wangmin)
  const chosen = await again.send('POST', '/api/session/post', { postId: posts.liqiang })
  expect(chosen.json().posts).toContainEqual(
    expect.objectContaining({ id: posts.liqiang, delegatedFrom: { personName: '李强', until: '2024-06-07' } }),
  )
  const actorOf = actorOfPost(house.database, house.clock)
  expect(await actorOf(posts.liqiang ?? '', people.wangmin ?? '')).toMatchObject({
    personId: people.wangmin,
    postId: posts.liqiang,
    words: '江山生态环境分局 王敏（受李强委托）',
    delegator: { personId: people.liqiang },
  })
  toDay('2024-06-08')
  expect(await actorOf(posts.liqiang ?? '', people.wangmin ?? '')).toBeNull()
  const later = await signedIn('wangmin')
  expect(later.cookies.size).toBeGreaterThan(0)
  expect((await later.send('GET', '/api/session')).json().posts).toHaveLength(1)
})

test('the session’s claims carry whose post it is, and end the moment the delegation is ended', async () => {
  const giver = await signedIn('liqiang')
  const { id } = (await delegate(giver)).json()
  const browser = await signedIn('wangmin')
  await browser.send('POST', '/api/session/post', { postId: posts.liqiang })
  const session = await house.identity.read(browser.cookies.get('clearloop_session'))
  expect(session?.actor).toMatchObject({
    words: '江山生态环境分局 王敏（受李强委托）',
    delegator: { personId: people.liqiang },
  })
  expect((await giver.send('POST', `/api/delegations/${id}/end`)).json()).toMatchObject({
    state: 'ended',
    mayEnd: false,
  })
  house.time.now += 3_000
  expect((await house.identity.read(browser.cookies.get('clearloop_session')))?.actor).toBeNull()
  expect((await giver.send('POST', `/api/delegations/${id}/end`)).statusCode).toBe(409)
})

test('only to people of the same unit or of one below it, who hold a post there all that time', async () => {
  expect(
    (await delegate(await signedIn('chief'), { postId: posts.chief ?? '', delegateId: people.wangmin ?? '' }))
      .statusCode,
  ).toBe(200)
  const browser = await signedIn('liqiang')
  for (const delegateId of [people.chief, people.township, people.admin, people.liqiang, crypto.randomUUID()]) {
    const answer = await delegate(browser, { delegateId: delegateId ?? '' })
    expect(answer.json()).toMatchObject({ code: 'invalid', fields: [{ path: 'delegateId' }] })
  }
  const found = await browser.send('GET', `/api/delegations/posts/${posts.liqiang}/people`)
  expect(found.json().rows.map((row: { personName: string }) => row.personName)).toEqual(['王敏', '赵磊'])
})

test('三员分立: an administrator’s post is never delegated', async () => {
  const browser = await signedIn('admin')
  expect((await delegate(browser, { postId: posts.admin ?? '' })).statusCode).toBe(403)
  expect((await browser.send('GET', '/api/delegations')).json().posts).toEqual([])
})

test('a post that came by delegation is not passed on, and nobody delegates another’s', async () => {
  await delegate(await signedIn('liqiang'))
  const browser = await signedIn('wangmin')
  await browser.send('POST', '/api/session/post', { postId: posts.liqiang })
  expect((await delegate(browser, { delegateId: people.zhaolei ?? '' })).statusCode).toBe(404)
  const { posts: own } = (await browser.send('GET', '/api/delegations')).json()
  expect(own.map((post: { id: string }) => post.id)).toEqual([posts.wangmin])
  await expect(
    house.asIdentity(
      `insert into ground.delegation (id, request_id, post_id, delegator_id, delegate_id, from_day, until_day, ground, made_at)
       values (uuidv7(), uuidv7(), $1, $2, $3, '2024-07-01', '2024-07-02', 'x', now())`,
      [posts.liqiang, people.wangmin, people.zhaolei],
    ),
  ).rejects.toMatchObject({ code: 'CL002' })
})

test.each([
  [{ from: '2024-06-02' }, 'from'],
  [{ from: '2024-06-05', until: '2024-06-04' }, 'until'],
  [{ until: '2024-12-31' }, 'until'],
])('days that cannot be are refused at their field: %j', async (days, path) => {
  const answer = await delegate(await signedIn('liqiang'), days)
  expect(answer.statusCode).toBe(422)
  expect(answer.json().fields.map((field: { path: string }) => field.path)).toContain(path)
})

test('one delegate of a post at a time', async () => {
  const browser = await signedIn('liqiang')
  expect((await delegate(browser)).statusCode).toBe(200)
  expect(
    (await delegate(browser, { delegateId: people.zhaolei ?? '', from: '2024-06-07', until: '2024-06-09' })).json(),
  ).toMatchObject({
    code: 'alreadyExists',
  })
  expect(
    (await delegate(browser, { delegateId: people.zhaolei ?? '', from: '2024-06-08', until: '2024-06-09' })).statusCode,
  ).toBe(200)
})

test('a third person can neither see nor end it', async () => {
  const { id } = (await delegate(await signedIn('liqiang'))).json()
  const browser = await signedIn('zhaolei')
  expect((await browser.send('POST', `/api/delegations/${id}/end`)).statusCode).toBe(404)
  const { given, received } = (await browser.send('GET', '/api/delegations')).json()
  expect([...given, ...received].map((one: { id: string }) => one.id)).not.toContain(id)
})

test('both are told when it begins, when it is ended early and when it is over', async () => {
  const told = async () => {
    await dispatchBatch(house.database, [notifications(house)], 500)
    const said = []
    for (const username of ['liqiang', 'wangmin']) {
      const [row] = await notificationsOf(people[username] ?? '')
      said.push(row?.zh)
    }
    return said
  }
  const giver = await signedIn('liqiang')
  const { id } = (await delegate(giver)).json()
  expect(await told()).toEqual(
    Array(2).fill('江山生态环境分局 李强 委托 王敏 代行岗位：2024-06-03 至 2024-06-07，年休假'),
  )
  await (await signedIn('wangmin')).send('POST', `/api/delegations/${id}/end`)
  expect((await told())[0]).toMatch(/^王敏 提前结束了委托/)
  await delegate(giver)
  await told()
  toDay('2024-06-08')
  const ground: Ground = { ...house, calendar: () => ({}) as never }
  await turnDays(ground, [tellOfOverDelegations(house.clock)])
  expect((await told())[1]).toMatch(/^委托已到期/)
})

test('what is told to the post’s unit is told to the delegate too', async () => {
  await delegate(await signedIn('chief'), { postId: posts.chief ?? '', delegateId: people.wangmin ?? '' })
  await transaction(house.database, servicePost('loader'), tx =>
    tx.query(
      `insert into ground.outbox (topic, cell, noun, subject_id, event, payload) values ('probe', '', 'probe', uuidv7(), 'told', $1)`,
      [{ units: [{ unitId: 'city-ecology' }], words: { zh: '请市局会签', en: 'Countersign' } }],
    ),
  )
  await dispatchBatch(house.database, [notifications(house)], 500)
  expect((await notificationsOf(people.wangmin ?? '', 'probe', posts.chief)).length).toBe(1)
})

async function notificationsOf(
  personId: string,
  topic = 'delegations',
  postId = posts.liqiang,
): Promise<{ zh: string }[]> {
  return transaction(house.database, { ...servicePost('identity'), personId, postId: postId ?? '' }, tx =>
    tx.query<{ zh: string }>(
      `select words ->> 'zh' as zh from ground.notification where person_id = $1 and topic = $2 order by id desc`,
      [personId, topic],
    ),
  )
}
