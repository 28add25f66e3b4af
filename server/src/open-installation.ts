import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectionUrl } from '#ground/database/connection-url.ts'
import type { Database } from '#ground/database/database.ts'
import { openDatabase, refuseBypassingRole } from '#ground/database/database.ts'
import { findEmbeddedPostgres } from '#ground/database/embedded/find-embedded-postgres.ts'
import { startEmbeddedPostgres } from '#ground/database/embedded/start-embedded-postgres.ts'
import { migrate } from '#ground/database/migrate.ts'
import type { RolePasswords } from '#ground/database/prepare-roles.ts'
import { prepareRoles } from '#ground/database/prepare-roles.ts'
import { prepareJobs } from '#ground/jobs/index.ts'
import type { Config } from './config.ts'

/** The database of an installation, migrated and reached as the runtime role. */
export interface Installation {
  readonly database: Database
  /** For migrations, bulk loading and jobs' own schema; never for serving. */
  readonly ownerUrl: string
  /** Sees every row whatever the policies say, for backups alone; null where the operator has named no such role. */
  readonly backupUrl: string | null
  /** Resolves when the embedded database of this process ends without having been asked to; never for any other. */
  readonly died: Promise<void>
  /** Closes the connections; stops the embedded database where this process started it. */
  close(): Promise<void>
}

const databaseName = 'clearloop'
const never = new Promise<void>(() => {})

/**
 * Opens the database that the configuration names: an existing PostgreSQL, the embedded one that a running server has started, or
 * the embedded one started here.
 *
 * Throws a sentence for people where it cannot: in use by another start, wrong version, a role that could bypass.
 */
export async function openInstallation(
  config: Config,
  {
    log,
    settings,
    fill,
  }: {
    log: (line: string) => void
    settings?: Record<string, string>
    /** Called with a reached database before it is migrated: a backup brings its own tables. */
    fill?: (reached: { ownerUrl: string; backupUrl: string | null }) => Promise<void>
  },
): Promise<Installation> {
  const { url, ownerUrl, backupUrl, directUrl, readUrl, stop, died } = await reach(config, log, settings)
  try {
    await fill?.({ ownerUrl, backupUrl })
    const ran = await migrate(ownerUrl)
    await prepareJobs(ownerUrl)
    if (ran.length > 0) log(`数据库已更新到 ${ran.at(-1)}`)
    const database = openDatabase(url, { directUrl, readUrl, connections: config.connections })
    await refuseBypassingRole(database)
    return {
      database,
      ownerUrl,
      backupUrl,
      died,
      close: async () => {
        await database.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Reached {
  url: string
  ownerUrl: string
  backupUrl: string | null
  directUrl: string
  readUrl: string
  stop: () => Promise<void>
  died: Promise<void>
}

async function reach(
  config: Config,
  log: (line: string) => void,
  settings: Record<string, string> | undefined,
): Promise<Reached> {
  if (config.externalDatabase) return { ...config.externalDatabase, stop: async () => {}, died: never }
  const running = findEmbeddedPostgres(config.home)
  const started = running
    ? null
    : await startEmbeddedPostgres({ home: config.home, log, ...(settings ? { settings } : {}) })
  const cluster = running ?? started
  if (!cluster) throw new Error('A database is either running already or has just been started')
  const passwords = rolePasswords(config.home)
  if (started) await prepareRoles(connectionUrl(cluster, { ...cluster, database: 'postgres' }), databaseName, passwords)
  const url = connectionUrl(cluster, { user: 'clearloop_app', password: passwords.app, database: databaseName })
  return {
    url,
    directUrl: url,
    readUrl: url,
    backupUrl: connectionUrl(cluster, { ...cluster, database: databaseName }),
    ownerUrl: connectionUrl(cluster, { user: 'clearloop_owner', password: passwords.owner, database: databaseName }),
    stop: async () => started?.stop(),
    died: started ? started.ended.then(({ asked }) => (asked ? never : undefined)) : never,
  }
}

/** Random passwords of the two roles, made once and readable by this user alone. */
function rolePasswords(home: string): RolePasswords {
  const file = join(home, 'secrets', 'database-roles.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const passwords = { owner: randomBytes(24).toString('base64url'), app: randomBytes(24).toString('base64url') }
  mkdirSync(join(home, 'secrets'), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 })
  return passwords
}
