#!/usr/bin/env node
// Compares what an importer says it would do with a workbook against the expectation beside the workbook.
// usage: node compare.mjs FILE.expected.json REPORT.json
// REPORT.json has the expectation's own shape: { fileCodes, rows: [{ sheet, row, outcome, codes, enterprise, problems, measures, deadline }] }
// Prints one line per difference, then "rows OK/ALL · enterprises N (min..max) · file". Exit 0 only when nothing differs.
import { readFileSync } from 'node:fs'

const [expectedPath, reportPath] = process.argv.slice(2)
if (!reportPath) {
  console.error('usage: compare.mjs FILE.expected.json REPORT.json')
  process.exit(2)
}
const expected = JSON.parse(readFileSync(expectedPath, 'utf8'))
const report = JSON.parse(readFileSync(reportPath, 'utf8'))

// names compare without white space and with half- and full-width forms equal; codes in upper case
const fold = value =>
  value == null
    ? ''
    : String(value)
        .normalize('NFKC')
        .replace(/[\s\u200b-\u200f\ufeff]+/g, '')
        .toUpperCase()
const text = value =>
  fold(typeof value === 'object' && value !== null ? value.text : value).replace(/[。;;,,、.]+$/u, '')
const differences = []
const creates = outcome => outcome === 'create' || outcome === 'create_warn'

/** Outcomes that serve where the expectation names the key. */
const serves = {
  create: ['create'],
  create_warn: ['create_warn', 'review', 'reject'],
  attach: ['attach'],
  duplicate: ['duplicate'],
  review: ['review', 'create_warn'],
  reject: ['reject', 'review'],
  ignore: ['ignore', undefined],
}

// where a sheet has no industry column and the user named none, the industry may stay open if the row says so
const sheetOf = name => expected.sheets?.find(sheet => sheet.name === name) ?? expected.sheets?.[0]
const industryIsOpen = want =>
  !expected.context?.industry && !Object.values(sheetOf(want.sheet)?.columns ?? {}).includes('industry')

function compareRow(want, got) {
  const found = []
  const openIndustry = industryIsOpen(want) && got?.outcome === 'create_warn' && got.enterprise?.industry == null
  const accepted =
    expected.acceptOrRefuse && !got
      ? [undefined]
      : openIndustry
        ? [...serves[want.outcome], 'create_warn']
        : serves[want.outcome]
  if (!accepted.includes(got?.outcome)) found.push(`outcome ${got?.outcome ?? 'none'}, expected ${want.outcome}`)
  if (
    ['create_warn', 'review', 'reject', 'duplicate'].includes(want.outcome) &&
    got &&
    !(got.codes?.length || got.reasons?.length)
  )
    found.push('no reason given')
  if (want.enterprise && got && ['create', 'create_warn', 'attach', 'duplicate'].includes(want.outcome)) {
    for (const key of ['name', 'uscc', 'district', 'township', 'industry']) {
      const value = want.enterprise[key]
      if (value == null || value === '' || (key === 'industry' && openIndustry)) continue
      if (fold(got.enterprise?.[key]) !== fold(value))
        found.push(`${key} ${JSON.stringify(got.enterprise?.[key] ?? null)}, expected ${JSON.stringify(value)}`)
    }
    if (want.enterprise.uscc === null && got.enterprise?.uscc) found.push(`uscc ${got.enterprise.uscc}, expected none`)
  }
  if (want.problems && got) {
    const had = got.problems ?? []
    if (had.length !== want.problems.length) found.push(`${had.length} problems, expected ${want.problems.length}`)
    else
      want.problems.forEach((problem, i) => {
        if (text(had[i]) !== text(problem))
          found.push(
            `problem ${i + 1} ${JSON.stringify(had[i]?.text ?? had[i])}, expected ${JSON.stringify(problem.text ?? problem)}`,
          )
        if (problem.dimension && fold(had[i]?.dimension) !== fold(problem.dimension))
          found.push(`problem ${i + 1} dimension ${had[i]?.dimension}, expected ${problem.dimension}`)
      })
  }
  if (want.measures && got) {
    const had = got.measures ?? []
    if (had.length !== want.measures.length) found.push(`${had.length} measures, expected ${want.measures.length}`)
    else
      want.measures.forEach((measure, i) => {
        if (text(had[i]) !== text(measure)) found.push(`measure ${i + 1} differs`)
      })
  }
  if (want.deadline && got && want.deadline.strength !== 'should') {
    const { date, month, special } = want.deadline
    const had = got.deadline ?? {}
    if (date && had.date !== date) found.push(`deadline ${JSON.stringify(had)}, expected ${date}`)
    if (month && had.month !== month && !had.date?.startsWith(month))
      found.push(`deadline ${JSON.stringify(had)}, expected ${month}`)
    if (special && had.special !== special) found.push(`deadline ${JSON.stringify(had)}, expected ${special}`)
    if (!date && !month && !special && had.date) found.push(`deadline ${had.date} was invented`)
  }
  return found
}

const at = ({ sheet, row }) => `${sheet ?? ''}#${row}`
const actual = new Map((report.rows ?? []).map(row => [at(row), row]))
// a CSV has one sheet, whatever it is called
const onlySheet = new Set((report.rows ?? []).map(row => row.sheet)).size <= 1
const byRow = new Map((report.rows ?? []).map(row => [row.row, row]))
let fine = 0
for (const want of expected.rows) {
  const got = actual.get(at(want)) ?? (onlySheet ? byRow.get(want.row) : undefined)
  const found = compareRow(want, got)
  if (found.length === 0) fine++
  for (const difference of found) differences.push(`${at(want)} ${want.enterprise?.name ?? ''}: ${difference}`)
}
const enterprises = (report.rows ?? []).filter(row => creates(row.outcome)).length
const { enterprisesMin = 0, enterprisesMax = Infinity } = expected.totals
const held = (report.rows ?? []).filter(row => row.outcome === 'review' || row.outcome === 'reject').length
if (enterprises > enterprisesMax) differences.push(`${enterprises} enterprises, at most ${enterprisesMax} expected`)
if (enterprises + held < enterprisesMin && !expected.acceptOrRefuse)
  differences.push(`${enterprises} enterprises and ${held} held, at least ${enterprisesMin} expected`)
if (['unreadable', 'hostile', 'nothing'].includes(expected.kind)) {
  if (enterprises) differences.push('an unreadable file created enterprises')
  if (!(report.fileCodes?.length && report.message))
    differences.push('the file was not refused with a code and a message')
}
for (const difference of differences) console.log(difference)
console.log(
  `rows ${fine}/${expected.rows.length} · enterprises ${enterprises} (${enterprisesMin}..${enterprisesMax}) · ${expected.file}`,
)
process.exit(differences.length ? 1 : 0)
