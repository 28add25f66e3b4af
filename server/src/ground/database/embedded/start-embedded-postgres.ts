import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { initialiseCluster, SUPERUSER } from './initialise-cluster.ts'
import { clearLeftoverPostmaster, readPostmasterFile } from './leftover-postmaster.ts'
import { type HomeLock, lockHome } from './lock-home.ts'
import { placeData } from './place-data.ts'
import { choosePostgresAccount, type PostgresAccount } from './postgres-account.ts'
import { locatePostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { postgresEnvironment } from './postgres-environment.ts'
import { findFreePort, LOOPBACK, readRememberedPort, rememberPort } from './postgres-port.ts'
import { StartRefusal } from './start-refusal.ts'
import { createSuperuserPassword, readSuperuserPassword } from './superuser-password.ts'

/** How to reach an embedded database as its superuser. */
export type EmbeddedConnection = {
  host: string
  port: number
  user: string
  password: string
  /** A directory that serves as `host` for a Unix socket, which costs less than TCP; undefined where its path is too long. */
  socketDirectory: string | undefined
}

/** A running embedded database. */
export type EmbeddedPostgres = EmbeddedConnection & {
  dataDirectory: string
  pid: number
  /** Resolves when the server has ended, with whether that was asked for. */
  ended: Promise<{ asked: boolean }>
  /** Ends open sessions, writes everything out and waits for the end. May be called more than once. */
  stop(): Promise<void>
}

/**
 * Sized for one city on an office server: 256 MB of cache in the database, the rest of the memory left to the file
 * system. jit only slows the many short queries. Failed statements, their values and details stay out of the log,
 * which would otherwise collect personal data.
 */
const DEFAULT_SETTINGS = {
  max_connections: '120',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
}

/** Longest path of a Unix socket that both Linux (107) and macOS (103) take. */
const LONGEST_SOCKET_PATH = 103
const READY_SECONDS = 300
const PORT_ATTEMPTS = 5

/**
 * Starts the PostgreSQL that npm brought, with its data in `<home>/postgres`, on the loopback address and a Unix socket
 * alone. Works as root (hands the server to `postgres` or `nobody`) and as an ordinary user. Whatever an earlier start
 * left behind, even after `kill -9` of everything, is ended or removed; data is recovered by PostgreSQL itself.
 *
 * @param home the data directory of Clearloop; created when absent
 * @param port a fixed port; by default the one this home used last, else any free one, which is then remembered
 * @param log told in one line what happens
 * @param settings server settings over the defaults; tests may say `{ fsync: 'off' }`
 * @throws StartRefusal `home.in-use`, `home.unwritable`, `postgres.no-account`, `postgres.no-binaries`,
 *   `postgres.not-runnable`, `postgres.not-initialised`, `postgres.other-version`, `postgres.leftover`,
 *   `postgres.not-started`
 */
export async function startEmbeddedPostgres(wanted: {
  home: string
  port?: number
  log: (line: string) => void
  settings?: Record<string, string>
}): Promise<EmbeddedPostgres> {
  const { log } = wanted
  const home = path.resolve(wanted.home)
  const settings = { ...DEFAULT_SETTINGS, ...wanted.settings }
  const visible = path.join(home, 'postgres')
  const account = choosePostgresAccount(visible)
  const binaries = locatePostgresBinaries(account)
  createHome(home)
  const { place, dataDirectory } = placeData(home, account)
  // Held beside the data and not beside the link to it: a copied home may link to the same data.
  const lock = lockHome(place, 'postgres')
  try {
    await prepareCluster({ home, place, dataDirectory, account, binaries, durable: settings.fsync !== 'off', log })
    const password = readSuperuserPassword(home) ?? resetPassword({ home, dataDirectory, account, binaries, log })
    const { child, port, socketDirectory } = await launch({
      ...{ home, dataDirectory, account, binaries, settings, fixedPort: wanted.port },
    })
    log(`数据库已启动 · database ready on ${LOOPBACK}:${port}`)
    const running = supervise(child, lock)
    const connection = { host: LOOPBACK, port, user: SUPERUSER, password, socketDirectory }
    return { ...connection, dataDirectory, pid: child.pid ?? 0, ...running }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * Finds the database another process has started on this home, for commands beside a running server.
 *
 * @returns how to reach it, or undefined when none is running
 */
export function findEmbeddedPostgres(home: string): EmbeddedConnection | undefined {
  const dataDirectory = path.join(path.resolve(home), 'postgres')
  const postmaster = readPostmasterFile(dataDirectory)
  const password = readSuperuserPassword(home)
  if (!postmaster?.ready || !password || !fs.existsSync(path.join(dataDirectory, 'postmaster.pid'))) return undefined
  const socketDirectory = chooseSocketDirectory(fs.realpathSync(dataDirectory), postmaster.port)
  return { host: LOOPBACK, port: postmaster.port, user: SUPERUSER, password, socketDirectory }
}

function createHome(home: string): void {
  try {
    // Others may pass through to the data directory, which has its own owner, but may not look around.
    fs.mkdirSync(home, { recursive: true, mode: 0o711 })
    fs.accessSync(home, fs.constants.W_OK | fs.constants.X_OK)
  } catch (cause) {
    throw new StartRefusal(
      'home.unwritable',
      `数据目录不可写：${home}。请用创建它的账户运行，或用 CLEARLOOP_HOME 指定一个可写的目录。`,
      `The data directory cannot be written: ${home}. Run as the account that created it, or name a writable directory in CLEARLOOP_HOME.`,
      { cause },
    )
  }
}

type Cluster = {
  home: string
  dataDirectory: string
  account: PostgresAccount | undefined
  binaries: PostgresBinaries
}

async function prepareCluster(
  cluster: Cluster & { place: string; durable: boolean; log: (line: string) => void },
): Promise<void> {
  const { home, dataDirectory, binaries, log } = cluster
  const versionFile = path.join(dataDirectory, 'PG_VERSION')
  if (!fs.existsSync(versionFile)) {
    log('正在建立数据库（仅首次）· creating the database (first start only)')
    const password = readSuperuserPassword(home) ?? createSuperuserPassword(home)
    initialiseCluster({ ...cluster, password })
    return
  }
  const version = fs.readFileSync(versionFile, 'utf8').trim()
  if (version !== binaries.majorVersion) {
    throw new StartRefusal(
      'postgres.other-version',
      `数据由 PostgreSQL ${version} 写成，本版清环随附 PostgreSQL ${binaries.majorVersion}。请用原版本导出备份，再在新数据目录中恢复。`,
      `The data was written by PostgreSQL ${version}; this Clearloop brings PostgreSQL ${binaries.majorVersion}. Back it up with the version that wrote it and restore it into a new data directory.`,
    )
  }
  if (await clearLeftoverPostmaster(dataDirectory)) {
    log('已结束上次运行留下的数据库进程 · ended a database process left by an earlier run')
  }
}

/** The password file was lost with the data intact: a new one is set in single-user mode, where none is asked. */
function resetPassword({
  home,
  dataDirectory,
  account,
  binaries,
  log,
}: Cluster & { log: (line: string) => void }): string {
  const password = createSuperuserPassword(home)
  const run = spawnSync(binaries.postgres, ['--single', '-D', dataDirectory, 'postgres'], {
    ...account,
    ...{ cwd: '/', env: postgresEnvironment(), encoding: 'utf8' },
    input: `alter role ${SUPERUSER} password '${password}'\n`,
  })
  if (run.status !== 0) throw notStarted(run.stderr.trim() || `exit ${run.status ?? run.signal}`)
  log('数据库口令文件缺失，已重新生成 · the database password file was missing; a new password was set')
  return password
}

async function launch(
  cluster: Cluster & { settings: Record<string, string>; fixedPort: number | undefined },
): Promise<{ child: ChildProcess; port: number; socketDirectory: string | undefined }> {
  const { home, dataDirectory, fixedPort } = cluster
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort ?? (await findFreePort(readRememberedPort(home)))
    const socketDirectory = chooseSocketDirectory(dataDirectory, port)
    const child = spawnServer({ ...cluster, port, socketDirectory })
    const failure = await waitUntilReady(child, dataDirectory)
    if (failure === undefined) {
      rememberPort(home, port)
      return { child, port, socketDirectory }
    }
    // Between finding a port free and listening on it another program may have taken it.
    const portTaken = failure.includes('Address already in use')
    if (portTaken && fixedPort !== undefined) {
      throw new StartRefusal(
        'postgres.port-taken',
        `端口 ${fixedPort} 已被其他程序占用。请释放它，或不指定端口。`,
        `Port ${fixedPort} is taken by another program. Free it, or name no port.`,
      )
    }
    if (!portTaken || attempt === PORT_ATTEMPTS) throw notStarted(failure)
  }
}

function chooseSocketDirectory(dataDirectory: string, port: number): string | undefined {
  const longest = Buffer.byteLength(path.join(dataDirectory, `.s.PGSQL.${port}`))
  return longest <= LONGEST_SOCKET_PATH ? dataDirectory : undefined
}

function spawnServer(server: {
  dataDirectory: string
  account: PostgresAccount | undefined
  binaries: PostgresBinaries
  settings: Record<string, string>
  port: number
  socketDirectory: string | undefined
}): ChildProcess {
  const settings = {
    ...server.settings,
    listen_addresses: LOOPBACK,
    port: String(server.port),
    unix_socket_directories: server.socketDirectory ?? '',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(server.binaries.postgres, ['-D', server.dataDirectory, ...flags], {
    ...server.account,
    cwd: '/',
    env: postgresEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a session of its own: Ctrl+C in a terminal must reach Node first, which lets requests finish.
    detached: true,
  })
}

/** @returns undefined once the server accepts connections, else what it said before it ended */
async function waitUntilReady(child: ChildProcess, dataDirectory: string): Promise<string | undefined> {
  let said = ''
  let over = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-8000)
  })
  const closed = new Promise<void>(resolve => {
    child.once('error', error => {
      said += error.message
      resolve()
    })
    child.once('close', () => resolve())
  }).then(() => {
    over = true
  })
  const until = performance.now() + READY_SECONDS * 1000
  while (!over) {
    const postmaster = readPostmasterFile(dataDirectory)
    if (postmaster?.pid === child.pid && postmaster?.ready) return undefined
    if (performance.now() > until) {
      child.kill('SIGINT')
      await closed
      return `${said}\nnot ready after ${READY_SECONDS} s`
    }
    await Promise.race([closed, new Promise(resolve => setTimeout(resolve, 10))])
  }
  return `${said}\n${readLatestLog(dataDirectory)}`.trim()
}

function readLatestLog(dataDirectory: string): string {
  const directory = path.join(dataDirectory, 'log')
  try {
    const logs = fs.readdirSync(directory).map(name => path.join(directory, name))
    const latest = logs.toSorted((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)[0]
    return latest ? fs.readFileSync(latest, 'utf8').slice(-4000) : ''
  } catch {
    return ''
  }
}

function supervise(child: ChildProcess, lock: HomeLock): Pick<EmbeddedPostgres, 'ended' | 'stop'> {
  let asked = false
  const stopWithProcess = () => child.kill('SIGINT')
  process.once('exit', stopWithProcess)
  const ended = new Promise<{ asked: boolean }>(resolve => {
    child.once('exit', () => {
      process.removeListener('exit', stopWithProcess)
      lock.release()
      resolve({ asked })
    })
  })
  // Whether the process lives is for its work to decide; a command that is done needn't wait for its database.
  child.unref()
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref()
  return {
    ended,
    async stop() {
      if (!asked) {
        asked = true
        child.ref()
        child.kill('SIGINT')
      }
      await ended
    },
  }
}

function notStarted(reason: string): StartRefusal {
  return new StartRefusal('postgres.not-started', `数据库未能启动：${reason}`, `The database did not start: ${reason}`)
}
