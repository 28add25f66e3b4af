import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { dryRun } from './dry-run.ts'
import { campaign } from './office-lists.test-support.ts'

const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'clearloop-reports-'))
afterAll(() => rmSync(reports, { recursive: true }))

const files = readdirSync(samples).filter(file => /\.(xlsx|csv)$/.test(file))

it('has the four samples to judge', () => {
  expect(files).toHaveLength(4)
})

it.each(files)('三(一)-1 %s comes out as expected, on an empty register and without anything chosen', async file => {
  const report = await dryRun(join(samples, file), file, { campaign })
  const written = join(reports, `${file}.report.json`)
  writeFileSync(written, JSON.stringify(report))
  const compared = spawnSync(
    process.execPath,
    [join(samples, 'compare.mjs'), join(samples, file.replace(/\.\w+$/, '.expected.json')), written],
    { encoding: 'utf8' },
  )
  expect(compared.stdout).not.toContain('expected ')
  expect(compared.status, compared.stdout).toBe(0)
})

it('lists every row of a sample that holds anything, once', async () => {
  const report = await dryRun(join(samples, files[0] ?? ''), files[0] ?? '', { campaign })
  const rows = report.rows.map(row => `${row.sheet}#${row.row}`)
  expect(new Set(rows).size).toBe(rows.length)
  expect(rows).toHaveLength(15)
})
