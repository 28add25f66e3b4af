import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { StateTable } from '#contract/ground/workflow.ts'
import { describeStates } from './print-state-diagrams/describe-states.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'docs/generated/states.md')

/** Every state table that the contract exports, in the order of the stages' folders and files. */
async function readStateTables(): Promise<StateTable<string, string>[]> {
  const files = await Array.fromAsync(glob('contract/src/**/*.states.ts', { cwd: root }))
  const tables: StateTable<string, string>[] = []
  for (const file of files.toSorted()) {
    const exported: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
    for (const value of Object.values(exported)) if (isStateTable(value)) tables.push(value)
  }
  if (tables.length === 0) throw new Error('No state table was found in contract/src: the printer would print nothing')
  return tables
}

function isStateTable(value: unknown): value is StateTable<string, string> {
  return typeof value === 'object' && value !== null && 'noun' in value && 'states' in value && 'actions' in value
}

const printed = describeStates(await readStateTables())
if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '')
  if (kept !== printed) {
    console.error('docs/generated/states.md is not what the state tables say; run: node tools/print-state-diagrams.ts')
    process.exit(1)
  }
} else {
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, printed)
}
