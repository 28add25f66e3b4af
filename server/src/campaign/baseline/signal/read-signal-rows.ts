import { type SignalInput, SignalInput as SignalSchema } from '#contract/baseline/signal.ts'
import { type SignalKind, signalKindWords } from '#contract/baseline/signal-words.ts'
import { readSaid } from '#contract/ground/said.ts'
import type { MappedRow } from '#ground/intake/judge/target.ts'
import { parseDateCell } from '#ground/intake/normalise/parse-date.ts'
import type { Workbook } from '#ground/intake/read-workbook/workbook.ts'
import type { ReadRow } from '../workbook-rows/define-rows-job.ts'
import { readTableRows, type SmallList, textOf } from '../workbook-rows/read-table-rows.ts'
import { signalFields, signalTableWords } from './signal-fields.ts'

/** The data rows of a workbook of signals, each read by itself; `kind` is for the rows that say none. */
export async function readSignalRows(
  workbook: Workbook,
  kind: SignalKind,
  signal?: AbortSignal,
): Promise<ReadRow<SignalInput>[]> {
  return (await readTableRows(workbook, signalList, signal)).map(row => readRow(row, kind))
}

const signalList: SmallList = {
  fields: signalFields,
  words: signalTableWords,
  identity: ['namedAs', 'code', 'place'],
  fillsDown: ['kind'],
}

function readRow(row: MappedRow, kind: SignalKind): ReadRow<SignalInput> {
  const text = (field: string) => textOf(row, field)
  const day = parseDateCell(row.fields.get('happenedOn')?.[0]?.cell ?? null)
  const said = Object.entries(signalKindWords).find(([, words]) => text('kind').includes(words.zh))?.[0]
  const candidate = {
    kind: said ?? kind,
    // a list by the month speaks of the month's first day
    happenedOn: day.kind === 'day' ? day.date : day.kind === 'month' ? `${day.month}-01` : undefined,
    words: [text('words'), ...Object.entries(row.notes).map(([name, value]) => `${name}：${value}`)]
      .filter(Boolean)
      .join('；')
      .slice(0, 2000),
    number: text('number').slice(0, 80) || undefined,
    namedAs: text('namedAs').slice(0, 120) || undefined,
    code: text('code').slice(0, 30) || undefined,
    place: text('place').slice(0, 200) || undefined,
  }
  const base = {
    label: `${row.sheet} 第 ${row.row} 行 ${candidate.namedAs ?? ''}`.trim(),
    key: `${row.sheet} ${row.row}`,
  }
  const read = SignalSchema.safeParse(candidate)
  if (read.success) return { ...base, input: read.data, wrong: null }
  if (candidate.happenedOn === undefined) {
    return {
      ...base,
      input: null,
      wrong: { zh: '日期读不出来，请写成 2024-06-20', en: 'The day cannot be read: write it as 2024-06-20' },
    }
  }
  const issue = read.error.issues[0]
  const own = issue && readSaid(issue.message)
  return { ...base, input: null, wrong: own ?? { zh: '这一行填写不全', en: 'The row is not complete' } }
}
