import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { until } from '../../../test/until.ts'
import { type Actor, claimSettings, servicePost } from '../database/claims.ts'
import { connectionUrl } from '../database/connection-url.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { startEmbeddedPostgres } from '../database/embedded/start-embedded-postgres.ts'
import { migrate } from '../database/migrate.ts'
import { prepareRoles } from '../database/prepare-roles.ts'
import { reading, transaction } from '../database/transaction.ts'
import { appendHeads, headsPath } from './heads-log.ts'
import { createReadAudit, startSealer, verifyAudit } from './index.ts'
import { sealAudit } from './seal-audit.ts'
import { openSealKey } from './seal-key.ts'

let database: FreshDatabase
let home: string
const clock = { realNow: () => new Date() }

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clearloop-audit-'))
  await tamper('delete from ground.audit_seal; delete from ground.audit_row')
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** One transaction with so many audit rows; answers their ids. */
function write(rows = 1, where: Database = database): Promise<number[]> {
  return transaction(where, servicePost('loader'), async tx => {
    await tx.query(`insert into ground.audit_row (kind, action, noun, subject_id, field_names)
      select 'act', 'assign', 'problem', gen_random_uuid()::text, '{unit,term}' from generate_series(1, ${rows})`)
    const [row] = await tx.query<{ last: number }>(`select currval('ground.audit_row_id_seq') as last`)
    return Array.from({ length: rows }, (_, index) => (row?.last ?? 0) - rows + 1 + index)
  })
}

async function seal(where: Database = database, evenEmpty = false): Promise<number> {
  const { seals } = await sealAudit(where, openSealKey(home), { now: new Date(), evenEmpty })
  await appendHeads(home, seals)
  return seals.length
}

/** What somebody who owns the database can do: take the guards away, change, and put the guards back. */
async function tamper(statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    for (const table of ['ground.audit_row', 'ground.audit_seal']) {
      await owner.query(
        `alter table ${table} no force row level security; alter table ${table} disable trigger only_added_to`,
      )
    }
    await owner.query(statement)
    for (const table of ['ground.audit_row', 'ground.audit_seal']) {
      await owner.query(
        `alter table ${table} force row level security; alter table ${table} enable trigger only_added_to`,
      )
    }
  } finally {
    await owner.end()
  }
}

async function fault() {
  const verification = await verifyAudit(database, home)
  return verification.ok ? null : { kind: verification.firstFault.kind, at: verification.firstFault.at }
}

test('what was sealed and left alone is found whole', async () => {
  await write(3)
  await seal()
  await write()
  await write(2)
  await seal()
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true, seals: 2, rows: 6 })
})

test('a row that is younger than the last seal is not judged, and an audit without a seal is whole', async () => {
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true, seals: 0 })
  await write(2)
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true, rows: 0 })
})

test('a changed row is named', async () => {
  const ids = [...(await write(3)), ...(await write(3))]
  await seal()
  await write(2)
  await seal()
  await tamper(`update ground.audit_row set field_names = '{unit}' where id = ${ids[4]}`)
  expect(await fault()).toEqual({ kind: 'changed', at: { row: ids[4] } })
})

test('a change of any column shows', async () => {
  const [id] = await write()
  await seal()
  const other = 'gen_random_uuid()'
  const changes = {
    at: `at + interval '1 microsecond'`,
    kind: `'x'`,
    action: `'x'`,
    noun: `'x'`,
    subject_id: `'x'`,
    person_id: other,
    post_id: other,
    unit_id: `'x'`,
    field_names: `'{}'`,
    values_hash: `'\\x00'`,
    request_id: other,
  }
  for (const [column, value] of Object.entries(changes)) {
    await tamper(
      `create table kept as select * from ground.audit_row; update ground.audit_row set ${column} = ${value}`,
    )
    expect(await fault(), column).toEqual({ kind: 'changed', at: { row: id } })
    await tamper(
      'delete from ground.audit_row; insert into ground.audit_row overriding system value select * from kept; drop table kept',
    )
    expect(await fault()).toBeNull()
  }
})

