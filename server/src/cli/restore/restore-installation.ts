import { join } from 'node:path'
import pg from 'pg'
import { openSealKey } from '#ground/audit/seal-key.ts'
import { BackupFault, type CheckedBackup, noteRestored, restoreHome, restoreTables } from '#ground/backup/index.ts'
import { migrate, migrationsFolder } from '#ground/database/migrate.ts'
import { prepareJobs } from '#ground/jobs/index.ts'
import type { Config } from '../../config.ts'
import { type Installation, openInstallation } from '../../open-installation.ts'
import { type MovedAside, moveAside, partsOf } from './move-aside.ts'

/**
 * Brings a checked backup into the home, and the database, of the configuration. Tables are made as they were when it was written, filled, and
 * only then brought forward to this version. The home must be empty, or is emptied by `replace`, which keeps what was there.
 *
 * Throws a `BackupFault` for one that is in use. Whatever fails, the home is as it was before.
 */
export async function restoreInstallation(
  config: Config,
  backup: CheckedBackup,
  { replace, say }: { replace: boolean; say: (line: string) => void },
): Promise<Installation> {
  const { home } = config
  const aside = clearTheWay()
  let opened: Installation | undefined
  try {
    say(`恢复到 / restoring into ${home}`)
    opened = await openInstallation(config, {
      log: say,
      fill: async ({ ownerUrl, backupUrl }) => {
        if (config.externalDatabase) await refuseFilledDatabase(ownerUrl)
        if (backupUrl === null) throw noRole()
        const { manifest } = backup
        await migrate(ownerUrl, migrationsFolder, new Set(manifest.migrations.map(({ name }) => name)))
        await prepareJobs(ownerUrl)
        await restoreTables(backupUrl, backup, (name, rows) => {
          if (rows > 0) say(`  ${name}  ${rows}`)
        })
      },
    })
    await restoreHome(home, backup)
    say(`  ${backup.manifest.files.count} 个文件 / files`)
    await noteRestored(opened.database, openSealKey(home), backup.manifest, new Date())
    return opened
  } catch (error) {
    await opened?.close()
    aside.takeBack()
    throw error
  }

  function clearTheWay(): MovedAside {
    const present = partsOf(home)
    if (present.length > 0 && !replace) {
      throw new BackupFault(
        `数据目录 ${home} 已有数据（${present.join('、')}）。恢复到空目录，或加 --replace：现有数据将移到其中的 replaced-… 目录，不会删除`,
        `The data directory ${home} is in use (${present.join(', ')}). Restore into an empty one, or say --replace: what is there is moved into a folder replaced-… within it, and not deleted`,
      )
    }
    const moved = moveAside(home, new Date())
    if (present.length > 0) say(`现有数据已移到 / what was there is now in ${join(home, moved.folder)}`)
    return moved
  }
}

async function refuseFilledDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ filled: boolean }>(
      `select to_regclass('public.migration') is not null as filled`,
    )
    if (!rows[0]?.filled) return
  } finally {
    await client.end()
  }
  throw new BackupFault(
    'DATABASE_URL 所指的数据库不是空的，请另建一个空数据库再恢复',
    'The database of DATABASE_URL is not empty; make an empty one and restore into that',
  )
}

function noRole(): BackupFault {
  return new BackupFault(
    '恢复到外部 PostgreSQL 须设置 DATABASE_BACKUP_URL，见 docs/operations/backup.md',
    'To restore into an existing PostgreSQL, set DATABASE_BACKUP_URL; see docs/operations/backup.md',
  )
}
