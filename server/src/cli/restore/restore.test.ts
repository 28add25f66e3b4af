import { createHash, randomBytes } from 'node:crypto'
import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '#ground/audit/index.ts'
import { startSealer } from '#ground/audit/start-sealer.ts'
import { checkBackup, makeBackup } from '#ground/backup/index.ts'
import { servicePost } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import { dispatchBatch } from '#ground/database/outbox/dispatch-batch.ts'
import { reading, transaction } from '#ground/database/transaction.ts'
import { createSealing, openDataKey } from '#ground/sealing/index.ts'
import { openTestApp, type TestApp } from '../../../test/open-test-app.ts'
import { ownCluster } from '../../../test/own-cluster.ts'
import { until } from '../../../test/until.ts'
import type { Installation } from '../../open-installation.ts'
import { restoreInstallation } from './restore-installation.ts'

let app: TestApp
let folder: string
/** Messages of the installation's own beginning. */
let toldBefore: number
let manifestRows: Map<string, number>
let installation: Installation
let home: string
const picture = Buffer.from('整改前')
const hash = createHash('sha256').update(picture).digest('hex')
const said: string[] = []
const temporary: string[] = []

const temporaryFolder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'clearloop-backup-'))
  temporary.push(made)
  return made
}

const restoring = async (into: string, { from = folder, passphrase = null as string | null, replace = false } = {}) =>
  restoreInstallation({ ...app.context.config, home: into }, await checkBackup(from, passphrase), {
    replace,
    say: line => said.push(line),
  })

/** Each leaves a message and, in the same transaction, a row of the audit. */
async function writeOne(database: Database): Promise<void> {
  await transaction(database, servicePost('loader'), async tx => {
    await tx.query(`insert into ground.audit_row (kind, action, noun) values ('act', 'written', 'probe')`)
    await tx.query(
      `insert into ground.outbox (topic, cell, noun, subject_id, event) values ('probe', '', 'probe', uuidv7(), 'written')`,
    )
  })
}

beforeAll(async () => {
  app = await openTestApp()
  const { context } = app
  await app.addPeople([
    {
      username: 'admin',
      name: '管理员',
      posts: [{ role: 'systemAdmin', unitId: 'city-office', scope: { kind: 'none' } }],
    },
    { username: 'wangmin', name: '王敏', phone: '13857012345', posts: [] },
  ])
  const session = await app.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'wangmin', password: 'Qingshui-2024' },
  })
  expect(session.statusCode).toBe(200)
  const incoming = await context.storage.incoming()
  await writeFile(incoming, picture)
  await context.storage.keep(hash, incoming)

  const [before] = await reading(context.database, servicePost('dispatcher'), tx =>
    tx.query<{ count: number }>('select count(*) as count from ground.outbox'),
  )
  toldBefore = before?.count ?? 0
  const sealer = startSealer({ ...context, home: context.config.home, onTrouble: () => {}, every: 20 })
  let writing = true
  let written = 0
  const writers = [1, 2].map(async () => {
    while (writing) {
      await writeOne(context.database)
      written += 1
    }
  })
  await until(() => written > 200, 'two hundred writes')
  const made = await makeBackup(context.keeping, { askedBy: 'command', into: await temporaryFolder() })
  folder = made.folder
  manifestRows = new Map(made.manifest.tables.map(table => [`${table.schema}.${table.name}`, table.rows]))
  writing = false
  await Promise.all(writers)
  await sealer.stop()

  home = join(await temporaryFolder(), 'home')
  installation = await restoring(home)
}, 120_000)

afterAll(async () => {
  await installation?.close()
  await app.close()
  for (const made of temporary) await rm(made, { recursive: true, force: true })
})

test('a backup made while others write shows one moment: what was written together is there together', async () => {
  const audited = await reading(installation.database, servicePost('sealer'), tx =>
    tx.query(`select from ground.audit_row where noun = 'probe'`),
  )
  expect(audited.length).toBeGreaterThan(100)
  expect(audited).toHaveLength((manifestRows.get('ground.outbox') ?? -1) - toldBefore)
})

test('every table has the rows that the manifest says, in a database of its own', async () => {
  const client = new pg.Client({ connectionString: installation.backupUrl ?? '' })
  await client.connect()
  const differing: string[] = []
  for (const [name, rows] of manifestRows) {
    const counted = Number((await client.query(`select count(*) as n from ${name}`)).rows[0].n)
    // the restoration leaves one row of its own in the audit
    const expected = name === 'ground.audit_row' ? rows + 1 : rows
    if (name !== 'ground.audit_seal' && counted !== expected) differing.push(`${name}: ${counted}, not ${expected}`)
  }
  await client.end()
  expect(differing).toEqual([])
  expect(manifestRows.size).toBeGreaterThan(40)
})