test('a removed row is named, also the very last one', async () => {
  await write(2)
  await seal()
  const ids = await write(3)
  await seal()
  await tamper(`delete from ground.audit_row where id = ${ids[2]}`)
  expect(await fault()).toEqual({ kind: 'removed', at: { row: ids[2] } })
})

test('a row put in between sealed ones is named, and so is one that claims a transaction that has not begun', async () => {
  const [first] = await write(2)
  await write(2)
  await seal()
  await seal(database, true)
  await tamper(
    `insert into ground.audit_row (kind, action, xid) select 'act', 'forged', xid from ground.audit_row where id = ${first}`,
  )
  expect((await fault())?.kind).toBe('inserted')
  await tamper(`delete from ground.audit_row where action = 'forged'`)
  expect(await fault()).toBeNull()
  const [forged] = await write()
  await tamper(`update ground.audit_row set xid = '900000000' where id = ${forged}`)
  await seal(database, true)
  expect(await fault()).toEqual({ kind: 'inserted', at: { row: forged } })
})

test('a tail that is cut off with its seals is told by the heads kept outside the database', async () => {
  const [, last] = await write(2)
  await seal()
  await write(2)
  await seal()
  await seal(database, true)
  await tamper(`delete from ground.audit_seal where number > 1; delete from ground.audit_row where id > ${last}`)
  expect(await fault()).toEqual({ kind: 'cut', at: { seal: 2 } })
})

test('a cut tail stays found out when sealing goes on over it', async () => {
  const [, last] = await write(2)
  await seal()
  await write(2)
  await seal()
  await tamper(`delete from ground.audit_seal where number = 2; delete from ground.audit_row where id > ${last}`)
  await write(2)
  await seal()
  expect(await fault()).toEqual({ kind: 'cut', at: { seal: 2 } })
})

test('only the newest, empty seal cut off: an empty interval has its head too', async () => {
  await write()
  await seal()
  await seal(database, true)
  await tamper('delete from ground.audit_seal where number = 2')
  expect(await fault()).toEqual({ kind: 'cut', at: { seal: 2 } })
})

test('a seal that was changed, removed from the middle or signed by another key is named', async () => {
  await write()
  await seal()
  await write()
  await seal()
  await write()
  await seal()
  await tamper(`update ground.audit_seal set sealed_at = sealed_at + interval '1 day' where number = 2`)
  expect(await fault()).toEqual({ kind: 'changed', at: { seal: 2 } })
  await tamper(`delete from ground.audit_seal where number = 2`)
  expect(await fault()).toEqual({ kind: 'removed', at: { seal: 2 } })
})

test('a forger who owns the database and lacks the key can rewrite no seal', async () => {
  const [id] = await write()
  await seal()
  const theirs = await mkdtemp(join(tmpdir(), 'clearloop-forger-'))
  await tamper(`delete from ground.audit_seal; update ground.audit_row set action = 'nothing' where id = ${id}`)
  await sealAudit(database, openSealKey(theirs), { now: new Date(), evenEmpty: false })
  expect(await fault()).toEqual({ kind: 'changed', at: { seal: 1 } })
  await rm(theirs, { recursive: true })
})

test('whatever single row is tampered with in whatever history, that row is the one named', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(sizes, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.constantFrom('changed', 'removed'),
      async (history, pick, kind) => {
        await tamper('delete from ground.audit_seal; delete from ground.audit_row')
        await rm(headsPath(home), { force: true })
        const ids: number[] = []
        for (const transactions of history) {
          for (const rows of transactions) ids.push(...(await write(rows)))
          await seal()
        }
        expect(await fault()).toBeNull()
        const id = ids[pick % ids.length] ?? 0
        await tamper(
          kind === 'removed'
            ? `delete from ground.audit_row where id = ${id}`
            : `update ground.audit_row set kind = 'x' where id = ${id}`,
        )
        expect(await fault()).toEqual({ kind, at: { row: id } })
      },
    ),
    // each run writes, seals and tampers with a history of its own
    { numRuns: Math.ceil(Number(process.env.RUNS ?? 200) / 10) },
  )
}, 60_000)

