import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '#contract/ground/endpoint.ts'
import type { Browser } from '#ground/identity/testing/open-house.ts'
import { sendForm } from '../send-form.ts'
import { codeOf, enterpriseNames, openSmallCity, type Placed, placed, type SmallCity } from './open-small-city.ts'
import { everywhere, officials, type Place, type PostName, postNames, posts } from './posts.ts'
import type { Row } from './row.ts'
import { rowsOfCampaign } from './rows-of-campaign.ts'
import { lastRow, rowsOfGround } from './rows-of-ground.ts'
import { sampleInput } from './sample-input.ts'

const rows: Readonly<Record<string, Row>> = { ...rowsOfGround, ...rowsOfCampaign, ...lastRow }

let city: SmallCity
const endpoints = new Map<string, Endpoint>()

beforeAll(async () => {
  city = await openSmallCity()
  for (const endpoint of city.serving.endpoints) endpoints.set(endpoint.name, endpoint)
})
afterAll(() => city.close())

test('the matrix has a row for every route, and no row without one', () => {
  expect([...endpoints.keys()].filter(name => !rows[name])).toEqual([])
  expect(Object.keys(rows).filter(name => !endpoints.has(name))).toEqual([])
})

interface Answer {
  readonly status: number
  /** The body without the request's id, which alone may differ between what is absent and what is out of reach. */
  readonly body: unknown
  readonly text: string
  readonly code: string | undefined
}

/** Asks as a browser would, with the least input that the contract takes. */
async function ask(who: Browser, name: string, id: string, place: Place): Promise<Answer> {
  const endpoint = endpoints.get(name)
  const row = rows[name]
  if (!endpoint || !row) throw new Error(`no route ${name}`)
  const asked = typeof row.query === 'function' ? row.query(city) : row.query
  const query = asked ? `?${new URLSearchParams(asked)}` : ''
  const url = endpoint.path.replace(':id', id) + query
  if (row.stream) return readStream(await openStream(who, url))
  const payload = { ...(sampleInput(endpoint.body) as object), ...row.body?.(city, id, place) }
  const response = row.form
    ? await sendForm(city.app, who, url, Buffer.from('不是照片'), { fields: { requestId: randomUUID() } })
    : endpoint.method === 'GET'
      ? await who.send('GET', url)
      : await who.send(endpoint.method, url, payload)
  return read(response)
}

function read(response: LightMyRequestResponse): Answer {
  const type = String(response.headers['content-type'])
  const isJson = type.includes('json')
  const body = isJson ? response.json() : type.includes('csv') ? response.body : null
  if (isJson && body) delete body.requestId
  return {
    status: response.statusCode,
    body,
    text: body === null ? '' : response.body,
    code: response.statusCode < 400 ? undefined : body?.code,
  }
}

/** A stream as it opens: inject would wait for its end. */
const openStream = (who: Browser, url: string) =>
  city.app.inject({ url, cookies: Object.fromEntries(who.cookies), payloadAsStream: true })

async function readStream(response: LightMyRequestResponse): Promise<Answer> {
  const stream = response.stream()
  if (response.statusCode === 200) {
    stream.destroy()
    return { status: 200, body: null, text: '', code: undefined }
  }
  const body = JSON.parse(Buffer.concat(await stream.toArray()).toString())
  return { status: response.statusCode, body, text: JSON.stringify(body), code: body.code }
}

const idAt = (row: Row, place: Place): string => {
  const noun = row.of ?? 'enterprise'
  return (placed as readonly string[]).includes(noun) ? city.ids[noun as Placed][place] : city.the[noun as 'task']
}
const browser = (who: PostName | 'nobody' | 'withoutPost' | 'newcomer') => {
  const found = city.browsers.get(who)
  if (!found) throw new Error(`no browser for ${who}`)
  return found
}
const mayUse = (row: Row, name: PostName) =>
  typeof row.who === 'string' || (row.who as readonly string[]).includes(posts[name].role)

function expectReached(row: Row, answer: Answer, said: string): void {
  if (row.answers === 'reached') {
    expect([401, 404], said).not.toContain(answer.status)
    expect(answer.code, said).not.toBe('notPermitted')
    return
  }
  expect({ status: answer.status, code: answer.code }, `${said}: ${answer.text.slice(0, 400)}`).toEqual({
    status: row.answers,
    code: row.code ?? (row.answers < 400 ? undefined : expect.any(String)),
  })
}

/** Nothing of a record out of reach stands in any answer, whatever was asked; what was asked itself is no news. */
function expectNoLeak(name: PostName, answer: Answer, asked: string): void {
  const reached: readonly Place[] = posts[name].reaches
  const told = everywhere
    .filter(place => !reached.includes(place))
    .flatMap(place => city.secrets[place])
    .filter(secret => secret !== asked && answer.text.includes(secret))
  expect(told, `what ${name} is told of records out of reach`).toEqual([])
}

