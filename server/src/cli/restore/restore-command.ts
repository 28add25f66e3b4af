import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { verifyAudit } from '#ground/audit/index.ts'
import { checkBackup, readPassphrase } from '#ground/backup/index.ts'
import { lockHome } from '#ground/database/embedded/lock-home.ts'
import { readConfig } from '../../config.ts'
import { restoreInstallation } from './restore-installation.ts'

const usage = `npm run -s clearloop -- restore FOLDER [--check] [--replace] [--passphrase-file FILE]

  FOLDER             一份备份的目录 / the folder of one backup
  --check            只核对每个文件，不恢复 / hold every file against its hash, restore nothing
  --replace          数据目录已有数据时，把现有数据移到旁边再恢复 / where the data directory is in use, move what it has aside first
  --passphrase-file  加密备份的口令文件，默认 BACKUP_PASSPHRASE_FILE / the file of the passphrase`

/**
 * `clearloop restore FOLDER`: checks a whole backup and brings it into the data directory of the configuration, saying what it does.
 *
 * @returns 0 when it is restored and the audit verifies, 1 when it is restored and the audit does not, 2 for wrong arguments; what fails is thrown,
 *   and leaves things as they were
 */
export async function restoreCommand(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  const say = (line: string) => console.log(line)
  const { passphraseFile } = asked
  say(`核对备份 / checking the backup: ${asked.folder}`)
  const backup = await checkBackup(
    asked.folder,
    passphraseFile === undefined ? null : await readPassphrase(resolve(passphraseFile)),
  )
  const { manifest } = backup
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(
    `  ${manifest.madeAt}，清环 / Clearloop ${manifest.version}，PostgreSQL ${manifest.postgres}\n` +
      `  ${manifest.tables.length} 张表 / tables, ${rows} 行 / rows, ${manifest.files.count} 个文件 / files：无一缺损 / all whole`,
  )
  if (asked.check) return 0
  const config = readConfig()
  const lock = config.externalDatabase ? null : lockHome(config.home)
  try {
    const installation = await restoreInstallation(config, backup, { replace: asked.replace, say })
    try {
      const verified = await verifyAudit(installation.database, config.home)
      say(
        verified.ok
          ? `审计记录完整：${verified.rows} 行 / the audit is whole: ${verified.rows} rows`
          : `${verified.firstFault.sentence.zh}\n${verified.firstFault.sentence.en}`,
      )
      say('已恢复，请启动清环 / restored; start Clearloop')
      return verified.ok ? 0 : 1
    } finally {
      await installation.close()
    }
  } finally {
    lock?.release()
  }
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        replace: { type: 'boolean', default: false },
        'passphrase-file': { type: 'string' },
      },
    })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) return null
    return {
      folder: resolve(folder),
      check: values.check,
      replace: values.replace,
      passphraseFile: values['passphrase-file'] ?? process.env.BACKUP_PASSPHRASE_FILE,
    }
  } catch {
    return null
  }
}