test('a row whose transaction is still open holds back only what could still come before it, and is sealed in its turn', async () => {
  await write()
  await seal()
  const open = new pg.Client({ connectionString: database.appUrl })
  await open.connect()
  try {
    await open.query('begin')
    for (const [name, value] of Object.entries(claimSettings(servicePost('loader')))) {
      await open.query('select set_config($1, $2, true)', [`clearloop.${name}`, value])
    }
    await open.query(`insert into ground.audit_row (kind, action) values ('act', 'slow')`)
    await write(3)
    await seal()
    expect(await verifyAudit(database, home)).toMatchObject({ ok: true, rows: 1 })
    const { waitingSince } = await sealAudit(database, openSealKey(home), { now: new Date(), evenEmpty: false })
    expect(waitingSince).toBeInstanceOf(Date)
    await open.query('commit')
  } finally {
    await open.end()
  }
  await until(async () => {
    await seal()
    const whole = await verifyAudit(database, home)
    return whole.ok && whole.rows === 5
  }, 'all five rows sealed')
})

test('rows of many concurrent writers are each sealed once while sealing goes on', async () => {
  let writing = true
  const sealing = (async () => {
    while (writing) await seal()
  })()
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 40; turn += 1) await write(1 + (turn % 3))
    }),
  )
  writing = false
  await sealing
  await seal()
  const expected = 6 * Array.from({ length: 40 }, (_, turn) => 1 + (turn % 3)).reduce((sum, count) => sum + count, 0)
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true, rows: expected })
}, 60_000)

test('the audit is only ever added to: no post changes or empties it, and the owner is refused too', async () => {
  await write()
  await seal()
  for (const table of ['ground.audit_row', 'ground.audit_seal']) {
    for (const statement of [
      `delete from ${table}`,
      `truncate ${table}`,
      `update ${table} set ${table.endsWith('row') ? `kind = 'x'` : 'row_count = 0'}`,
    ]) {
      await expect(
        transaction(database, servicePost('sealer'), tx => tx.query(statement)),
        statement,
      ).rejects.toThrow(/permission denied/)
      const owner = new pg.Client({ connectionString: database.ownerUrl })
      await owner.connect()
      await expect(owner.query(statement), statement).rejects.toThrow(/only ever added to/)
      await owner.end()
    }
  }
  const forger: Actor = { ...servicePost('loader') }
  await expect(
    transaction(database, forger, tx =>
      tx.query(`insert into ground.audit_seal values (9, 1, 0, '1', '2', 0, '{}', '', 0, '2', 0, '', now(), '', '')`),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('only the auditor reads the audit and its seals', async () => {
  await write()
  await seal()
  const count = (actor: Actor) =>
    reading(database, actor, async tx => {
      const [row] = await tx.query<{ count: number }>(
        'select (select count(*) from ground.audit_row) + (select count(*) from ground.audit_seal) as count',
      )
      return row?.count
    })
  const post = (role: Actor['role'], kind: 'none' | 'city'): Actor => ({
    ...servicePost('loader'),
    unitId: 'unit',
    role,
    scope: kind === 'city' ? { kind, industries: null } : { kind },
  })
  expect(await count(post('auditor', 'none'))).toBe(2)
  for (const role of ['cityOffice', 'cityLeader'] as const) expect(await count(post(role, 'city'))).toBe(0)
  for (const role of ['systemAdmin', 'securityAdmin'] as const) expect(await count(post(role, 'none'))).toBe(0)
})

test('the key is made once, for this user alone, and one that others can read is refused', async () => {
  const { name } = openSealKey(home)
  const path = join(home, 'secrets', 'audit-seal.key')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(openSealKey(home).name).toBe(name)
  await chmod(path, 0o644)
  expect(() => openSealKey(home)).toThrow(/chmod 600/)
})

test('seals of a former key stay good after the key was changed', async () => {
  await write()
  await seal()
  await rm(join(home, 'secrets', 'audit-seal.key'))
  await write()
  await seal()
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true, seals: 2, rows: 2 })
})

test('a running sealer seals within two seconds, leaves a head for every seal, and what is left when it stops', async () => {
  const troubles: string[] = []
  const sealer = startSealer({ database, clock, home, onTrouble: sentence => troubles.push(sentence), every: 200 })
  await write(2)
  const written = performance.now()
  await until(async () => {
    const whole = await verifyAudit(database, home)
    return whole.ok && whole.rows === 2
  }, 'seal')
  expect(performance.now() - written).toBeLessThan(2_000)
  expect(sealer.unsealedSeconds()).toBeLessThan(2)
  await write(3)
  await sealer.stop()
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true, rows: 5 })
  const heads = (await readFile(headsPath(home), 'utf8')).trim().split('\n')
  const [sealed] = await reading(database, servicePost('sealer'), tx =>
    tx.query<{ count: number }>('select count(*) from ground.audit_seal'),
  )
  expect(heads).toHaveLength(sealed?.count ?? 0)
  expect(troubles).toEqual([])
})

