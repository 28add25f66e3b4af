import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBackup } from '#ground/backup/index.ts'
import { withContext } from './with-context.ts'

const usage = `npm run -s clearloop -- backup [--to FOLDER] [--passphrase-file FILE] [--json]

  --to               备份放在哪个目录，默认 BACKUP_FOLDER / the folder that backups lie in
  --passphrase-file  以此文件首行为口令加密，默认 BACKUP_PASSPHRASE_FILE / encrypt with the first line of this file
  --json             以 JSON 输出 / print JSON`

interface Asked {
  readonly to: string | undefined
  readonly passphraseFile: string | undefined
  readonly json: boolean
}

/**
 * `clearloop backup`: one backup of the installation, beside a running server or without one.
 *
 * @returns 0 when it is whole, 1 when files are missing from the storage, 2 for wrong arguments; what fails is thrown
 */
export async function backupCommand(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  return withContext(async ({ keeping }) => {
    const { to, passphraseFile } = asked
    const settings = {
      ...keeping.settings,
      ...(to === undefined ? {} : { folder: resolve(to) }),
      ...(passphraseFile === undefined ? {} : { passphraseFile: resolve(passphraseFile) }),
    }
    const { folder, manifest, removed } = await makeBackup({ ...keeping, settings }, { askedBy: 'command' })
    const { files, tables, missingFiles } = manifest
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    if (asked.json) {
      console.log(JSON.stringify({ folder, tables: tables.length, rows, files: files.count, missingFiles, removed }))
    } else {
      console.log(
        `备份已完成 / backed up: ${folder}\n` +
          `  ${tables.length} 张表 / tables, ${rows} 行 / rows, ${files.count} 个文件 / files`,
      )
      if (settings.passphraseFile === null) {
        console.log(
          '  未加密，且含密钥：请像数据目录一样保管 / not encrypted, and the keys are in it: keep it as you keep the data directory',
        )
      }
      for (const name of removed) console.log(`  已清除较早的备份 / an older one made room: ${name}`)
      if (missingFiles.count > 0) {
        console.log(
          `  ${missingFiles.count} 个文件在存储中缺失或损坏 / files are missing from the storage or damaged:\n    ${missingFiles.some.join('\n    ')}`,
        )
      }
    }
    return missingFiles.count === 0 ? 0 : 1
  })
}

function readArguments(args: string[]): Asked | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        to: { type: 'string' },
        'passphrase-file': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    return { to: values.to, passphraseFile: values['passphrase-file'], json: values.json }
  } catch {
    return null
  }
}
