import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeNow as codeOfApp, enrol as enrolBy, fromBase32 } from '../testing/authenticator.ts'
import type { Browser } from '../testing/open-house.ts'
import { addUsualPeople, type House, openHouse, password } from '../testing/open-house.ts'

let house: House
let minutes = 0

beforeAll(async () => {
  house = await openHouse()
  await addUsualPeople(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  // each test at a time of its own: what was accepted before is not accepted again
  minutes += 60
  house.time.now = Date.parse('2024-06-03T09:00:00+08:00') + minutes * 60_000
  await house.asIdentity('delete from identity.recovery_code')
  await house.asIdentity('delete from identity.second_factor')
  await house.asIdentity('delete from identity.attempt')
})

const codeNow = (secret: Buffer, off = 0) => codeOfApp(house, secret, off)
const wait = (seconds: number) => {
  house.time.now += seconds * 1000
}

const enrol = (browser: Browser, code?: string) => enrolBy(house, browser, code)

async function signedIn(username = 'wangmin', code?: string): Promise<Browser> {
  const browser = house.browser()
  const answer = await browser.send('POST', '/api/session', { username, password, code })
  expect(answer.statusCode, answer.body).toBe(200)
  return browser
}

const attempt = (code?: string, said = password) =>
  house.browser().send('POST', '/api/session', { username: 'wangmin', password: said, code })

test('a secret opens nothing before a first code has shown that the phone has it', async () => {
  const browser = await signedIn()
  const started = await browser.send('POST', '/api/session/second-factor', {})
  expect(started.headers['cache-control']).toBe('no-store')
  expect(started.json().picture.outline).toMatch(/^M\d/)
  const wrong = await browser.send('POST', '/api/session/second-factor/confirm', { code: '000000' })
  expect(wrong.json()).toMatchObject({ code: 'invalid', fields: [{ path: 'code' }] })
  expect((await attempt()).statusCode).toBe(200)
})

test('once it is set up, the right password alone is asked for a code and opens no session', async () => {
  const browser = await signedIn()
  const { secret } = await enrol(browser)
  const asked = await attempt()
  expect(asked.statusCode).toBe(401)
  expect(asked.json().code).toBe('secondFactorNeeded')
  expect(asked.cookies).toEqual([])
  expect((await attempt(undefined, 'wrong')).json().code).toBe('wrongCredentials')
  expect((await attempt(codeNow(secret))).statusCode).toBe(200)
})

test('RFC 6238, 5.2: a code is accepted once, and none before it; of two at once one is refused', async () => {
  const { secret } = await enrol(await signedIn())
  const code = codeNow(secret)
  const both = await Promise.all([attempt(code), attempt(code)])
  expect(both.map(answer => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 401])
  expect((await attempt(code)).statusCode).toBe(401)
  expect((await attempt(codeNow(secret, -1))).statusCode).toBe(401)
  wait(30)
  expect((await attempt(codeNow(secret))).statusCode).toBe(200)
})

test('the code that confirmed the enrolment does not sign in as well', async () => {
  const browser = await signedIn()
  const started = await browser.send('POST', '/api/session/second-factor', {})
  const code = codeNow(fromBase32(started.json().secret))
  await browser.send('POST', '/api/session/second-factor/confirm', { code })
  expect((await attempt(code)).statusCode).toBe(401)
})

test('wrong codes lock the name as wrong passwords do, and asking for one in between forgives nothing', async () => {
  const { secret } = await enrol(await signedIn())
  for (let turn = 0; turn < 5; turn += 1) {
    expect((await attempt()).json().code).toBe('secondFactorNeeded')
    expect((await attempt('111111')).statusCode).toBe(401)
  }
  expect((await attempt(codeNow(secret))).statusCode).toBe(423)
  wait(16 * 60)
  expect((await attempt(codeNow(secret))).statusCode).toBe(200)
})

test('wrong codes of a signed-in person count too', async () => {
  const browser = await signedIn()
  await enrol(browser)
  const renew = (code: string) => browser.send('POST', '/api/session/second-factor/recovery-codes', { code })
  for (let turn = 0; turn < 5; turn += 1) expect((await renew('222222')).statusCode).toBe(422)
  expect((await renew('222222')).statusCode).toBe(423)
})

test('a recovery code opens once, however it is written; another’s opens nothing', async () => {
  const { recoveryCodes } = await enrol(await signedIn())
  expect(new Set(recoveryCodes).size).toBe(10)
  const other = await enrol(await signedIn('changer'))
  expect((await attempt(other.recoveryCodes[0])).statusCode).toBe(401)
  const typed = (recoveryCodes[0] ?? '').toLowerCase().replace('-', ' ')
  const browser = await signedIn('wangmin', typed)
  expect((await browser.send('GET', '/api/session/second-factor')).json().recoveryCodesLeft).toBe(9)
  expect((await attempt(typed)).statusCode).toBe(401)
})

test('secret and recovery codes are kept so that the database tells neither', async () => {
  const { secret, recoveryCodes } = await enrol(await signedIn())
  const [row] = await house.asIdentity<{ sealed: Buffer }>(
    'select secret_sealed as sealed from identity.second_factor where secret_sealed is not null',
  )
  expect(row?.sealed.includes(secret)).toBe(false)
  expect(row?.sealed.includes(Buffer.from(secret.toString('base64')))).toBe(false)
  const codes = await house.asIdentity<{ kept: Buffer }>('select code_index as kept from identity.recovery_code')
  const plain = recoveryCodes.map(code => code.replace('-', ''))
  expect(codes.some(({ kept }) => plain.some(code => kept.includes(Buffer.from(code))))).toBe(false)
})

test('moving to another phone asks for the present one, which stays in use until the new one is confirmed', async () => {
  const browser = await signedIn()
  const first = await enrol(browser)
  expect((await browser.send('POST', '/api/session/second-factor', {})).statusCode).toBe(422)
  const started = await browser.send('POST', '/api/session/second-factor', { code: codeNow(first.secret) })
  expect(started.statusCode).toBe(200)
  wait(30)
  expect((await attempt(codeNow(first.secret))).statusCode).toBe(200)
  const second = fromBase32(started.json().secret)
  wait(30)
  expect((await browser.send('POST', '/api/session/second-factor/confirm', { code: codeNow(second) })).statusCode).toBe(
    200,
  )
  wait(30)
  expect((await attempt(codeNow(first.secret))).statusCode).toBe(401)
  expect((await attempt(codeNow(second))).statusCode).toBe(200)
})

test('setting it up signs the person’s other devices out and keeps this one', async () => {
  const other = await signedIn()
  const browser = await signedIn()
  await enrol(browser)
  expect((await other.send('GET', '/api/session')).statusCode).toBe(401)
  expect((await browser.send('GET', '/api/session')).statusCode).toBe(200)
})

test('a picture that is fifteen minutes old is not confirmed any more', async () => {
  const browser = await signedIn()
  const started = await browser.send('POST', '/api/session/second-factor', {})
  wait(15 * 60 + 1)
  const late = await browser.send('POST', '/api/session/second-factor/confirm', {
    code: codeNow(fromBase32(started.json().secret)),
  })
  expect(late.statusCode).toBe(409)
})

test('whoever may be without does without after a code of it', async () => {
  const browser = await signedIn()
  const { secret } = await enrol(browser)
  expect((await browser.send('POST', '/api/session/second-factor/remove', { code: '333333' })).statusCode).toBe(422)
  const gone = await browser.send('POST', '/api/session/second-factor/remove', { code: codeNow(secret) })
  expect(gone.statusCode).toBe(200)
  expect((await attempt()).statusCode).toBe(200)
})

test('a reset takes factor and recovery codes away, signs out, keeps the reason, and tells the person', async () => {
  const browser = await signedIn()
  const { recoveryCodes } = await enrol(browser)
  const [person] = await house.asIdentity<{ id: string }>(`select id from ground.person where username = 'wangmin'`)
  await house.identity.secondFactors.reset(person?.id ?? '', '手机遗失，已电话核实', null)
  expect((await browser.send('GET', '/api/session')).statusCode).toBe(401)
  expect(await house.asIdentity('select from identity.recovery_code')).toHaveLength(0)
  expect((await attempt(recoveryCodes[0])).statusCode).toBe(200)
  const [kept] = await house.asIdentity<{ reason: string }>('select reason from identity.second_factor_reset')
  expect(kept?.reason).toBe('手机遗失，已电话核实')
  await expect(house.identity.secondFactors.reset(person?.id ?? '', '再来一次', null)).rejects.toMatchObject({
    code: 'notFound',
  })
})

test('where deciding posts need one, the next sign-in sets it up before anything else; open sessions go on', async () => {
  const strict = await openHouse({ environment: { SECOND_FACTOR: 'deciding' } })
  try {
    await addUsualPeople(strict)
    strict.time.now = house.time.now
    const decider = strict.browser()
    const view = await decider.signIn('wangmin')
    expect(view.json()).toMatchObject({ mustEnrol: true })
    expect((await decider.send('GET', '/api/session/list')).json()).toMatchObject({
      code: 'notPermitted',
      detail: { zh: '请先设置动态口令' },
    })
    await decider.send('POST', '/api/session/password', { currentPassword: password, newPassword: 'Sanjiang-2025' })
    expect((await decider.send('GET', '/api/session')).json()).toMatchObject({ mustEnrol: true })
    const { secret } = await enrolIn(decider)
    expect((await decider.send('GET', '/api/session')).json()).toMatchObject({ mustEnrol: false })
    expect((await decider.send('GET', '/api/session/list')).statusCode).toBe(200)
    strict.time.now += 30_000
    const code = codeOfApp(strict, secret)
    expect((await decider.send('POST', '/api/session/second-factor/remove', { code })).json().code).toBe(
      'secondFactorRequired',
    )
    expect((await strict.browser().signIn('nopost')).json()).toMatchObject({ mustEnrol: false })
  } finally {
    await strict.close()
  }

  async function enrolIn(browser: Browser) {
    const started = await browser.send('POST', '/api/session/second-factor', {})
    const secret = fromBase32(started.json().secret)
    const code = codeOfApp(strict, secret)
    expect((await browser.send('POST', '/api/session/second-factor/confirm', { code })).statusCode).toBe(200)
    return { secret }
  }
})
