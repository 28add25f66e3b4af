import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { defineStates } from '#contract/ground/workflow.ts'
import type { FreshDatabase } from '../../../test/fresh-database.ts'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { fixedClock } from '../clock/create-clock.ts'
import { standardCalendar } from '../clock/standard-calendar.ts'
import type { Ground } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import { transaction } from '../database/transaction.ts'
import { act } from './act.ts'
import { available } from './available.ts'
import { create } from './create.ts'
import type { Case } from './workflow.ts'
import { defineWorkflow, rule } from './workflow.ts'

interface Parcel extends Case {
  weight: number
}

const table = defineStates({
  noun: 'parcel',
  words: { zh: '包裹', en: 'parcel' },
  states: { packed: { zh: '已打包', en: 'packed' }, sent: { zh: '已寄出', en: 'sent', final: true } },
  actions: {
    pack: { words: { zh: '打包', en: 'pack' }, from: 'new', to: ['packed'], may: 'problem.report', clause: '—' },
    weigh: {
      words: { zh: '称重', en: 'weigh' },
      from: ['packed'],
      to: 'same',
      may: 'problem.rectify',
      clause: '—',
      part: 'doer',
    },
    send: {
      words: { zh: '寄出', en: 'send' },
      from: ['packed'],
      to: ['sent'],
      may: 'problem.check',
      clause: '—',
      part: 'checker',
    },
  },
})

const parcels = defineWorkflow<Parcel, 'packed' | 'sent', 'pack' | 'weigh' | 'send'>({
  table,
  store: {
    table: 'public.parcel',
    lock: `select id, state, version, weight, area, county, township, industry, enterprise_id as "enterpriseId" from public.parcel where id=$1 for update`,
    read: row => row as unknown as Parcel,
    givenByDatabase: [],
  },
  countsOf: the => [{ measure: `parcel.${the.state}` }],
  rules: {
    pack: rule({ takes: z.unknown(), decide: () => ({ to: 'packed', set: {} }) }),
    weigh: rule({
      takes: z.object({ weight: z.number().positive(said('重量须大于零', 'The weight must be above zero')) }),
      decide: (_, input: { weight: number }) => ({ to: 'packed', set: { weight: input.weight } }),
    }),
    send: rule({
      takes: z.object({}),
      decide: () => ({ to: 'sent', set: {}, duties: [{ change: 'done', outcome: 'sent' }] }),
    }),
  },
})

const person = (unitId: string, area: string): Actor => ({
  postId: randomUUID(),
  personId: randomUUID(),
  unitId,
  role: 'areaEcology',
  scope: { kind: 'areas', areas: [area], industries: null },
  words: `${unitId} 某人`,
})

let database: FreshDatabase
let ground: Ground
const wang = person('jiangshan-ecology', '330881')
const li = person('jiangshan-ecology', '330881')
const stranger = person('longyou-ecology', '330825')

beforeAll(async () => {
  database = await freshDatabase()
  ground = { database, clock: fixedClock('2024-06-20T09:00:00+08:00'), calendar: () => standardCalendar }
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(`
    create table public.parcel (id uuid primary key, state text not null, version integer not null default 1, weight numeric,
      area text not null, county text, township text, industry text, enterprise_id uuid);
    grant usage on schema public to clearloop_app;
    grant select, insert, update on public.parcel to clearloop_app;
    select ground.protect('public.parcel')`)
  await owner.end()
})
afterAll(() => database.drop())

const cell = { area: '330881', county: '330881', township: '330881101', industry: 'wood-furniture', enterpriseId: null }

async function pack(by: Actor = wang, requestId: string = randomUUID()) {
  return create(ground, by, parcels, { action: 'pack', requestId }, async () => ({
    to: 'packed',
    set: { weight: 1 },
    cell,
    duties: [
      {
        change: 'open',
        kind: 'send',
        clause: '—',
        words: '寄出包裹',
        due: '2024-06-25',
        holderUnit: 'jiangshan-ecology',
      },
    ],
  }))
}

const count = async (by: Actor, text: string) =>
  transaction(database, by, async tx => (await tx.query<{ n: number }>(text))[0]?.n)

