import { type ChildProcess, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createHome } from './create-home.ts'
import type { EmbeddedConnection } from './find-embedded-postgres.ts'
import { initialiseCluster, SUPERUSER } from './initialise-cluster.ts'
import { type Cluster, launchServer, notStarted } from './launch-server.ts'
import { clearLeftoverPostmaster } from './leftover-postmaster.ts'
import { type HomeLock, lockHome } from './lock-home.ts'
import { placeData } from './place-data.ts'
import { choosePostgresAccount } from './postgres-account.ts'
import { LOOPBACK } from './postgres-address.ts'
import { locatePostgresBinaries } from './postgres-binaries.ts'
import { postgresEnvironment } from './postgres-environment.ts'
import { StartRefusal } from './start-refusal.ts'
import { createSuperuserPassword, readSuperuserPassword } from './superuser-password.ts'

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
    const { child, port, socketDirectory } = await launchServer({
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
