import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createHome, homeUnwritable } from './create-home.ts'
import { StartRefusal } from './start-refusal.ts'

/** A held lock; `release()` may be called more than once. The kernel releases it when the process dies, however it dies. */
export type HomeLock = { release(): void }

/** A connection nobody refers to any more is closed by the garbage collector, and its lock would go with it. */
const held = new Set<DatabaseSync>()

/**
 * Makes this process the only Clearloop on a data directory.
 *
 * A pid file alone is wrong twice: after `kill -9` it stays, and its number may by then belong to another program.
 * The lock is therefore an exclusive SQLite transaction on an empty file, which is an fcntl lock of the kernel on
 * Linux and macOS and also holds between two parts of one process; the pid beside it is only there to be told.
 *
 * @param home the data directory (CLEARLOOP_HOME); created when absent
 * @param name what is locked: the whole home (`clearloop`, the default), or the database alone
 * @throws StartRefusal `home.in-use` when another process holds it, `home.unwritable` when it can't be written
 */
export function lockHome(home: string, name = 'clearloop'): HomeLock {
  const lockFile = path.join(home, `${name}.lock`)
  const holderFile = path.join(home, `${name}.pid`)
  const database = openLockFile(home, lockFile)
  try {
    // Nothing is ever written, so no journal is wanted: one left by root would shut out the home's own account.
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = OFF')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) throw inUse(home, holderFile)
    throw homeUnwritable(home, error)
  }
  fs.rmSync(holderFile, { force: true })
  fs.writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 })

  held.add(database)
  return {
    release() {
      if (!held.delete(database)) return
      fs.rmSync(holderFile, { force: true })
      database.close()
    },
  }
}

/** @returns whether a living process holds the lock; a pid file left by a dead one doesn't count */
export function isHomeLocked(home: string, name = 'clearloop'): boolean {
  if (!fs.existsSync(path.join(home, `${name}.lock`))) return false
  try {
    lockHome(home, name).release()
    return false
  } catch (error) {
    if (error instanceof StartRefusal && error.code === 'home.in-use') return true
    throw error
  }
}

function openLockFile(home: string, lockFile: string): DatabaseSync {
  createHome(home)
  try {
    fs.closeSync(fs.openSync(lockFile, 'a', 0o600))
    return new DatabaseSync(lockFile, { timeout: 0 })
  } catch (error) {
    throw homeUnwritable(home, error)
  }
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function inUse(home: string, holderFile: string): StartRefusal {
  const holder = readHolder(holderFile)
  return new StartRefusal(
    'home.in-use',
    `已有一个清环在使用此数据目录：${home}${holder ? `（进程号 ${holder}）` : ''}。请先停止它，或用 CLEARLOOP_HOME 指定另一个数据目录。`,
    `Another Clearloop is using this data directory: ${home}${holder ? ` (process ${holder})` : ''}. Stop it first, or name another directory in CLEARLOOP_HOME.`,
  )
}

function readHolder(holderFile: string): string | undefined {
  try {
    return /^\d+/.exec(fs.readFileSync(holderFile, 'utf8'))?.[0]
  } catch {
    // The holder may be between taking the lock and writing its number; the refusal stands without it.
    return undefined
  }
}
