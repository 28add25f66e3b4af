import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupAskedBy } from '#contract/ground/backup.ts'
import type { Clock } from '../clock/create-clock.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import { BackupFault, wordsOfFailure } from './backup-fault.ts'
import { backupRuns } from './backup-runs.ts'
import type { BackupSettings } from './backup-settings.ts'
import type { Manifest } from './manifest.ts'
import { type BackupSource, backupName, backupNames, writeBackup } from './write-backup.ts'

/** What making backups needs. */
export interface Keeping {
  readonly database: Database
  readonly clock: Clock
  readonly settings: BackupSettings
  /** Null where the configuration names no role that sees every row: then no backup can be made. */
  readonly source: BackupSource | null
}

export interface Made {
  readonly runId: string
  /** Where it lies. */
  readonly folder: string
  readonly manifest: Manifest
  /** Names of older ones that made room for it. */
  readonly removed: readonly string[]
}

/**
 * Makes one backup, says in the database what became of it, and removes the oldest beyond those that are kept. What fails is told to
 * the system administrators and thrown on.
 */
export async function makeBackup(
  { database, clock, settings, source }: Keeping,
  {
    askedBy,
    personId = null,
    into = settings.folder,
    onProgress,
  }: {
    askedBy: BackupAskedBy
    personId?: string | null
    into?: string
    onProgress?: (fraction: number) => void
  },
): Promise<Made> {
  const runs = backupRuns(database, () => clock.businessDay())
  const at = clock.realNow()
  const runId = newId(at.getTime())
  const name = backupName(at)
  await runs.begin({ id: runId, askedBy, personId, at, folder: name, encrypted: settings.passphraseFile !== null })
  try {
    if (!source) throw noSource()
    const manifest = await writeBackup(source, {
      runId,
      into,
      name,
      madeAt: at,
      passphrase: settings.passphraseFile === null ? null : await readPassphrase(settings.passphraseFile),
      ...(onProgress ? { onProgress } : {}),
    })
    await runs.endWhole(runId, manifest, clock.realNow())
    const removed = await removeOldest(into, settings.keep)
    await runs.noteRemoved(removed, clock.realNow())
    return { runId, folder: join(into, name), manifest, removed }
  } catch (error) {
    await runs.endFailed(runId, wordsOfFailure(error), clock.realNow())
    throw error
  }
}

/** The first line of a file that others cannot read. Throws a `BackupFault` for one that is absent or empty. */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(cause => {
    throw new BackupFault(`读不到备份口令文件 ${file}`, `The file of the passphrase ${file} cannot be read`, { cause })
  })
  const line = text.split(/\r?\n/, 1)[0] ?? ''
  if (line === '') throw new BackupFault(`备份口令文件 ${file} 是空的`, `The file of the passphrase ${file} is empty`)
  return line
}

/** Renamed before it is removed: what is half gone is no longer taken for a backup. */
async function removeOldest(into: string, keep: number): Promise<string[]> {
  const surplus = (await backupNames(into)).slice(0, -keep)
  for (const name of surplus) {
    const going = join(into, `${name}.partial`)
    await rename(join(into, name), going)
    await rm(going, { recursive: true, force: true })
  }
  return surplus
}

function noSource(): BackupFault {
  return new BackupFault(
    '使用外部 PostgreSQL 时须在 DATABASE_BACKUP_URL 中指定可读全部数据的角色，见 docs/operations/backup.md',
    'With an existing PostgreSQL, DATABASE_BACKUP_URL names a role that may read everything; see docs/operations/backup.md',
  )
}