/** A list shows the records of the post's places, all of them and no other. */
function expectSeen(name: PostName, row: Row, answer: Answer): void {
  if (!row.sees) return
  const { [row.sees]: ids } = city.ids
  const seenBy = row.seenBy ?? (place => ids[place])
  const seen = everywhere.filter(place => answer.text.includes(seenBy(place)))
  const due = row.unseenBy?.includes(posts[name].role) ? [] : posts[name].reaches
  expect(seen, `what ${name} sees`).toEqual(due)
  if (row.counts) expect(row.counts(answer.body as never), `what ${name} is told as their number`).toBe(due.length)
}

async function askAsPost(name: PostName, route: string, row: Row): Promise<void> {
  const who = browser(name)
  if (!mayUse(row, name)) {
    const answer = await ask(who, route, idAt(row, 'here'), 'here')
    expect({ status: answer.status, code: answer.code }, `${name} may not use ${route}`).toEqual({
      status: 403,
      code: 'notPermitted',
    })
    return expectNoLeak(name, answer, '')
  }
  if (row.reach === 'shared') {
    const answer = await ask(who, route, idAt(row, 'here'), 'here')
    expectReached(row, answer, `${name} uses ${route}`)
    expectNoLeak(name, answer, '')
    return expectSeen(name, row, answer)
  }
  const isReached = (place: Place) =>
    row.reach === 'scope'
      ? (posts[name].reaches as readonly Place[]).includes(place)
      : (row.reach as readonly string[]).includes(name)
  for (const place of placesToAsk(route, row, name, isReached)) {
    const id = idAt(row, place)
    const answer = await ask(who, route, id, place)
    const refusal = row.refusalIn?.(answer.body as never)
    if (isReached(place)) {
      expectReached(row, answer, `${name} reaches ${route} at ${place}`)
      if (row.refusalIn) expect(refusal?.code).not.toBe('notFound')
    } else {
      expectAbsent(row, answer, await absent(route, who), `${name} must not reach ${route} at ${place}`)
    }
    expectNoLeak(name, answer, id)
  }
}

