import { join, resolve } from 'node:path'
import { z } from 'zod'

/** When backups are made, where they lie and how many. */
export interface BackupSettings {
  /** The hour of Shanghai at which the nightly one is due; null for none. */
  readonly hour: number | null
  readonly keep: number
  readonly folder: string
  readonly passphraseFile: string | null
}

const Settings = z.object({
  BACKUP_HOUR: z.union([z.literal('off').transform(() => null), z.coerce.number().int().min(0).max(23)]).default(2),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(400).default(7),
  BACKUP_FOLDER: z.string().min(1).optional(),
  BACKUP_PASSPHRASE_FILE: z.string().min(1).optional(),
})

/** @throws Error that names each setting that cannot be taken */
export function readBackupSettings(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): BackupSettings {
  const read = Settings.safeParse(environment)
  if (!read.success) {
    const wrong = read.error.issues.map(issue => `${String(issue.path[0])}: ${issue.message}`).join('; ')
    throw new Error(`备份设置有误，拒绝启动 / Settings of the backups cannot be taken: ${wrong}`)
  }
  const { BACKUP_HOUR, BACKUP_KEEP, BACKUP_FOLDER, BACKUP_PASSPHRASE_FILE } = read.data
  return {
    hour: BACKUP_HOUR,
    keep: BACKUP_KEEP,
    folder: BACKUP_FOLDER ? resolve(BACKUP_FOLDER) : join(home, 'backups'),
    passphraseFile: BACKUP_PASSPHRASE_FILE ? resolve(BACKUP_PASSPHRASE_FILE) : null,
  }
}