describe('act()', () => {
  it('writes record, trail, audit, duty, figures and outbox in one transaction', async () => {
    const { after } = await pack()
    const sent = await act(ground, li, parcels, {
      id: after.id,
      action: 'send',
      version: 1,
      requestId: randomUUID(),
      input: {},
    })
    expect(sent.after).toMatchObject({ state: 'sent', version: 2 })
    const where = `where subject_id = '${after.id}'`
    expect(await count(wang, `select count(*) n from ground.trail ${where}`)).toBe(2)
    expect(await count(wang, `select count(*) n from ground.duty ${where} and done_at is not null`)).toBe(1)
    expect(
      await count(wang, `select coalesce(sum(amount), 0) n from ground.figure_delta where measure = 'parcel.packed'`),
    ).toBe(0)
    expect(await count(wang, `select sum(amount) n from ground.figure_delta where measure = 'parcel.sent'`)).toBe(1)
    const auditor: Actor = { ...wang, role: 'auditor', scope: { kind: 'none' } }
    expect(await count(auditor, `select count(*) n from ground.audit_row where subject_id = '${after.id}'`)).toBe(2)
    expect(await count(wang, `select count(*) n from ground.audit_row`)).toBe(0)
  })

  it('answers the same request twice with one effect, also when both arrive at once', async () => {
    const requestId = randomUUID()
    const [first, second] = await Promise.all([pack(wang, requestId), pack(wang, requestId)])
    expect(first.after.id).toBe(second.after.id)
    const weighing = {
      id: first.after.id,
      action: 'weigh' as const,
      version: 1,
      requestId: randomUUID(),
      input: { weight: 3 },
    }
    await act(ground, wang, parcels, weighing)
    expect(await act(ground, wang, parcels, weighing)).toMatchObject({ repeated: true, after: { version: 2 } })
  })

  it('refuses a stale version and says who changed what since', async () => {
    const { after } = await pack()
    const weigh = (weight: number) =>
      act(ground, wang, parcels, {
        id: after.id,
        action: 'weigh',
        version: 1,
        requestId: randomUUID(),
        input: { weight },
      })
    const outcomes = await Promise.allSettled([weigh(2), weigh(5)])
    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({
      status: 409,
      code: 'staleVersion',
      current: { version: 2, since: [{ action: 'weigh', actorWords: 'jiangshan-ecology 某人' }] },
    })
  })

  it('keeps doer and checker apart by a constraint of the database', async () => {
    const { after } = await pack()
    await act(ground, wang, parcels, {
      id: after.id,
      action: 'weigh',
      version: 1,
      requestId: randomUUID(),
      input: { weight: 2 },
    })
    await expect(
      act(ground, wang, parcels, { id: after.id, action: 'send', version: 2, requestId: randomUUID(), input: {} }),
    ).rejects.toMatchObject({ status: 403, code: 'samePerson' })
    expect(await count(wang, `select version n from public.parcel where id = '${after.id}'`)).toBe(2)
  })

  it('answers a record out of reach like an absent one', async () => {
    const { after } = await pack()
    const wish = { action: 'weigh' as const, version: 1, requestId: randomUUID(), input: { weight: 2 } }
    const ofForbidden = await act(ground, stranger, parcels, { ...wish, id: after.id }).catch(error => error)
    const ofAbsent = await act(ground, stranger, parcels, { ...wish, id: randomUUID() }).catch(error => error)
    expect(ofForbidden).toMatchObject({ status: 404, code: 'notFound' })
    expect(ofForbidden.zh).toBe(ofAbsent.zh)
    await expect(pack(stranger)).rejects.toMatchObject({ status: 404 })
  })

  it('names each wrong field, and leaves nothing behind', async () => {
    const { after } = await pack()
    await expect(
      act(ground, wang, parcels, {
        id: after.id,
        action: 'weigh',
        version: 1,
        requestId: randomUUID(),
        input: { weight: -1 },
      }),
    ).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'weight', zh: '重量须大于零', en: 'The weight must be above zero' }],
    })
    expect(await count(wang, `select version n from public.parcel where id = '${after.id}'`)).toBe(1)
  })

  it('rolls everything back when a later stage’s handler throws, and asks its guards for the button too', async () => {
    const { after } = await pack()
    const handlers = parcels.registered.handlers
    handlers.push({ by: 'test', action: 'weigh', handle: async () => Promise.reject(new Error('no')) })
    await expect(
      act(ground, wang, parcels, {
        id: after.id,
        action: 'weigh',
        version: 1,
        requestId: randomUUID(),
        input: { weight: 2 },
      }),
    ).rejects.toThrow('no')
    handlers.pop()
    expect(await count(wang, `select version n from public.parcel where id = '${after.id}'`)).toBe(1)
    const moment = { at: ground.clock.businessNow(), day: ground.clock.businessDay(), calendar: standardCalendar }
    expect(available(parcels, after, wang, moment).map(offer => [offer.action, offer.allowed])).toEqual([
      ['weigh', true],
      ['send', true],
    ])
  })

  it('throws without claims before any SQL', async () => {
    await expect(transaction(database, undefined as never, async () => 1)).rejects.toThrow('no claims')
  })
})
