import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '#ground/identity/testing/open-house.ts'
import { root } from '#server/config.ts'
import { openTestApp, password, type TestApp } from '../open-test-app.ts'

let city: TestApp
let officer: Browser

beforeAll(async () => {
  city = await openTestApp()
  await city.addPeople([
    {
      username: 'jiangshan',
      name: '王敏',
      posts: [
        {
          role: 'areaEcology',
          unitId: '330881-ecology',
          scope: { kind: 'areas', areas: ['330881'], industries: null },
        },
      ],
    },
  ])
  officer = new Browser(city.app, '10.0.0.1')
  await officer.signIn('jiangshan')
})
afterAll(() => city.close())

/** What an answer says to people: a status, a code, and a Chinese sentence; never a trace of what runs inside. */
function said(response: LightMyRequestResponse): [number, string] {
  const body = response.json()
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(body.detail.zh).toMatch(/[\u4e00-\u9fff]/)
  expect(response.body).not.toMatch(/node_modules|\.ts:|select |at Object|ECONN|pg_/i)
  return [response.statusCode, body.code]
}

const report = (more: object = {}) => ({
  requestId: randomUUID(),
  subject: {
    kind: 'site',
    siteName: '某木器加工点',
    area: '330881',
    township: '330881121',
    industry: 'wood-furniture',
  },
  dimension: 'pollutionControl',
  words: '喷漆房未密闭',
  ...more,
})

/** A change as a page of ours sends it, but for what the case takes away or puts in. */
function change(headers: Record<string, string | undefined>, payload: string | object = report()) {
  const all = {
    'content-type': 'application/json',
    'x-clearloop-csrf': officer.cookies.get('clearloop_csrf') ?? '',
    host: 'clearloop.quzhou.example',
    ...headers,
  }
  return city.app.inject({
    method: 'POST',
    url: '/api/problems',
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >,
    cookies: Object.fromEntries(officer.cookies),
    payload,
  })
}

describe('a change that no page of ours sent', () => {
  test.each<[string, Record<string, string | undefined>]>([
    ['without the mark', { 'x-clearloop-csrf': undefined }],
    ['with another mark', { 'x-clearloop-csrf': 'A'.repeat(32) }],
    ['with a mark of another length', { 'x-clearloop-csrf': 'A' }],
    ['with a mark of letters that are two bytes each', { 'x-clearloop-csrf': 'ä'.repeat(32) }],
    ['from another origin', { origin: 'https://elsewhere.example' }],
    ['from an origin that is none', { origin: 'null' }],
    ['from a site that the browser calls another', { 'sec-fetch-site': 'cross-site' }],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_, headers) => {
    expect(said(await change(headers))).toEqual([403, 'forgedRequest'])
  })

  test('the same change from our own page is taken', async () => {
    const own = { origin: 'http://clearloop.quzhou.example', 'sec-fetch-site': 'same-origin' }
    expect((await change(own)).statusCode).toBe(200)
  })

  test('a form of another site cannot be a change: what is not JSON is refused', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(said(await change(form, 'words=x'))).toEqual([415, 'wrongKind'])
    expect(said(await change({ 'content-type': 'text/plain' }, JSON.stringify(report())))).toEqual([415, 'wrongKind'])
  })
})

describe('a body that is none', () => {
  test.each([
    ['broken JSON', '{"words": '],
    ['nothing', ''],
    ['a key that would change what every object has', '{"__proto__": {"role": "cityOffice"}}'],
    ['such a key further down', '{"subject": {"constructor": {"prototype": {"role": "cityOffice"}}}}'],
  ])('%s is malformed', async (_, text) => {
    expect(said(await change({}, text))).toEqual([400, 'malformed'])
  })

  test('more than two megabytes are refused before they are read', async () => {
    expect(said(await change({}, report({ words: '长'.repeat(1_000_000) })))).toEqual([413, 'tooLarge'])
  })

  test('a hundred thousand brackets cost a sentence', async () => {
    const [status] = said(await change({}, `{"words": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`))
    expect([400, 422]).toContain(status)
  })

  test('what is no object, or has fields of the wrong kind, is said field by field', async () => {
    for (const body of ['[]', '"words"', 'null', '{"words": {"$ne": null}, "subject": 7}']) {
      expect(said(await change({}, body)), body).toEqual([422, 'invalid'])
    }
  })

  test('a character that no text can hold is said to be one, in a body and in an address', async () => {
    expect(said(await change({}, report({ words: '喷漆房\u0000未密闭' })))).toEqual([422, 'invalid'])
    for (const url of ['/api/search?q=%00%00', '/api/problems?responsibleUnit=%00']) {
      expect(said(await officer.send('GET', url)), url).toEqual([422, 'invalid'])
    }
    // folded away before it is looked for
    expect((await officer.send('GET', '/api/enterprises?text=%00%00')).statusCode).toBe(200)
  })
})

