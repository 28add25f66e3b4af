import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddedConnection, findEmbeddedPostgres } from './find-embedded-postgres.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

const ROOT = process.getuid?.() === 0
const NOBODY = { uid: 65_534, gid: 65_534 }
/** In a clone that only root can enter, no other user could run Clearloop either. */
const NOBODY_CAN_RUN =
  ROOT &&
  [process.execPath, import.meta.filename].every(
    file => spawnSync('/bin/sh', ['-c', 'test -r "$0"', file], { ...NOBODY, cwd: '/' }).status === 0,
  )
const SETTINGS = { fsync: 'off', shared_buffers: '16MB' }
const LAUNCH = `
  import { startEmbeddedPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'start-embedded-postgres.ts'))}
  const database = await startEmbeddedPostgres({ home: process.argv[1], log: () => {}, settings: ${JSON.stringify(SETTINGS)} })
  const { host, port, user, password, pid, dataDirectory } = database
  console.log(JSON.stringify({ host, port, user, password, pid, dataDirectory }))
  process.on('SIGTERM', async () => { await database.stop(); process.exit(0) })
  setInterval(() => {}, 1000)
`

type Launched = EmbeddedConnection & { pid: number; dataDirectory: string; parent: ChildProcess }

let home: string
let running: EmbeddedPostgres[]
let parents: ChildProcess[]

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'clearloop-postgres-'))
  fs.chmodSync(home, 0o711)
  running = []
  parents = []
})

afterEach(async () => {
  for (const parent of parents) parent.kill('SIGKILL')
  for (const database of running) await database.stop()
  fs.rmSync(home, { recursive: true, force: true })
})

async function start(log: (line: string) => void = () => {}, port?: number): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({
    home,
    log,
    settings: SETTINGS,
    ...(port === undefined ? {} : { port }),
  })
  running.push(database)
  return database
}

/** Starts it in a Node process of its own, which can be killed; `as` names who runs it. */
async function startElsewhere(as?: { uid: number; gid: number }): Promise<Launched> {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', LAUNCH, home], {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  parents.push(parent)
  const [line] = await Promise.race([
    once(createInterface({ input: parent.stdout }), 'line'),
    once(parent, 'exit').then(([code]) => Promise.reject(new Error(`ended with ${code} before it was ready`))),
  ])
  return { ...JSON.parse(line), parent }
}

async function ask(connection: EmbeddedConnection, statement: string): Promise<unknown> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end().catch(() => {})
  }
}

async function killAndWait(parent: ChildProcess): Promise<void> {
  parent.kill('SIGKILL')
  await once(parent, 'exit')
}