test('heads that a crash kept from being written are written at the next start', async () => {
  await write()
  await sealAudit(database, openSealKey(home), { now: new Date(), evenEmpty: false })
  expect(existsSync(headsPath(home))).toBe(false)
  await startSealer({ database, clock, home, onTrouble: () => {} }).stop()
  expect((await readFile(headsPath(home), 'utf8')).startsWith('1 ')).toBe(true)
})

test('an alarm is given once when rows stay unsealed for more than five seconds', async () => {
  const troubles: string[] = []
  let ahead = 0
  const open = new pg.Client({ connectionString: database.appUrl })
  await open.connect()
  await open.query('begin; select pg_current_xact_id()')
  await write()
  const sealer = startSealer({
    database,
    clock: { realNow: () => new Date(Date.now() + ahead) },
    home,
    onTrouble: sentence => troubles.push(sentence),
    every: 20,
  })
  try {
    ahead = 6_000
    await until(() => troubles.length > 0, 'alarm')
    expect(troubles[0]).toMatch(/^ALARM: audit rows have been unsealed for \d+ s$/)
    expect(sealer.unsealedSeconds()).toBeGreaterThan(5)
  } finally {
    await open.query('rollback')
    await open.end()
    await sealer.stop()
  }
  expect(troubles).toHaveLength(1)
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true, rows: 1 })
})

test('sensitive reads reach the audit within a second or so, in order, and all of them when the process stops', async () => {
  const audit = createReadAudit({ database, clock, onTrouble: () => {} })
  const actor: Actor = {
    ...servicePost('loader'),
    postId: randomUUID(),
    personId: randomUUID(),
    unitId: 'u',
    role: 'cityOffice',
  }
  audit.note(actor, 'person', 'p1', ['phone'])
  audit.note(actor, 'file', 'f1', ['bytes'])
  const read = () =>
    reading(database, servicePost('sealer'), tx =>
      tx.query<{ noun: string; subject_id: string; post_id: string; field_names: string[] }>(
        'select noun, subject_id, post_id, field_names from ground.audit_row order by id',
      ),
    )
  await until(async () => (await read()).length === 2, 'flush by itself')
  expect(await read()).toEqual([
    { noun: 'person', subject_id: 'p1', post_id: actor.postId, field_names: ['phone'] },
    { noun: 'file', subject_id: 'f1', post_id: actor.postId, field_names: ['bytes'] },
  ])
  for (let turn = 0; turn < 2_500; turn += 1) audit.note(actor, 'person', `p${turn}`, ['phone'])
  await audit.stop()
  expect(await read()).toHaveLength(2_502)
})

