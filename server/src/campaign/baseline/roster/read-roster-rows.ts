import { RosterInput } from '#contract/baseline/omission.ts'
import type { RosterKind } from '#contract/baseline/omission-words.ts'
import { readSaid } from '#contract/ground/said.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { parseQuantity } from '#ground/intake/normalise/parse-quantity.ts'
import type { Workbook } from '#ground/intake/read-workbook/workbook.ts'
import type { ReadRow } from '../workbook-rows/define-rows-job.ts'
import { readTableRows, type SmallList, textOf } from '../workbook-rows/read-table-rows.ts'
import { rosterFields, rosterTableWords } from './roster-fields.ts'

const rosterList: SmallList = {
  fields: rosterFields,
  words: rosterTableWords,
  identity: ['namedAs'],
  fillsDown: [],
}

/** The data rows of a roster, each read by itself. */
export async function readRosterRows(
  workbook: Workbook,
  kind: RosterKind,
  signal?: AbortSignal,
): Promise<ReadRow<RosterInput>[]> {
  return (await readTableRows(workbook, rosterList, signal)).map(row => readRow(row, kind))
}

function readRow(row: MappedRow, kind: RosterKind): ReadRow<RosterInput> {
  const text = (field: string, most: number) => textOf(row, field).slice(0, most) || undefined
  const namedAs = text('namedAs', 120) ?? ''
  const base = { label: `${row.sheet} 第 ${row.row} 行 ${namedAs}`.trim(), key: `${row.sheet} ${row.row}` }
  const read = RosterInput.safeParse({
    kind,
    namedAs,
    number: text('number', 80),
    code: text('code', 30),
    place: text('place', 200),
    scope: text('scope', 2000),
    permitKind: permitKindIn(textOf(row, 'permitKind')),
    power: powerIn(textOf(row, 'power')),
  })
  if (read.success) return { ...base, input: read.data, wrong: null }
  const issue = read.error.issues[0]
  const own = issue && readSaid(issue.message)
  return { ...base, input: null, wrong: own ?? { zh: '这一行填写不全', en: 'The row is not complete' } }
}

function permitKindIn(text: string): RosterInput['permitKind'] {
  if (text.includes('重点')) return 'keyManagement'
  if (text.includes('简化')) return 'simplifiedManagement'
  return text.includes('登记') ? 'registration' : undefined
}

/** kWh; what cannot be read is left out, since the row says who it is all the same. */
function powerIn(text: string): number | undefined {
  const quantity = parseQuantity(text.replace(/(千瓦时|度|kWh)/gi, ''))
  return quantity && quantity.value >= 0 ? quantity.value : undefined
}