describe('the embedded PostgreSQL', () => {
  test('serves on loopback and a socket, with scram and a password only its owner can read', async () => {
    const database = await start()
    expect(await ask(database, 'select inet_server_addr()')).toBe('127.0.0.1')
    expect(await ask({ ...database, host: database.socketDirectory ?? '' }, 'select inet_server_addr()')).toBeNull()
    expect(await ask(database, "select setting from pg_settings where name = 'listen_addresses'")).toBe('127.0.0.1')
    await expect(ask({ ...database, password: 'wrong' }, 'select 1')).rejects.toThrow(/password authentication failed/)
    const methods = "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"
    expect(await ask(database, methods)).toBe('scram-sha-256')

    const secret = path.join(home, 'secrets', 'postgres-superuser')
    expect(fs.statSync(secret).mode & 0o777).toBe(0o600)
    expect(fs.statSync(path.dirname(secret)).mode & 0o777).toBe(0o700)
    expect(fs.statSync(database.dataDirectory).mode & 0o777).toBe(0o700)
    expect(commandOf(database.pid)).not.toContain(database.password)
  })

  test('reads Chinese as letters, so that text can be searched by pieces of three characters', async () => {
    const database = await start()
    await ask(database, 'create extension pg_trgm')
    expect(await ask(database, "select array_length(show_trgm('衢州市'), 1)")).toBeGreaterThan(0)
  })

  test('serves from a home whose name has spaces, commas, quotes and Chinese, and from one too long for a socket', async () => {
    const outer = home
    try {
      home = path.join(outer, `清环 数据, "二"`)
      const database = await start()
      expect(await ask({ ...database, host: database.socketDirectory ?? '' }, 'select 1')).toBe(1)
      home = path.join(outer, 'long'.repeat(30))
      const distant = await start()
      expect(distant.socketDirectory).toBeUndefined()
      expect(await ask(distant, 'select 1')).toBe(1)
    } finally {
      for (const database of running) await database.stop()
      home = outer
    }
  })

  test('keeps data, port and password from start to start', async () => {
    const first = await start()
    await ask(first, 'create table kept as select 42 as answer')
    await first.stop()
    const second = await start()
    expect([second.port, second.password]).toEqual([first.port, first.password])
    expect(await ask(second, 'select answer from kept')).toBe(42)
  })

  test('takes another port when a stranger has taken the remembered one', async () => {
    const first = await start()
    await first.stop()
    const stranger = net.createServer().listen(first.port, '127.0.0.1')
    await once(stranger, 'listening')
    const second = await start()
    expect(second.port).not.toBe(first.port)
    await second.stop()
    const third = start(() => {}, first.port)
    await expect(third).rejects.toMatchObject({ code: 'postgres.port-taken' })
    stranger.close()
  })

  test('a second start on the same home is refused and leaves the first alone', async () => {
    const first = await startElsewhere()
    await expect(start()).rejects.toMatchObject({ code: 'home.in-use' })
    expect(await ask(first, 'select 1')).toBe(1)
    first.parent.kill('SIGTERM')
    expect(await once(first.parent, 'exit')).toEqual([0, null])
    expect(isAlive(first.pid)).toBe(false)
  })

  test('a command beside a running server finds its database, and finds none when it is stopped', async () => {
    const database = await start()
    const found = findEmbeddedPostgres(home)
    expect(found).toMatchObject({ port: database.port, password: database.password })
    if (found) expect(await ask(found, 'select 1')).toBe(1)
    await database.stop()
    expect(findEmbeddedPostgres(home)).toBeUndefined()
  })

  test('after kill -9 of Node the next start ends the database left running and has all that was committed', async () => {
    const first = await startElsewhere()
    await ask(first, 'create table kept as select 42 as answer')
    await killAndWait(first.parent)
    expect(isAlive(first.pid)).toBe(true)
    expect(findEmbeddedPostgres(home)).toBeUndefined()
    const lines: string[] = []
    const second = await start(line => lines.push(line))
    expect(lines.join('\n')).toContain('已结束上次运行留下的数据库进程')
    expect(isAlive(first.pid)).toBe(false)
    expect(await ask(second, 'select answer from kept')).toBe(42)
  })

  test('after kill -9 of the postmaster alone its orphans are ended, even one in the middle of a statement', async () => {
    const first = await startElsewhere()
    const busy = ask(first, 'select pg_sleep(600)').catch(() => 'ended')
    await killAndWait(first.parent)
    process.kill(first.pid, 'SIGKILL')
    const second = await start()
    expect(await busy).toBe('ended')
    expect(await ask(second, 'select 1')).toBe(1)
  })

  test('after kill -9 of everything the next start recovers', async () => {
    const first = await startElsewhere()
    await ask(first, 'create table kept as select 42 as answer')
    await killAndWait(first.parent)
    for (const pid of listFamily(first.pid)) process.kill(pid, 'SIGKILL')
    expect(fs.existsSync(path.join(first.dataDirectory, 'postmaster.pid'))).toBe(true)
    expect(findEmbeddedPostgres(home)).toBeUndefined()
    const second = await start()
    expect(await ask(second, 'select answer from kept')).toBe(42)
  })

  test('a left-over postmaster.pid with the number of a living stranger neither blocks nor harms the stranger', async () => {
    const first = await start()
    await first.stop()
    const stranger = spawn('sleep', ['600'])
    parents.push(stranger)
    const content = [stranger.pid, first.dataDirectory, 0, first.port, first.dataDirectory, '127.0.0.1', '1 1', 'ready']
    fs.writeFileSync(path.join(first.dataDirectory, 'postmaster.pid'), `${content.join('\n')}\n`)
    const lock = path.join(first.dataDirectory, `.s.PGSQL.${first.port}.lock`)
    fs.writeFileSync(lock, `${content.join('\n')}\n`)
    const second = await start()
    expect(await ask(second, 'select 1')).toBe(1)
    expect(isAlive(stranger.pid ?? 0)).toBe(true)
  })

  test('an initialisation cut short is thrown away', async () => {
    const leftover = path.join(home, 'postgres.new-abc')
    fs.mkdirSync(path.join(leftover, 'data'), { recursive: true })
    const database = await start()
    expect(fs.existsSync(leftover)).toBe(false)
    expect(await ask(database, 'select 1')).toBe(1)
  })

  test('a lost password file is replaced, and the data stays', async () => {
    const first = await start()
    await ask(first, 'create table kept as select 42 as answer')
    await first.stop()
    fs.rmSync(path.join(home, 'secrets'), { recursive: true })
    const second = await start()
    expect(second.password).not.toBe(first.password)
    expect(await ask(second, 'select answer from kept')).toBe(42)
  })

  test('data of another PostgreSQL version is refused and not touched', async () => {
    const first = await start()
    await first.stop()
    fs.writeFileSync(path.join(first.dataDirectory, 'PG_VERSION'), '17\n')
    await expect(start()).rejects.toMatchObject({ code: 'postgres.other-version' })
    fs.writeFileSync(path.join(first.dataDirectory, 'PG_VERSION'), '18\n')
    expect(await ask(await start(), 'select 1')).toBe(1)
  })

  test('the end of the server is told with whether it was asked for', async () => {
    const first = await start()
    process.kill(first.pid, 'SIGQUIT')
    expect(await first.ended).toEqual({ asked: false })
    const second = await start()
    await Promise.all([second.stop(), second.stop()])
    expect(await second.ended).toEqual({ asked: true })
  })

  test.runIf(NOBODY_CAN_RUN)(
    'an ordinary user runs it as itself, and root then leaves the home to that user',
    async () => {
      fs.chownSync(home, NOBODY.uid, NOBODY.gid)
      const first = await startElsewhere(NOBODY)
      await ask(first, 'create table kept as select 42 as answer')
      expect(fs.statSync(first.dataDirectory).uid).toBe(NOBODY.uid)
      await killAndWait(first.parent)

      const asRoot = await start()
      expect(await ask(asRoot, 'select answer from kept')).toBe(42)
      await asRoot.stop()

      const again = await startElsewhere(NOBODY)
      expect(await ask(again, 'select answer from kept')).toBe(42)
      again.parent.kill('SIGTERM')
      await once(again.parent, 'exit')
    },
  )

  test.runIf(ROOT)('root runs it as another account, also in a home that account cannot enter', async () => {
    const outer = home
    fs.chmodSync(outer, 0o700)
    home = path.join(outer, 'closed')
    try {
      const database = await start()
      expect(fs.statSync(database.dataDirectory).uid).not.toBe(0)
      expect(database.dataDirectory.startsWith('/var/lib/clearloop/')).toBe(true)
      expect(findEmbeddedPostgres(home)).toMatchObject({ port: database.port })
      await ask(database, 'create table kept as select 42 as answer')
      await database.stop()
      expect(await ask(await start(), 'select answer from kept')).toBe(42)
      await running.at(-1)?.stop()
      fs.rmSync(path.dirname(database.dataDirectory), { recursive: true })
    } finally {
      home = outer
    }
  })
})

function isAlive(pid: number): boolean {
  const state = process.platform === 'linux' ? readProcess(pid, 'stat').replace(/^.*\) /s, '') : askPs(pid, 'stat=')
  return state !== '' && !state.startsWith('Z')
}

function commandOf(pid: number): string {
  return process.platform === 'linux' ? readProcess(pid, 'cmdline') : askPs(pid, 'args=')
}

/** A bare Debian has /proc and no ps. */
function readProcess(pid: number, file: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

function askPs(pid: number, column: string): string {
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
}

function listFamily(postmaster: number): number[] {
  if (process.platform === 'linux') {
    const children = fs.readdirSync('/proc').filter(name => {
      const parent = /^\d+$/.test(name)
        ? readProcess(Number(name), 'stat')
            .replace(/^.*\) /s, '')
            .split(' ')[1]
        : ''
      return parent === String(postmaster)
    })
    return [postmaster, ...children.map(Number)]
  }
  const table = execFileSync('ps', ['-ax', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')
  const rows = table.map(line => line.trim().split(/\s+/).map(Number))
  return [postmaster, ...rows.flatMap(([pid, parent]) => (parent === postmaster && pid ? [pid] : []))]
}
