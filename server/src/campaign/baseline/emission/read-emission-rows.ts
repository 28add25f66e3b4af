import { EmissionInput } from '#contract/baseline/emission.ts'
import type { EmissionSource } from '#contract/baseline/emission-words.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { readSaid } from '#contract/ground/said.ts'
import type { FieldCell, MappedRow } from '#ground/intake/judge/target.ts'
import { parseQuantity } from '#ground/intake/normalise/parse-quantity.ts'
import type { Workbook } from '#ground/intake/read-workbook/workbook.ts'
import type { NamedEnterprise } from '../enterprise/match-enterprise.ts'
import type { ReadRow } from '../workbook-rows/define-rows-job.ts'
import { readTableRows, type SmallList, textOf } from '../workbook-rows/read-table-rows.ts'
import { emissionFields, emissionTableWords, pollutantIn, sourceIn } from './emission-fields.ts'

/** One figure of a list, with the enterprise as the list writes it. */
export interface NamedEmission {
  readonly enterprise: NamedEnterprise
  readonly emission: EmissionInput
}

const emissionList: SmallList = {
  fields: emissionFields,
  words: emissionTableWords,
  identity: ['amount'],
  // year and source of rows that say none are said by the form
  fillsDown: ['namedAs', 'code'],
}

/** Every figure of a workbook, one for each filled cell of an amount; year and source go for rows that say none. */
export async function readEmissionRows(
  workbook: Workbook,
  said: { readonly year: number; readonly source: EmissionSource },
  signal?: AbortSignal,
): Promise<ReadRow<NamedEmission>[]> {
  const rows = await readTableRows(workbook, emissionList, signal)
  return rows.flatMap(row =>
    (row.fields.get('amount') ?? [])
      .filter(cell => cell.text !== '' && cell.text !== '/' && cell.text !== '-')
      .map(cell => readFigure(row, cell, said)),
  )
}

function readFigure(
  row: MappedRow,
  cell: FieldCell,
  said: { readonly year: number; readonly source: EmissionSource },
): ReadRow<NamedEmission> {
  const named = textOf(row, 'namedAs')
  const written = textOf(row, 'pollutant') || cell.header
  const pollutant = pollutantIn(written)
  const base = {
    key: `${row.sheet} ${row.row} ${cell.letter}`,
    label: `${row.sheet} 第 ${row.row} 行 ${named} ${written}`,
  }
  const unitOfColumn = /(kg|千克|公斤)/i.test(`${textOf(row, 'unit')} ${cell.header}`) ? 'kg' : 't'
  const quantity = parseQuantity(cell.text, unitOfColumn)
  if (!quantity || (quantity.unit !== 't' && quantity.unit !== 'kg'))
    return { ...base, input: null, wrong: unreadable(cell.text) }
  const year = /(20\d\d)/.exec(textOf(row, 'year'))?.[1]
  const read = EmissionInput.safeParse({
    year: year ? Number(year) : said.year,
    pollutant: pollutant ?? 'other',
    pollutantName: pollutant ? undefined : textOf(row, 'pollutant') || undefined,
    amount: quantity.value,
    unit: quantity.unit === 'kg' ? 'kilogram' : 'tonne',
    source: sourceIn(textOf(row, 'source')) ?? said.source,
  })
  if (!read.success) {
    const own = read.error.issues[0] && readSaid(read.error.issues[0].message)
    return { ...base, input: null, wrong: own ?? { zh: '这一行填写不全', en: 'The row is not complete' } }
  }
  const enterprise = { namedAs: named, code: textOf(row, 'code'), place: textOf(row, 'place') }
  return { ...base, input: { enterprise, emission: read.data }, wrong: null }
}

const unreadable = (text: string): Words => ({
  zh: `排放量「${text.slice(0, 30)}」读不出来，请只写数，单位写在表头（吨/年或千克/年）`,
  en: `The amount “${text.slice(0, 30)}” cannot be read: write the number alone, and the unit in the header`,
})
