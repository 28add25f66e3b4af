import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/fresh-database.ts'
import { until } from '../../../../test/until.ts'
import { claimSettings, servicePost } from '../claims.ts'
import { transaction } from '../transaction.ts'
import { dispatchBatch } from './dispatch-batch.ts'
import { type Dispatcher, type OutboxConsumer, type OutboxMessage, startDispatcher } from './index.ts'

let database: FreshDatabase
let dispatchers: Dispatcher[] = []
let troubles: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  troubles = []
})
afterEach(async () => {
  await Promise.all(dispatchers.map(dispatcher => dispatcher.stop()))
  dispatchers = []
})

function start(consumer: OutboxConsumer): Dispatcher {
  const dispatcher = startDispatcher({
    database,
    consumers: [consumer],
    onTrouble: sentence => {
      troubles.push(sentence)
    },
  })
  dispatchers.push(dispatcher)
  return dispatcher
}

const collector = (seen: OutboxMessage[]): OutboxConsumer => ({
  name: 'collector',
  consume: async (_tx, messages) => {
    seen.push(...messages)
    return []
  },
})

function write(event: string, topic = 'problem', cell = 'jiangshan:furniture'): Promise<void> {
  return transaction(database, servicePost('loader'), async tx => {
    await tx.query(
      `insert into ground.outbox (topic, cell, noun, subject_id, event) values ($2, $3, 'problem', uuidv7(), $1)`,
      [event, topic, cell],
    )
  })
}

const waiting = async () => {
  const { rows } = await asDispatcher('select count(*)::int as count from ground.outbox')
  return rows[0]?.count as number
}
const asDispatcher = (text: string) =>
  transaction(database, servicePost('dispatcher'), async tx => ({
    rows: await tx.query<Record<string, unknown>>(text),
  }))

test('what a transaction wrote is handed out within 250 ms of its commit and is gone from the outbox', async () => {
  const seen: OutboxMessage[] = []
  start(collector(seen))
  await write('warm up')
  await until(() => seen.length === 1, 'first message')
  const delays: number[] = []
  for (let turn = 0; turn < 10; turn += 1) {
    await write(`assign ${turn}`)
    const committed = performance.now()
    await until(() => seen.length === turn + 2, `message ${turn}`)
    delays.push(performance.now() - committed)
  }
  expect(delays.toSorted((one, other) => one - other)[5]).toBeLessThan(250)
  expect(await waiting()).toBe(0)
})

test('messages come in the order of transactions, and none overtakes a transaction that is still open', async () => {
  const seen: OutboxMessage[] = []
  const older = new pg.Client({ connectionString: database.appUrl })
  await older.connect()
  try {
    await older.query('begin')
    for (const [name, value] of Object.entries(claimSettings(servicePost('loader')))) {
      await older.query('select set_config($1, $2, true)', [`clearloop.${name}`, value])
    }
    await older.query(
      `insert into ground.outbox (topic, cell, noun, subject_id, event) values ('p', '', 'p', uuidv7(), 'older')`,
    )
    await write('newer')
    await write('newest')
    expect(await dispatchBatch(database, [collector(seen)], 10)).toBe(0)
    await older.query('commit')
  } finally {
    await older.end()
  }
  await until(async () => (await dispatchBatch(database, [collector(seen)], 10)) === 0 && seen.length > 0, 'all three')
  expect(seen.map(message => message.event)).toEqual(['older', 'newer', 'newest'])
})

test('two processes never hand out the same message, and the second goes on when the first has died', async () => {
  const first: OutboxMessage[] = []
  const second: OutboxMessage[] = []
  const one = start(collector(first))
  start(collector(second))
  await Promise.all(Array.from({ length: 40 }, (_, turn) => write(`act ${turn}`)))
  await until(() => first.length + second.length === 40, 'forty messages')
  await one.stop()
  dispatchers = dispatchers.filter(dispatcher => dispatcher !== one)
  const before = first.length
  await write('after the death')
  await until(() => second.some(message => message.event === 'after the death'), 'take-over')
  expect(first).toHaveLength(before)
  expect(new Set([...first, ...second].map(message => message.id)).size).toBe(41)
})

test('a consumer that writes and then throws leaves nothing behind, and the message comes again', async () => {
  let tries = 0
  start({
    name: 'hesitant',
    consume: async (tx, messages) => {
      await tx.query(
        `insert into ground.outbox_parked (id, message, failure) values ($1, '{}', 'written by the consumer')`,
        [1_000_000 + (messages[0]?.id ?? 0)],
      )
      tries += 1
      if (tries < 3) throw new Error('not now')
      return []
    },
  })
  await write('again')
  await until(async () => tries >= 3 && (await waiting()) === 0, 'third try')
  const { rows } = await asDispatcher(
    `select failure from ground.outbox_parked where failure = 'written by the consumer'`,
  )
  expect(rows).toHaveLength(1)
})

test('a message that its consumer always refuses is set aside with the reason, and the ones around it pass', async () => {
  const seen: string[] = []
  start({
    name: 'picky',
    consume: async (_tx, messages) => {
      for (const message of messages) if (message.event === 'poison') throw new Error('cannot be read')
      seen.push(...messages.map(message => message.event))
      return []
    },
  })
  await transaction(database, servicePost('loader'), async tx => {
    for (const event of ['before', 'poison', 'behind']) {
      await tx.query(
        `insert into ground.outbox (topic, cell, noun, subject_id, event) values ('p', '', 'p', uuidv7(), $1)`,
        [event],
      )
    }
  })
  await until(async () => seen.includes('behind') && (await waiting()) === 0, 'message behind')
  expect(seen).toEqual(['before', 'behind'])
  const { rows } = await asDispatcher(
    `select message ->> 'event' as event, failure from ground.outbox_parked where failure like '%cannot be read'`,
  )
  expect(rows).toEqual([{ event: 'poison', failure: 'Consumer picky failed: cannot be read' }])
  expect(troubles.some(sentence => sentence.includes('set aside'))).toBe(true)
})

test('servers hear of each topic and cell once per batch, without an id or a name', async () => {
  const listener = new pg.Client({ connectionString: database.directUrl })
  await listener.connect()
  await listener.query('listen clearloop_live')
  const heard: string[] = []
  listener.on('notification', message => heard.push(message.payload ?? ''))
  try {
    await transaction(database, servicePost('loader'), async tx => {
      for (let turn = 0; turn < 300; turn += 1) {
        await tx.query(
          `insert into ground.outbox (topic, cell, noun, subject_id, event, payload) values ('problem', $1, 'problem', uuidv7(), 'assign', '{"words":"某某木器厂"}')`,
          [`area-${turn % 3}:furniture`],
        )
      }
    })
    start(collector([]))
    await until(() => heard.length > 0, 'a signal')
    expect(heard).toHaveLength(1)
    const signals = JSON.parse(heard[0] ?? '') as Record<string, unknown>[]
    expect(signals.map(signal => String(signal.cell)).toSorted()).toEqual([
      'area-0:furniture',
      'area-1:furniture',
      'area-2:furniture',
    ])
    for (const signal of signals) expect(Object.keys(signal).toSorted()).toEqual(['cell', 'topic', 'version'])
  } finally {
    await listener.end()
  }
})
