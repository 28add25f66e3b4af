import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFigures } from '#server/describe-figures.ts'
import { describeRefusals } from '#server/describe-refusals.ts'

const folder = join(import.meta.dirname, '../docs/generated')

for (const [name, printed] of [
  ['figures.md', describeFigures()],
  ['refusals.md', describeRefusals()],
] as const) {
  const target = join(folder, name)
  if (!process.argv.includes('--check')) {
    await writeFile(target, printed)
  } else if ((await readFile(target, 'utf8').catch(() => '')) !== printed) {
    console.error(`docs/generated/${name} is not what the catalogues say; run: node tools/print-catalogues.ts`)
    process.exitCode = 1
  }
}
