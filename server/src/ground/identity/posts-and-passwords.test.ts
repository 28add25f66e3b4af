import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SessionView } from '#contract/ground/identity.ts'
import type { House } from './testing/open-house.ts'
import { addUsualPeople, openHouse, password } from './testing/open-house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse({ demo: true })
  await addUsualPeople(house)
})
afterAll(() => house.close())

describe('posts', () => {
  test('a person with several chooses one, acts in it, and sees which', async () => {
    const browser = house.browser()
    const view = SessionView.parse((await browser.signIn('liqiang')).json())
    expect(view.posts.map(post => post.roleTitle.zh)).toEqual(['综合科', '市生态环境局'])
    expect(view.actingPost).toBeNull()
    expect(view.screens).toEqual([])
    const postId = view.posts[1]?.id
    const chosen = SessionView.parse((await browser.send('POST', '/api/session/post', { postId })).json())
    expect(chosen.actingPost).toBe(postId)
    const session = await house.identity.read(browser.cookies.get('clearloop_session'))
    expect(session?.actor).toMatchObject({
      role: 'cityEcology',
      unitId: 'city-ecology',
      scope: { kind: 'city', industries: null },
      words: '市生态环境局 李强',
    })
  })

  test('one that is another’s cannot be chosen: it is not there', async () => {
    const browser = house.browser()
    const own = SessionView.parse((await house.browser().signIn('wangmin')).json())
    await browser.signIn('liqiang')
    const refused = await browser.send('POST', '/api/session/post', { postId: own.actingPost })
    expect(refused.statusCode).toBe(404)
  })

  test('one is valid by the day of business time, its last day included, and then acts no more', async () => {
    const browser = house.browser()
    const view = SessionView.parse((await browser.signIn('liqiang')).json())
    await browser.send('POST', '/api/session/post', { postId: view.posts[1]?.id })
    const days = (day: string) => {
      house.time.offset = Date.parse(`${day}T12:00:00+08:00`) - house.time.now
      house.time.now += 2_000
    }
    days('2024-06-30')
    expect((await browser.send('GET', '/api/session')).json().actingPost).toBe(view.posts[1]?.id)
    days('2024-07-01')
    const after = SessionView.parse((await browser.send('GET', '/api/session')).json())
    expect(after.actingPost).toBeNull()
    expect(after.posts).toHaveLength(1)
    house.time.offset = 0
  })

  test('the same actor object is handed out while nothing changes, so that its claims are written once', async () => {
    const browser = house.browser()
    await browser.signIn('wangmin')
    const token = browser.cookies.get('clearloop_session')
    const first = await house.identity.read(token)
    house.time.now += 3_000
    expect((await house.identity.read(token))?.actor).toBe(first?.actor)
  })
})

describe('passwords', () => {
  test('an imported person can do nothing but set a new one', async () => {
    const browser = house.browser()
    const view = SessionView.parse((await browser.signIn('newcomer')).json())
    expect(view.mustChangePassword).toBe(true)
    const changed = await browser.send('POST', '/api/session/password', {
      currentPassword: password,
      newPassword: 'Another-2025',
    })
    expect(SessionView.parse(changed.json()).mustChangePassword).toBe(false)
    expect((await house.browser().signIn('newcomer')).statusCode).toBe(401)
    expect((await house.browser().signIn('newcomer', 'Another-2025')).statusCode).toBe(200)
  })

  test('a change ends every other session and gives the present one a new token', async () => {
    const here = house.browser()
    const there = house.browser()
    await here.signIn('changer')
    await there.signIn('changer')
    const before = here.cookies.get('clearloop_session')
    const change = await here.send('POST', '/api/session/password', {
      currentPassword: password,
      newPassword: 'Second-2024',
    })
    expect(change.statusCode).toBe(200)
    expect(here.cookies.get('clearloop_session')).not.toBe(before)
    expect((await here.send('GET', '/api/session')).statusCode).toBe(200)
    expect((await there.send('GET', '/api/session')).statusCode).toBe(401)
    expect(await house.identity.read(before)).toBeNull()
  })

  test.each([
    ['Short-1', '至少 10 个字符'],
    ['alllowercase1', '至少包含 3 种'],
    ['xx-Changer-2024', '不能包含用户名'],
    ['Second-2024', '最近 3 次'],
    [password, '最近 3 次'],
  ])('%s is refused with a sentence at its field', async (newPassword, sentence) => {
    const browser = house.browser()
    await browser.signIn('changer', 'Second-2024')
    const refused = await browser.send('POST', '/api/session/password', { currentPassword: 'Second-2024', newPassword })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().fields).toMatchObject([{ path: 'newPassword', zh: expect.stringContaining(sentence) }])
  })

  test('one that was used four changes ago may come back', async () => {
    const browser = house.browser()
    let current = 'Second-2024'
    await browser.signIn('changer', current)
    for (const next of ['Third-2024-x', 'Fourth-2024-x', 'Fifth-2024-x', password]) {
      const changed = await browser.send('POST', '/api/session/password', {
        currentPassword: current,
        newPassword: next,
      })
      expect(changed.statusCode).toBe(200)
      current = next
    }
  })

  test('a wrong current one is said at its field, and guessing it locks', async () => {
    await house.addPeople([{ username: 'guessed', name: '被猜', posts: [] }])
    const browser = house.browser()
    await browser.signIn('guessed')
    const guess = () =>
      browser.send('POST', '/api/session/password', { currentPassword: 'Wrong-guess-1', newPassword: 'Whatever-2024' })
    expect((await guess()).json().fields).toMatchObject([{ path: 'currentPassword' }])
    for (let failure = 1; failure < 5; failure++) await guess()
    expect((await guess()).statusCode).toBe(423)
  })
})
