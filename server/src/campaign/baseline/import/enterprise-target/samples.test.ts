import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { dryRun } from './dry-run.ts'
import { campaign } from './office-lists.test-support.ts'

const samples = fileURLToPath(new URL('../samples/', import.meta.url))
const files = readdirSync(samples).filter(file => /\.(xlsx|csv)$/.test(file))

/** What a sample's rows are to become, as written beside it. */
const Expectation = z.object({
  totals: z.object({ enterprisesMin: z.number(), enterprisesMax: z.number() }),
  rows: z.array(
    z.object({
      sheet: z.string().nullish(),
      row: z.number(),
      outcome: z.string(),
      enterprise: z.record(z.string(), z.unknown()).nullish(),
      problems: z.array(z.object({ text: z.string() })).nullish(),
      measures: z.array(z.string()).nullish(),
      deadline: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
})

const folded = (value: unknown) => (typeof value === 'string' ? value.normalize('NFKC').replaceAll(/\s/g, '') : value)
/** A row that creates with a warning may as well be held for a person: never the other way round. */
const serves: Readonly<Record<string, readonly string[]>> = {
  create_warn: ['create_warn', 'review', 'reject'],
  review: ['review', 'create_warn'],
  reject: ['reject', 'review'],
}

it('has the four samples to judge', () => {
  expect(files).toHaveLength(4)
})

it.each(files)('三(一)-1 %s comes out as expected, on an empty register and without anything chosen', async file => {
  const report = await dryRun(join(samples, file), file, { campaign })
  const wanted = Expectation.parse(
    JSON.parse(readFileSync(join(samples, file.replace(/\.\w+$/, '.expected.json')), 'utf8')),
  )
  for (const want of wanted.rows) {
    const got = report.rows.find(row => row.row === want.row && (file.endsWith('.csv') || row.sheet === want.sheet))
    const where = `${want.sheet ?? ''} ${want.row}`
    // a list that names no industry leaves it open, with a warning
    const isOpen = want.outcome === 'create' && got?.outcome === 'create_warn' && !got.enterprise?.industry
    if (!isOpen) expect(serves[want.outcome] ?? [want.outcome], where).toContain(got?.outcome ?? 'ignore')
    if (!got || !['create', 'create_warn', 'duplicate'].includes(want.outcome)) continue
    for (const field of ['name', 'uscc', 'district', 'township', 'industry'] as const) {
      const value = want.enterprise?.[field]
      if (!value || (field === 'industry' && isOpen)) continue
      expect(folded(got.enterprise?.[field]), `${where} ${field}`).toBe(folded(value))
    }
    if (want.problems)
      expect(
        got.problems?.map(({ text }) => text),
        where,
      ).toEqual(want.problems.map(({ text }) => text))
    if (want.measures) expect(got.measures, where).toEqual(want.measures)
    if (want.deadline && want.deadline['strength'] !== 'should')
      expect(got.deadline, where).toMatchObject(want.deadline)
  }
  const made = report.rows.filter(({ outcome }) => outcome === 'create' || outcome === 'create_warn').length
  expect(made).toBeGreaterThanOrEqual(wanted.totals.enterprisesMin)
  expect(made).toBeLessThanOrEqual(wanted.totals.enterprisesMax)
})

it('lists every row of a sample that holds anything, once', async () => {
  const report = await dryRun(join(samples, files[0] ?? ''), files[0] ?? '', { campaign })
  const rows = report.rows.map(row => `${row.sheet}#${row.row}`)
  expect(new Set(rows).size).toBe(rows.length)
  expect(rows).toHaveLength(15)
})