test('sensitive reads of a time without a database are kept and written when it is back', async () => {
  const troubles: string[] = []
  const broken = { ...database, pool: { connect: () => Promise.reject(new Error('away')) } as unknown as pg.Pool }
  let now: Database = broken
  const audit = createReadAudit({
    database: {
      get pool() {
        return now.pool
      },
      replica: database.replica,
      directUrl: '',
      close: async () => {},
    },
    clock,
    onTrouble: sentence => troubles.push(sentence),
  })
  audit.note(servicePost('loader'), 'person', 'p1', ['phone'])
  await audit.flush()
  expect(troubles).toEqual(['1 sensitive reads are not in the audit yet'])
  now = database
  await audit.stop()
  const rows = await reading(database, servicePost('sealer'), tx => tx.query('select from ground.audit_row'))
  expect(rows).toHaveLength(1)
})

test('a database restored into another cluster, which counts transactions anew, goes on in a new epoch and stays verifiable', async () => {
  // the old cluster must be ahead of the new one
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let turn = 0; turn < 300; turn += 1) await database.pool.query('select pg_current_xact_id()')
    }),
  )
  await write(3)
  await seal()
  const unsealed = await write(2)

  const newHome = await mkdtemp(join(tmpdir(), 'clearloop-restore-'))
  const postgres = await startEmbeddedPostgres({ home: newHome, log: () => {}, settings: { fsync: 'off' } })
  const passwords = { owner: randomBytes(8).toString('hex'), app: randomBytes(8).toString('hex') }
  const url = (user: string, password: string) => connectionUrl(postgres, { user, password, database: 'clearloop' })
  await prepareRoles(connectionUrl(postgres, { ...postgres, database: 'postgres' }), 'clearloop', passwords)
  await migrate(url('clearloop_owner', passwords.owner))
  const restored = openDatabase(url('clearloop_app', passwords.app))
  try {
    const from = new pg.Client({ connectionString: database.ownerUrl })
    const to = new pg.Client({ connectionString: url('clearloop_owner', passwords.owner) })
    await Promise.all([from.connect(), to.connect()])
    for (const table of ['audit_row', 'audit_seal']) {
      await from.query(`alter table ground.${table} no force row level security`)
      const { rows } = await from.query(`select to_jsonb(t) as row from ground.${table} t`)
      await to.query(`alter table ground.${table} no force row level security`)
      for (const { row } of rows) {
        await to.query(
          `insert into ground.${table} ${table === 'audit_row' ? 'overriding system value' : ''} select * from jsonb_populate_record(null::ground.${table}, $1)`,
          [row],
        )
      }
      await to.query(`alter table ground.${table} force row level security`)
    }
    await to.query(`select setval('ground.audit_row_id_seq', $1)`, [unsealed.at(-1)])
    await Promise.all([from.end(), to.end()])

    expect(await verifyAudit(restored, home)).toMatchObject({ ok: true, rows: 3 })
    await write(4, restored)
    expect(await verifyAudit(restored, home)).toMatchObject({ ok: true })
    await seal(restored)
    await write(1, restored)
    await seal(restored)
    expect(await verifyAudit(restored, home)).toMatchObject({ ok: true, seals: 4, rows: 10 })
  } finally {
    await restored.close()
    await postgres.stop()
    await rm(newHome, { recursive: true, force: true })
  }
}, 60_000)

test('a line of the heads that a crash broke off does not hide the others', async () => {
  await write()
  await seal()
  await writeFile(headsPath(home), '2 abc', { flag: 'a' })
  expect(await verifyAudit(database, home)).toMatchObject({ ok: true })
})
