import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { servicePost } from '../../database/claims.ts'
import { transaction } from '../../database/transaction.ts'
import { codeNow, enrol } from '../testing/authenticator.ts'
import { addUsualPeople, type Browser, type House, openHouse } from '../testing/open-house.ts'
import { readSignOnSettings } from './sign-on-settings.ts'
import { type CodeExchangeStub, runCodeExchangeStub, stubClient, stubSettings } from './testing/code-exchange-stub.ts'
import { type OpenIdPeer, runOpenIdPeer } from './testing/openid-peer.ts'

const address = 'http://127.0.0.1:3000'
let house: House
let openId: OpenIdPeer
let exchange: CodeExchangeStub
let folder: string

/** The settings' file of a test, and the variables that go with it. */
async function settingsFile(content: object): Promise<Record<string, string>> {
  const path = join(folder, `${Math.random()}.yaml`)
  // JSON is YAML
  await writeFile(path, JSON.stringify(content))
  return { SINGLE_SIGN_ON: path, CITY_SECRET: 'a-secret-of-the-test', EXCHANGE_SECRET: stubClient.secret }
}

const city = (more: object = {}) => ({
  ...{ id: 'city', kind: 'openidConnect', name: { zh: '市统一身份认证', en: 'City identity' }, clientId: 'clearloop' },
  ...{ issuer: openId.issuer, clientSecret: { environment: 'CITY_SECRET' }, ...more },
})