describe('an address that leads nowhere', () => {
  test.each([
    ['/api/no-such-route', 404, 'notFound'],
    ['/api/problems/not-an-id', 404, 'notFound'],
    [`/api/problems/${'a'.repeat(300)}`, 404, 'notFound'],
    ["/api/problems/' or 1=1 --", 404, 'notFound'],
    ['/api/problems/%E0%A4%A', 400, 'malformed'],
    ['/api/enterprises?limit=100000000', 422, 'invalid'],
    ['/api/enterprises?limit=-1', 422, 'invalid'],
    ['/api/enterprises?after=nonsense', 422, 'invalid'],
    ['/api/problems?after=eyJhIjoxfQ', 422, 'invalid'],
    ['/api/board/rows?measure=all&after=nonsense', 422, 'invalid'],
    ['/api/board?day=2024-13-45', 422, 'invalid'],
    ['/api/files/..%2F..%2Fetc%2Fpasswd', 404, 'notFound'],
    ['/api/files/..%2F..%2Fetc%2Fpasswd/thumbnail', 404, 'notFound'],
  ])('%s', async (url, status, code) => {
    expect(said(await officer.send('GET', url))).toEqual([status, code])
  })

  test('a filter that would be SQL is a text that nothing holds', async () => {
    for (const text of ["' or '1'='1", "'; drop table ground.person; --", '%', '\\']) {
      const response = await officer.send('GET', `/api/enterprises?text=${encodeURIComponent(text.repeat(2))}`)
      expect(response.statusCode, text).toBe(200)
      expect(response.json().rows).toEqual([])
    }
  })

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
  ])('%s is no way out of the folder of the page', async url => {
    const { body } = await city.app.inject({ url })
    expect(body).not.toContain('"clearloop"')
    expect(body).not.toContain('root:')
  })
})

describe('what a browser is told', () => {
  test('no script but our own files runs, nothing frames us, nothing is guessed', async () => {
    for (const url of ['/api/front-door', '/api/no-such-route', '/api/docs']) {
      const { headers } = await city.app.inject({ url })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("object-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|data:|http)/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  test('the page itself has no script in it, nor a handler on an element', () => {
    const source = readFileSync(join(root, 'web/index.html'), 'utf8')
    const built = join(root, 'web/dist/index.html')
    for (const page of [source, ...(existsSync(built) ? [readFileSync(built, 'utf8')] : [])]) {
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/)
      expect(page).not.toMatch(/\son\w+=/)
      expect(page).not.toMatch(/javascript:/)
    }
  })

  test('cookies go back by HTTPS alone once they came by it, as a proxy on this machine says and nobody else can', async () => {
    const signIn = (remoteAddress: string) =>
      city.app.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress,
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.9' },
        payload: { username: 'jiangshan', password },
      })
    const secure = async (address: string) => (await signIn(address)).cookies.map(cookie => cookie.secure ?? false)
    expect(await secure('127.0.0.1')).toEqual([true, true])
    expect(await secure('10.0.0.9')).toEqual([false, false])
  })

  test('answers with case data are kept by no proxy', async () => {
    for (const url of ['/api/enterprises', '/api/problems', '/api/worklist', '/api/session']) {
      expect((await officer.send('GET', url)).headers['cache-control'], url).toBe('no-store')
    }
  })
})