test('the audit verifies in the restored installation, says that it was restored, and goes on', async () => {
  expect(await verifyAudit(installation.database, home)).toMatchObject({ ok: true })
  const [row] = await reading(installation.database, servicePost('sealer'), tx =>
    tx.query<{ action: string }>(`select action from ground.audit_row where kind = 'backup' order by id desc limit 1`),
  )
  expect(row).toEqual({ action: 'restored' })
  await writeOne(installation.database)
  const sealer = startSealer({ database: installation.database, clock: app.context.clock, home, onTrouble: () => {} })
  await sealer.stop()
  expect(await verifyAudit(installation.database, home)).toMatchObject({ ok: true })
})

test('telephones open with the restored key, files are the same bytes, and nobody is signed in any more', async () => {
  const [person] = await reading(installation.database, servicePost('loader'), tx =>
    tx.query<{ sealed: Buffer }>(`select phone_sealed as sealed from ground.person where username = 'wangmin'`),
  )
  expect(createSealing(openDataKey(home)).open(person?.sealed ?? Buffer.alloc(0), 'person.phone')).toBe('13857012345')
  expect(await readFile(join(home, 'files', hash.slice(0, 2), hash.slice(2, 4), hash))).toEqual(picture)
  const sessions = await transaction(installation.database, servicePost('identity'), tx =>
    tx.query<{ open: boolean }>('select ended_at is null as open from identity.session'),
  )
  expect(sessions).toEqual([{ open: false }])
})

test('what waited to be told is told by the restored database, whose transactions count from the start', async () => {
  let told = 0
  const consumer = {
    name: 'probe',
    consume: async (_: unknown, messages: readonly unknown[]) => {
      told += messages.length
      return []
    },
  }
  while (Number(await dispatchBatch(installation.database, [consumer], 500)) > 0) {}
  expect(told).toBeGreaterThanOrEqual(manifestRows.get('ground.outbox') ?? -1)
})

test('the database’s passwords stay with its cluster: a restored home has made its own', async () => {
  expect(await readdir(join(folder, 'home', 'secrets'))).toEqual(['audit-seal.key', 'data.key'])
  expect((await stat(join(folder, 'home', 'secrets', 'data.key'))).mode & 0o077).toBe(0)
})

test('a home that is in use is refused, and nothing in it is touched', async () => {
  const inUse = await temporaryFolder()
  await cp(join(folder, 'home', 'secrets'), join(inUse, 'secrets'), { recursive: true })
  await expect(restoring(inUse)).rejects.toThrow(/--replace/)
  expect(await readdir(inUse)).toEqual(['secrets'])
})

test('a restoration that fails on the way puts back what it had moved aside', async () => {
  const inUse = await temporaryFolder()
  await writeFile(join(inUse, 'demo.json'), '{}')
  const checked = await checkBackup(folder, null)
  const broken = {
    ...checked,
    manifest: { ...checked.manifest, migrations: [{ name: '9999-of-a-later-version.sql', hash: '' }] },
  }
  await expect(
    restoreInstallation({ ...app.context.config, home: inUse }, broken, { replace: true, say: () => {} }),
  ).rejects.toThrow(/9999-of-a-later-version\.sql/)
  expect(await readFile(join(inUse, 'demo.json'), 'utf8')).toBe('{}')
  expect((await readdir(inUse)).filter(name => !/\.(lock|pid)$/.test(name))).toEqual(['demo.json'])
}, 60_000)

test.each([
  ['cut short', 'tables/ground.person.zst', (path: string) => truncate(path, 10), /ground\.person\.zst 不完整/],
  ['longer', 'files.list', (path: string) => appendFile(path, 'x'), /files\.list 不完整/],
  [
    'gone',
    `files/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`,
    (path: string) => rm(path),
    new RegExp(`缺少文件 files/.*${hash}`),
  ],
  ['changed in place', 'home/secrets/data.key', flipOneByte, /data\.key 已被改动/],
  ['changed in its manifest', 'manifest', flipOneByte, /manifest 已被改动/],
  ['without its head', 'backup.json', (path: string) => rm(path), /不是一份完整的清环备份/],
])('a backup with a file that is %s is refused, naming it', async (_, path, spoil, sentence) => {
  const copy = join(await temporaryFolder(), 'copy')
  await cp(folder, copy, { recursive: true })
  await spoil(join(copy, path))
  await expect(checkBackup(copy, null)).rejects.toThrow(sentence)
})

test('with a passphrase nothing in the folder can be read without it, and all of it with it', async () => {
  const { context } = app
  const passphraseFile = join(await temporaryFolder(), 'passphrase')
  await writeFile(passphraseFile, '三江口的水 2024 again\n')
  const settings = { ...context.keeping.settings, folder: await temporaryFolder(), passphraseFile }
  const made = await makeBackup({ ...context.keeping, settings }, { askedBy: 'nightly' })
  const stored = await readFile(join(made.folder, 'files', hash.slice(0, 2), hash.slice(2, 4), hash))
  expect(stored.includes(picture)).toBe(false)
  await expect(checkBackup(made.folder, null)).rejects.toThrow(/--passphrase-file/)
  await expect(checkBackup(made.folder, 'another passphrase')).rejects.toThrow(/口令不对/)
  const own = join(await temporaryFolder(), 'home')
  const opened = await restoring(own, { from: made.folder, passphrase: '三江口的水 2024 again' })
  try {
    expect(await readFile(join(own, 'files', hash.slice(0, 2), hash.slice(2, 4), hash))).toEqual(picture)
    expect(await verifyAudit(opened.database, own)).toMatchObject({ ok: true })
  } finally {
    await opened.close()
  }
}, 60_000)