beforeAll(async () => {
  // the provider says on the console that it is not set up for more than a test
  vi.spyOn(console, 'info').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  folder = await mkdtemp(join(tmpdir(), 'clearloop-sign-on-'))
  openId = await runOpenIdPeer(`${address}/api/sign-on/city/callback`)
  exchange = await runCodeExchangeStub()
  house = await openHouse({
    environment: await settingsFile({ address, providers: [city(), stubSettings(exchange.address)] }),
  })
  await addUsualPeople(house)
  await house.addPeople([
    {
      username: 'root',
      name: '安全',
      posts: [{ role: 'securityAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
  ])
})
afterAll(async () => {
  await house.close()
  await Promise.all([openId.stop(), exchange.stop()])
  await rm(folder, { recursive: true })
  vi.restoreAllMocks()
})
beforeEach(async () => {
  house.time.now += 3_600_000
  house.troubles.length = 0
  for (const table of ['outside_account', 'recovery_code', 'second_factor', 'attempt']) {
    await house.asIdentity(`delete from identity.${table}`)
  }
})

const pathOf = (location: unknown) => String(location).replace(address, '')

const ways = {
  city: (asked: string, account: string) => openId.signIn(asked, account),
  exchange: async (asked: string, account: string) => exchange.signIn(asked, account),
} as const
type Way = keyof typeof ways

/** Goes to the provider and comes back; answers where the browser is led then. */
async function signOn(browser: Browser, way: Way, account: string, to?: string): Promise<string> {
  const started = await browser.send('GET', `/api/sign-on/${way}${to ? `?to=${encodeURIComponent(to)}` : ''}`)
  expect(started.statusCode, started.body).toBe(302)
  const back = await ways[way](String(started.headers.location), account)
  const finished = await browser.send('GET', pathOf(back))
  expect(finished.statusCode, finished.body).toBe(302)
  return String(finished.headers.location)
}

/** Binds an account elsewhere from a session opened by password. */
async function bindAccount(browser: Browser, way: Way, account: string): Promise<string> {
  const started = await browser.send('POST', `/api/session/sign-on/${way}`)
  expect(started.statusCode, started.body).toBe(200)
  const back = await ways[way](started.json().address, account)
  return String((await browser.send('GET', pathOf(back))).headers.location)
}

async function byPassword(username: string): Promise<Browser> {
  const browser = house.browser()
  expect((await browser.signIn(username)).statusCode).toBe(200)
  return browser
}

/** What the last acts left in the audit. */
const actions = async () => {
  const rows = await transaction(house.database, servicePost('sealer'), tx =>
    tx.query<{ action: string }>(`select action from ground.audit_row where kind = 'signIn' order by id desc limit 4`),
  )
  return rows.map(({ action }) => action).reverse()
}

describe.each(['city', 'exchange'] as const)('an account of %s', way => {
  test('opens nothing before somebody has bound it, and a session of theirs once they have', async () => {
    const stranger = house.browser()
    expect(await signOn(stranger, way, 'wm-elsewhere')).toBe('/sign-in?refused=unbound')
    expect((await stranger.send('GET', '/api/session')).statusCode).toBe(401)

    expect(await bindAccount(await byPassword('wangmin'), way, 'wm-elsewhere')).toBe(`/account?bound=${way}`)
    const browser = house.browser()
    expect(await signOn(browser, way, 'wm-elsewhere', '/problems?state=found')).toBe(
      '/sign-in?done=yes&to=%2Fproblems%3Fstate%3Dfound',
    )
    const session = (await browser.send('GET', '/api/session')).json()
    expect(session).toMatchObject({ username: 'wangmin', mustChangePassword: false })
    expect(session.actingPost).not.toBeNull()
    expect(await actions()).toEqual(['signOnRefused', 'signedIn', 'signOnBound', 'signedOn'])
  })

  test('is one person’s: another who binds it is refused, and so is a second account of one person', async () => {
    await bindAccount(await byPassword('wangmin'), way, 'theirs')
    expect(await bindAccount(await byPassword('liqiang'), way, 'theirs')).toBe('/account?refused=taken')
    expect(await bindAccount(await byPassword('wangmin'), way, 'theirs-too')).toBe('/account?refused=taken')
  })

  test('opens nothing any more when it is unbound, and can be bound anew', async () => {
    const browser = await byPassword('wangmin')
    await bindAccount(browser, way, 'wm')
    const { rows } = (await browser.send('GET', '/api/session/sign-on')).json()
    expect(rows.find(({ id }: { id: string }) => id === way).boundAt).not.toBeNull()
    expect((await browser.send('DELETE', `/api/session/sign-on/${way}`)).statusCode).toBe(200)
    expect((await browser.send('DELETE', `/api/session/sign-on/${way}`)).statusCode).toBe(404)
    expect(await signOn(house.browser(), way, 'wm')).toBe('/sign-in?refused=unbound')
    expect(await bindAccount(browser, way, 'wm')).toBe(`/account?bound=${way}`)
  })

  test('lets nobody in whose account here is locked or who has left', async () => {
    await bindAccount(await byPassword('changer'), way, 'lz')
    await house.asIdentity(
      `update identity.credential set locked_at = now(), lock_reason = 'x' where person_id = (select id from ground.person where username = 'changer')`,
    )
    expect(await signOn(house.browser(), way, 'lz')).toBe('/sign-in?refused=locked')
    await house.asIdentity('update identity.credential set locked_at = null, lock_reason = null')
    expect(await signOn(house.browser(), way, 'lz')).toBe('/sign-in?done=yes')
  })

  test('is asked for the code of whoever has a second factor here, and only the code opens a session', async () => {
    const own = await byPassword('wangmin')
    await bindAccount(own, way, 'wm')
    const { secret } = await enrol(house, own)
    const browser = house.browser()
    expect(await signOn(browser, way, 'wm')).toBe('/sign-in?code=needed')
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
    const wrong = await browser.send('POST', '/api/sign-on/code', { code: '000000' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'secondFactorNeeded'])
    // the proof of having signed on is this browser's alone
    const other = await house.browser().send('POST', '/api/sign-on/code', { code: codeNow(house, secret) })
    expect(other.statusCode).toBe(409)
    const right = await browser.send('POST', '/api/sign-on/code', { code: codeNow(house, secret) })
    expect(right.statusCode, right.body).toBe(200)
    expect(right.json().username).toBe('wangmin')
  })

  test('five wrong codes lock the name, and a proof over five minutes old is none', async () => {
    const own = await byPassword('wangmin')
    await bindAccount(own, way, 'wm')
    const { secret } = await enrol(house, own)
    const browser = house.browser()
    await signOn(browser, way, 'wm')
    for (let guess = 0; guess < 5; guess++) await browser.send('POST', '/api/sign-on/code', { code: '000000' })
    expect((await browser.send('POST', '/api/sign-on/code', { code: codeNow(house, secret) })).statusCode).toBe(423)
    house.time.now += 6 * 60_000
    expect((await browser.send('POST', '/api/sign-on/code', { code: codeNow(house, secret) })).statusCode).toBe(409)
  })

  test('a way back begun in another browser, begun too long ago, or with another state signs nobody in', async () => {
    await bindAccount(await byPassword('wangmin'), way, 'wm')
    const browser = house.browser()
    const start = async () => String((await browser.send('GET', `/api/sign-on/${way}`)).headers.location)
    const comeBack = async (who: Browser, back: string) =>
      String((await who.send('GET', pathOf(back))).headers.location)

    const back = await ways[way](await start(), 'wm')
    expect(await comeBack(house.browser(), back)).toBe('/sign-in?refused=expired')
    const changed = new URL(await ways[way](await start(), 'wm'))
    changed.searchParams.set('state', 'another')
    expect(await comeBack(browser, changed.href)).toBe('/sign-in?refused=expired')
    const late = await ways[way](await start(), 'wm')
    house.time.now += 11 * 60_000
    expect(await comeBack(browser, late)).toBe('/sign-in?refused=expired')
    expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
  })

  test('a code is taken once: the same way back twice signs in once', async () => {
    await bindAccount(await byPassword('wangmin'), way, 'wm')
    const browser = house.browser()
    const back = await ways[way](String((await browser.send('GET', `/api/sign-on/${way}`)).headers.location), 'wm')
    const attempt = browser.cookies.get('clearloop_sign_on') ?? ''
    expect((await browser.send('GET', pathOf(back))).headers.location).toBe('/sign-in?done=yes')
    const thief = house.browser()
    thief.cookies.set('clearloop_sign_on', attempt)
    expect((await thief.send('GET', pathOf(back))).headers.location).toBe('/sign-in?refused=failed')
    expect(house.troubles).toHaveLength(1)
  })

  test('is bound only by the session that began to bind', async () => {
    const own = await byPassword('wangmin')
    const { address: asked } = (await own.send('POST', `/api/session/sign-on/${way}`)).json()
    const back = await ways[way](asked, 'attacker')
    const victim = await byPassword('liqiang')
    victim.cookies.set('clearloop_sign_on', own.cookies.get('clearloop_sign_on') ?? '')
    expect((await victim.send('GET', pathOf(back))).headers.location).toBe('/account?refused=expired')
    expect(await house.asIdentity('select from identity.outside_account')).toEqual([])
  })
})

test('whoever says no at the provider comes back to the sign-in page, with where they wanted to go', async () => {
  const browser = house.browser()
  const asked = new URL(String((await browser.send('GET', '/api/sign-on/city?to=%2Fboard')).headers.location))
  const back = `/api/sign-on/city/callback?error=access_denied&state=${asked.searchParams.get('state')}`
  expect((await browser.send('GET', back)).headers.location).toBe('/sign-in?refused=cancelled&to=%2Fboard')
})

test('an imported person who signs on is not held up by a first password nobody told them', async () => {
  const browser = await byPassword('newcomer')
  expect((await browser.send('GET', '/api/session')).json().mustChangePassword).toBe(true)
  await house.asIdentity(
    `insert into identity.outside_account (provider, subject, person_id, bound_by, bound_at)
     select 'city', 'nc', id, 'person', now() from ground.person where username = 'newcomer'`,
  )
  await signOn(browser, 'city', 'nc')
  expect((await browser.send('GET', '/api/session')).json().mustChangePassword).toBe(false)
})

test('the front door tells which systems there are, and one that is not set up is absent', async () => {
  const { rows } = (await house.browser().send('GET', '/api/sign-on')).json()
  expect(rows.map(({ id }: { id: string }) => id)).toEqual(['city', 'exchange'])
  expect((await house.browser().send('GET', '/api/sign-on/other')).statusCode).toBe(404)
})

describe('where the provider’s user names are trusted', () => {
  let trusting: House
  let trusted: OpenIdPeer
  beforeAll(async () => {
    trusted = await runOpenIdPeer(`${address}/api/sign-on/city/callback`)
    trusting = await openHouse({
      environment: {
        ...(await settingsFile({
          address,
          providers: [city({ issuer: trusted.issuer, matchUsername: true, secondFactor: 'theirs' })],
        })),
        SECOND_FACTOR: 'everybody',
      },
    })
    await addUsualPeople(trusting)
    await trusting.addPeople([
      {
        username: 'keeper',
        name: '安全',
        posts: [{ role: 'securityAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
      },
    ])
  })
  afterAll(async () => {
    await trusting.close()
    await trusted.stop()
  })
  const arrive = async (account: string) => {
    const browser = trusting.browser()
    const started = await browser.send('GET', '/api/sign-on/city')
    const back = await trusted.signIn(String(started.headers.location), account)
    const { headers } = await browser.send('GET', pathOf(back))
    return { browser, led: String(headers.location) }
  }

  test('a person is found by name at first and by the account from then on, without a second factor of ours', async () => {
    const { browser, led } = await arrive('WangMin')
    expect(led).toBe('/sign-in?done=yes')
    expect((await browser.send('GET', '/api/session')).json()).toMatchObject({ username: 'wangmin', mustEnrol: false })
    expect(await trusting.asIdentity('select subject, bound_by from identity.outside_account')).toEqual([
      { subject: 'WangMin', bound_by: 'match' },
    ])
    expect((await arrive('WangMin')).led).toBe('/sign-in?done=yes')
  })

  test('a second account that bears the same name does not become the same person', async () => {
    await arrive('wangmin')
    expect((await arrive('WANGMIN')).led).toBe('/sign-in?refused=unbound')
  })

  test.each(['keeper', 'nobody-here'])(
    '%s is not let in by a name: an administrator binds their own account',
    async name => {
      expect((await arrive(name)).led).toBe('/sign-in?refused=unbound')
    },
  )
})

describe('a provider that misbehaves', () => {
  test.each([
    ['answers with an error', 'step 1 was answered with 404', { steps: [{ path: '/absent' }] }],
    ['knows not the secret', 'the answer to step 1 has nothing at content.data.accessToken', { secret: 'another' }],
  ])('that %s signs nobody in, and the log says what happened and no secret', async (_, sentence, wrong) => {
    const settings = stubSettings(exchange.address)
    const [first, second] = settings.steps
    const steps = 'steps' in wrong ? [{ ...first, address: `${exchange.address}/absent` }, second] : settings.steps
    const environment = await settingsFile({ address, providers: [{ ...settings, steps }] })
    const broken = await openHouse({
      environment: 'secret' in wrong ? { ...environment, EXCHANGE_SECRET: 'another' } : environment,
    })
    try {
      const browser = broken.browser()
      const asked = String((await browser.send('GET', '/api/sign-on/exchange')).headers.location)
      const { headers } = await browser.send('GET', pathOf(exchange.signIn(asked, 'wm')))
      expect(headers.location).toBe('/sign-in?refused=failed')
      expect(broken.troubles.join()).toContain(sentence)
      expect(broken.troubles.join()).not.toContain(stubClient.secret)
    } finally {
      await broken.close()
    }
  })

  test('that is away leads back to the sign-in page, and a start of the server does not wait for it', async () => {
    const gone = await runCodeExchangeStub()
    await gone.stop()
    const environment = await settingsFile({ address, providers: [city({ issuer: gone.address })] })
    const without = await openHouse({ environment })
    try {
      const { headers } = await without.browser().send('GET', '/api/sign-on/city?to=%2Fboard')
      expect(headers.location).toBe('/sign-in?refused=failed&to=%2Fboard')
    } finally {
      await without.close()
    }
  })
})

describe('the settings of single sign-on', () => {
  const stub = () => stubSettings('https://id.example.gov.cn')
  const taken = async (content: object) => readSignOnSettings(await settingsFile(content))

  test('without a file there is none', () => {
    expect(readSignOnSettings({})).toBeNull()
  })

  test('are taken as they should be, with the secret from where the file says', async () => {
    const read = await taken({ address: 'https://clearloop.example.gov.cn/', providers: [stub()] })
    expect(read).toMatchObject({
      address: 'https://clearloop.example.gov.cn',
      providers: [{ secret: stubClient.secret }],
    })
  })

  test.each([
    ['an address without TLS', () => ({ address: 'http://clearloop.example.gov.cn', providers: [stub()] }), 'address'],
    ['no provider', () => ({ address, providers: [] }), 'providers'],
    ['two of one id', () => ({ address, providers: [stub(), stub()] }), 'providers'],
    ['a secret in the file', () => ({ address, providers: [{ ...stub(), clientSecret: 'x' }] }), 'clientSecret'],
    [
      'a secret that is not there',
      () => ({ address, providers: [{ ...stub(), clientSecret: { environment: 'ABSENT' } }] }),
      'exchange.clientSecret',
    ],
    ['a word nobody knows', () => ({ address, providers: [{ ...stub(), kindd: 1 }] }), 'kindd'],
    [
      'a value taken only later',
      () => ({ address, providers: [{ ...stub(), steps: [...stub().steps].reverse() }] }),
      '{token}',
    ],
    [
      'the secret as the subject',
      () => ({ address, providers: [{ ...stub(), subject: '{clientSecret}' }] }),
      '{clientSecret}',
    ],
  ])('with %s are refused, naming the place', async (_, content, place) => {
    await expect(taken(content())).rejects.toThrow(place)
  })

  test('that are no file are refused, naming it', () => {
    expect(() => readSignOnSettings({ SINGLE_SIGN_ON: join(folder, 'absent.yaml') })).toThrow('absent.yaml')
  })
})
