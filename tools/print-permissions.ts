import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describePermissions } from '#ground/access/describe-permissions.ts'

const target = join(import.meta.dirname, '../docs/generated/permissions.md')
const printed = describePermissions()

if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '')
  if (kept !== printed) {
    console.error(
      'docs/generated/permissions.md is not what the permission table says; run: node tools/print-permissions.ts',
    )
    process.exit(1)
  }
} else {
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, printed)
}
