import cookie from '@fastify/cookie'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import Fastify from 'fastify'
import { type FreshDatabase, freshDatabase } from '../../../../test/fresh-database.ts'
import { createClock } from '../../clock/create-clock.ts'
import { servicePost } from '../../database/claims.ts'
import { transaction } from '../../database/transaction.ts'
import { answerErrors } from '../../http/answer-errors.ts'
import { guardBrowser } from '../../http/guard-browser.ts'
import type { Serving } from '../../http/serve.ts'
import { addAccounts, type NewAccount } from '../../organisation/index.ts'
import { createSealing } from '../../sealing/index.ts'
import {
  hashPassword,
  openIdentity,
  readSignInRules,
  readSignOnSettings,
  registerIdentity,
  sessionReader,
} from '../index.ts'

export const password = 'Qingshui-2024'

const campaign = {
  cityName: { zh: '衢州市', en: 'Quzhou' },
  industryWords: (id: string) => ({ zh: id === 'wood-furniture' ? '木质家具' : id, en: id }),
}

/** A small city with the real sign-in over HTTP, on a database of its own; its real time stands until moved. */
export async function openHouse({ environment = {} as Record<string, string>, demo = false, tls = false } = {}) {
  const database = await freshDatabase()
  const time = { now: Date.parse('2024-06-03T09:00:00+08:00'), offset: 0 }
  const clock = createClock({ now: () => new Date(time.now), offset: () => time.offset })
  const sealing = createSealing(Buffer.alloc(32, 1))
  await settle(database)
  const troubles: string[] = []
  const rules = readSignInRules(environment)
  const identity = openIdentity({
    ...{ database, clock, sealing, rules },
    signOn: readSignOnSettings(environment),
    onTrouble: (sentence, cause) => troubles.push(`${sentence}: ${(cause as Error).message}`),
  })
  const app = Fastify({ logger: false, trustProxy: 'loopback' }) as unknown as FastifyInstance
  await app.register(cookie)
  answerErrors(app)
  await guardBrowser(app, { tls })
  const serving: Serving = { app, readSession: sessionReader(identity), endpoints: [] }
  registerIdentity(serving, {
    identity,
    database,
    clock,
    campaign,
    demo: demo ? { password } : null,
    locale: 'zh',
    tls,
    preferencesOf: async () => ({ locale: 'zh', appearance: 'system', density: 'compact', columns: {} }),
  })
  const passwordHash = await hashPassword(password)
  return {
    database,
    time,
    clock,
    sealing,
    rules,
    troubles,
    identity,
    app,
    serving,
    addPeople: (
      accounts: readonly Omit<NewAccount, 'passwordHash' | 'mustChangePassword'>[],
      mustChangePassword = false,
    ) =>
      transaction(database, servicePost('loader'), tx =>
        addAccounts(
          tx,
          accounts.map(account => ({ ...account, passwordHash, mustChangePassword })),
          { sealing, now: clock.realNow() },
        ),
      ),
    browser: (address = '10.0.0.1') => new Browser(app, address),
    asIdentity: <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      transaction(database, servicePost('identity'), tx => tx.query<Row>(text, values)),
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** The people whom the tests of sign-in know. */
export async function addUsualPeople(house: House): Promise<void> {
  await house.addPeople([
    {
      username: 'wangmin',
      name: '王敏',
      posts: [
        {
          role: 'areaEcology',
          unitId: '330881-ecology',
          scope: { kind: 'areas', areas: ['330881'], industries: ['wood-furniture'] },
        },
      ],
    },
    {
      username: 'liqiang',
      name: '李强',
      posts: [
        { role: 'cityOffice', title: '综合科', unitId: 'city-office', scope: { kind: 'city', industries: null } },
        {
          role: 'cityEcology',
          unitId: 'city-ecology',
          scope: { kind: 'city', industries: null },
          validFrom: '2024-06-01',
          validUntil: '2024-06-30',
        },
      ],
    },
    { username: 'nopost', name: '张三', posts: [] },
    { username: 'locked', name: '锁定', posts: [] },
    { username: 'changer', name: '改密', posts: [] },
  ])
  await house.addPeople([{ username: 'newcomer', name: '新人', posts: [] }], true)
}

async function settle(database: FreshDatabase): Promise<void> {
  await transaction(database, servicePost('loader'), async tx => {
    await tx.query(`insert into ground.place (code, kind, parent_code, county, name) values
      ('3308', 'city', null, null, '衢州市'), ('330881', 'area', '3308', '330881', '江山市'), ('330822', 'area', '3308', '330822', '常山县'),
      ('330881101', 'township', '330881', '330881', '贺村镇')`)
    await tx.query(`insert into ground.unit (id, name, short_name, kind, level, area, township) values
      ('city-office', '衢州市整治办公室', '市整治办', 'leadingGroupOffice', 'city', null, null),
      ('city-ecology', '衢州市生态环境局', '市生态环境局', 'ecology', 'city', null, null),
      ('330881-ecology', '衢州市生态环境局江山分局', '江山生态环境分局', 'ecology', 'area', '330881', null),
      ('330881101', '贺村镇', '贺村镇', 'township', 'township', '330881', '330881101')`)
  })
}

/** Keeps cookies and sends the mark that our own pages send. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #app: FastifyInstance
  readonly #address: string

  constructor(app: FastifyInstance, address: string) {
    this.#app = app
    this.#address = address
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<LightMyRequestResponse> {
    const options: InjectOptions = {
      method,
      url,
      remoteAddress: this.#address,
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/109.0 Safari/537.36' },
      cookies: Object.fromEntries(this.cookies),
    }
    const csrf = this.cookies.get('clearloop_csrf')
    if (csrf && method !== 'GET') options.headers = { ...options.headers, 'x-clearloop-csrf': csrf }
    if (payload) options.payload = payload
    const response = await this.#app.inject(options)
    for (const { name, value } of response.cookies) {
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    return response
  }

  signIn(username: string, said = password): Promise<LightMyRequestResponse> {
    return this.send('POST', '/api/session', { username, password: said })
  }
}