test('an existing PostgreSQL is backed up and filled by a role that may read and write all and owns nothing', async () => {
  const { superuserUrl, ownerPassword, appPassword } = ownCluster()
  const name = `restored_${randomBytes(4).toString('hex')}`
  const as = (user: string, said: string, database: string) =>
    Object.assign(new URL(superuserUrl), { username: user, password: said, pathname: `/${database}` }).href
  const superuser = new pg.Client({ connectionString: superuserUrl })
  await superuser.connect()
  await superuser.query(`create role ${name} login bypassrls password 'told-once'`)
  await superuser.query(`grant pg_read_all_data, pg_write_all_data to ${name}`)
  await superuser.query(`grant set on parameter session_replication_role to ${name}`)
  await superuser.query(`create database ${name} owner clearloop_owner`)
  const { keeping, config } = app.context
  const here = new URL(keeping.source?.backupUrl ?? '').pathname.slice(1)
  const source = keeping.source && { ...keeping.source, backupUrl: as(name, 'told-once', here) }
  const made = await makeBackup({ ...keeping, source }, { askedBy: 'command', into: await temporaryFolder() })
  const url = as('clearloop_app', appPassword, name)
  const own = join(await temporaryFolder(), 'home')
  const external = {
    ...config,
    home: own,
    externalDatabase: {
      ...{ url, directUrl: url, readUrl: url },
      ownerUrl: as('clearloop_owner', ownerPassword, name),
      backupUrl: as(name, 'told-once', name),
    },
  }
  const checked = await checkBackup(made.folder, null)
  const opened = await restoreInstallation(external, checked, { replace: false, say: () => {} })
  try {
    expect(await verifyAudit(opened.database, own)).toMatchObject({ ok: true })
    await expect(restoreInstallation(external, checked, { replace: true, say: () => {} })).rejects.toThrow(/不是空的/)
  } finally {
    await opened.close()
    await superuser.query(`drop database ${name} with (force)`)
    await superuser.query(`drop owned by ${name}`)
    await superuser.query(`revoke set on parameter session_replication_role from ${name}`)
    await superuser.query(`drop role ${name}`)
    await superuser.end()
  }
}, 60_000)

test('the oldest make room, an unchanged file takes no room twice, and one that rotted is told of', async () => {
  const { context } = app
  const settings = { ...context.keeping.settings, folder: await temporaryFolder(), keep: 2 }
  let second = 0
  const clock = { ...context.clock, realNow: () => new Date(Date.UTC(2026, 1, 1, 0, 0, (second += 1))) }
  const keeping = { ...context.keeping, settings, clock }
  const made = []
  for (let turn = 0; turn < 3; turn += 1) made.push(await makeBackup(keeping, { askedBy: 'nightly' }))
  expect(await readdir(settings.folder)).toEqual(made.slice(1).map(({ folder: name }) => name.split('/').at(-1)))
  const [, before, last] = made.map(one => join(one.folder, 'files', hash.slice(0, 2), hash.slice(2, 4), hash))
  expect((await stat(last ?? '')).ino).toBe((await stat(before ?? '')).ino)

  const rotten = createHash('sha256').update('was').digest('hex')
  const place = await context.storage.incoming()
  await writeFile(place, 'is no more')
  await context.storage.keep(rotten, place)
  const named = {
    ...keeping,
    source: keeping.source && { ...keeping.source, storedFiles: [`select '${rotten}' as hash`] },
  }
  const { manifest } = await makeBackup(named, { askedBy: 'nightly' })
  expect(manifest.missingFiles).toEqual({ count: 1, some: [rotten] })
  const told = await reading(context.database, servicePost('dispatcher'), tx =>
    tx.query<{ payload: { persons: string[] } }>(`select payload from ground.outbox where noun = 'backup'`),
  )
  expect(told.map(({ payload }) => payload.persons.length)).toEqual([1])
})

test('a backup that cannot be written is noted as failed, in words, and told to the system administrator', async () => {
  const { context } = app
  const file = join(await temporaryFolder(), 'not-a-folder')
  await writeFile(file, '')
  await expect(makeBackup(context.keeping, { askedBy: 'nightly', into: file })).rejects.toThrow()
  const [run] = await reading(context.database, servicePost('keeper'), tx =>
    tx.query<{ state: string; failure: { zh: string } }>(
      'select state, failure from ground.backup_run order by started_at desc, id desc limit 1',
    ),
  )
  expect(run?.state).toBe('failed')
  expect(run?.failure.zh).toMatch(/备份/)
  const [told] = await reading(context.database, servicePost('dispatcher'), tx =>
    tx.query<{ event: string }>(`select event from ground.outbox where noun = 'backup' order by id desc limit 1`),
  )
  expect(told?.event).toBe('failed')
})

async function flipOneByte(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
  await writeFile(path, bytes)
}