/** The paths that the app has, from the tree that it prints of itself: a line goes on with the path of the line it hangs under. */
function routesOf(tree: string): string[] {
  const above: string[] = []
  return tree.split('\n').flatMap(line => {
    const [, branches = '', part] = /^([│ ]*[├└]── )(\S+) \(/.exec(line) ?? []
    if (part === undefined) return []
    const depth = branches.length / 4
    above.splice(depth - 1)
    above.push(part)
    return [above.join('')]
  })
}

const everyPlace = Boolean(process.env.RUNS)

function placesToAsk(route: string, row: Row, name: PostName, isReached: (place: Place) => boolean): readonly Place[] {
  if (row.reach !== 'scope') return ['here']
  if (!row.oneOfMany || everyPlace) return everywhere
  const at = Object.keys(rows).indexOf(route) + postNames.indexOf(name)
  const one = (of: readonly Place[]) => of.slice(at % of.length).slice(0, 1)
  const out = one(everywhere.filter(place => !isReached(place)))
  // out of reach is asked of everybody every day; in reach, where nothing can leak, of every other post with each route
  return at % 2 === 0 ? [...one(everywhere.filter(isReached)), ...out] : out
}

const absences = new Map<string, Promise<Answer>>()

/** What is said of an id that is none: asked once for each route, since it is the same to everybody who may ask. */
function absent(route: string, who: Browser): Promise<Answer> {
  const known = absences.get(route) ?? ask(who, route, randomUUID(), 'here')
  absences.set(route, known)
  return known
}

function expectAbsent(row: Row, answer: Answer, none: Answer, said: string): void {
  if (row.refusalIn) {
    expect(row.refusalIn(answer.body as never), said).toEqual(row.refusalIn(none.body as never))
    expect(row.refusalIn(answer.body as never)?.code, said).toBe('notFound')
    return
  }
  expect({ status: answer.status, code: answer.code }, `${said}: ${answer.text.slice(0, 300)}`).toEqual({
    status: 404,
    code: 'notFound',
  })
  if (row.absentToo !== false) expect(answer.body, `${said}: absent and out of reach answer alike`).toEqual(none.body)
}

describe('what is the same for every official and what is not', () => {
  const officialNames = postNames.filter(name => (officials as readonly string[]).includes(posts[name].role))
  const others = postNames.filter(name => !officialNames.includes(name))
  const get = async (name: PostName, url: string) => read(await browser(name).send('GET', url))

  test('every official reads the same figures of every area, whatever the scope', async () => {
    const boards = await Promise.all(
      officialNames.map(async name => {
        const { body } = await get(name, '/api/board')
        const { cells } = body as { cells: { place: string; industry: string; all: number }[] }
        return cells.map(({ place, industry, all }) => `${place} ${industry} ${all}`).toSorted()
      }),
    )
    expect(boards[0]).toEqual(['330822 wood-furniture 1', '330881 glass 1', '330881 wood-furniture 3'])
    for (const board of boards) expect(board).toEqual(boards[0])
  })

  test('out of scope a number opens to the allow-listed row and nothing else; in scope to the whole', async () => {
    for (const name of officialNames) {
      const { body } = await get(name, '/api/board/rows?measure=all')
      const { rows: opened, total } = body as { rows: { name: string; case: object | null }[]; total: number }
      expect(total).toBe(5)
      for (const place of everywhere) {
        const row = opened.find(one => one.name === enterpriseNames[place])
        expect(Object.keys(row ?? {}).toSorted()).toEqual(
          ['area', 'case', 'industry', 'lateDays', 'name', 'state', 'subjectKind', 'urgency'].toSorted(),
        )
        const reached = (posts[name].reaches as readonly Place[]).includes(place)
        expect(row?.case !== null, `${name} opens the case of ${place}`).toBe(reached)
      }
    }
  })

  test('a full code of another’s tells an official whom to ask, and nobody else anything', async () => {
    for (const name of postNames) {
      const { body, status } = await get(name, `/api/search?q=${codeOf('otherArea')}`)
      if (status === 403) continue
      const { results, elsewhere } = body as { results: unknown[]; elsewhere: { zh: string } | null }
      const reached = (posts[name].reaches as readonly Place[]).includes('otherArea')
      expect(results.length, name).toBe(reached ? 1 : 0)
      if (!reached && officialNames.includes(name)) expect(elsewhere?.zh).toContain('常山')
      else expect(elsewhere, name).toBeNull()
    }
  })

  test('live changes name a cell to officials, to others no more than that something moved', async () => {
    const open = [...postNames, 'withoutPost' as const]
    const streams = await Promise.all(open.map(name => openStream(browser(name), '/api/live')))
    const told = streams.map(response => response.stream().toArray())
    city.context.live.publish([{ topic: 'problem', cell: '330822:wood-furniture', version: 7 }])
    // what is gathered goes out after a moment; the streams are ended when it has
    await setTimeout(100)
    city.context.live.endAll()
    for (const [index, name] of open.entries()) {
      const text = Buffer.concat((await told[index]) as Buffer[]).toString()
      const events = [...text.matchAll(/^data: (.*)$/gm)].map(found => JSON.parse(found[1] ?? ''))
      const cell = officialNames.includes(name as PostName) ? '330822:wood-furniture' : ''
      expect(events, name).toEqual([{ topic: 'problem', cell, version: 7 }])
    }
  })

  test('who does not act for a unit has none of its duties, whatever unit the post is entered under', async () => {
    for (const name of others) {
      const { body } = await get(name, '/api/worklist')
      expect((body as { rows: unknown[] }).rows, name).toEqual([])
    }
    expect(((await get('areaEcology', '/api/worklist')).body as { rows: unknown[] }).rows).toHaveLength(1)
  })
})

test('what stands beside the contract is known, and says nothing of the campaign', async () => {
  const said = [...endpoints.values()].map(({ path }) => path as string)
  const registered = routesOf(city.app.printRoutes({ commonPrefix: false, includeHooks: false }))
  expect(registered).toEqual(expect.arrayContaining(said))
  const beside = registered.filter(path => !said.includes(path))
  // the page and its files are the same for everybody, signed in or not
  expect(beside.filter(path => !/^(\/assets\/\S+|\/[\w-]+\.\w+|\/|\/?\*)$/.test(path)).toSorted()).toEqual([
    '/healthz',
    '/metrics',
    '/readyz',
  ])
  const nobody = browser('nobody')
  expect((await nobody.send('GET', '/healthz')).json()).toEqual({ ok: true })
  expect((await nobody.send('GET', '/readyz')).json()).toEqual({ ok: true })
  expect((await nobody.send('GET', '/metrics')).statusCode).toBe(404)
  const throughProxy = { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '10.9.8.7' } }
  expect((await city.app.inject({ url: '/metrics', ...throughProxy })).statusCode).toBe(404)
  expect((await city.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).statusCode).toBe(200)
})

describe.each(Object.entries(rows))('%s', (route, row) => {
  test('nobody without a session, a post, or a password of one’s own', async () => {
    const answers = await Promise.all(
      (['nobody', 'withoutPost', 'newcomer'] as const).map(who => ask(browser(who), route, idAt(row, 'here'), 'here')),
    )
    const [nobody, withoutPost, newcomer] = answers as [Answer, Answer, Answer]
    if (row.who === 'public') return
    expect([nobody.status, nobody.code]).toEqual([401, 'notSignedIn'])
    if (row.who !== 'signedIn') expect([withoutPost.status, withoutPost.code]).toEqual([403, 'notPermitted'])
    if (!row.newcomer) expect([newcomer.status, newcomer.code]).toEqual([403, 'notPermitted'])
    for (const { text } of answers) {
      for (const secret of everywhere.flatMap(place => city.secrets[place])) expect(text).not.toContain(secret)
    }
  })

  test('each post in its scope, and none out of it', async () => {
    // what anybody may ask is the same whoever asks
    const asking = row.who === 'public' ? (['townshipOfficer', 'auditor'] as const) : postNames
    for (let from = 0; from < asking.length; from += 6) {
      await Promise.all(asking.slice(from, from + 6).map(name => askAsPost(name, route, row)))
    }
  })
})
