import { createHash } from 'node:crypto'
import type { CampaignExchangeSystem, CampaignNames } from '#campaign/mandate/index.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { ExchangeField } from '#contract/mandate/exchange-file.ts'
import type { ExchangeRowKind } from '#contract/remediation/exchange-words.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import type { ExchangedProblem } from './exchanged-problem.store.ts'
import { sayField, saysTheSame, type WrittenValues } from './say-field.ts'

/** A row of their workbook with where it stands in it. */
export interface TheirRow {
  readonly source: string
  readonly values: WrittenValues
}

/** A line of the difference list before it is kept. */
export interface Difference {
  readonly kind: ExchangeRowKind
  readonly source: string | null
  readonly label: string
  readonly ours: ExchangedProblem | null
  readonly theirs: WrittenValues
  readonly newNumber: boolean
  readonly differing: readonly ExchangeField[]
  readonly fault: Words | null
}

interface Sides {
  readonly names: CampaignNames
  readonly map: CampaignExchangeSystem['problem']
  /** Problems that a row of theirs may be. */
  readonly candidates: readonly ExchangedProblem[]
  /** Problems that they ought to have: sent to them, or known there by a number. */
  readonly known: readonly ExchangedProblem[]
}

/** Columns by which a row is known again are not compared; a number of theirs that differs from the one kept is. */
const keys: readonly ExchangeField[] = ['externalNumber', 'ourNumber', 'enterpriseCode']

/** The difference list, purely: each row of theirs against the problem it is, then what they ought to have and do not. */
export function compareRows(rows: readonly TheirRow[], sides: Sides): Difference[] {
  const find = finder(sides)
  const taken = new Map<string, string>()
  const differences = rows.map(row => {
    const ours = find(row.values)
    const key = ours?.id ?? row.values.externalNumber ?? null
    const earlier = key === null ? undefined : taken.get(key)
    if (earlier !== undefined) return unreadable(row, repeated(earlier))
    if (key !== null) taken.set(key, row.source)
    if (!row.values.externalNumber && !ours) return unreadable(row, withoutNumber)
    return ours ? compareOne(row, ours, sides) : theirsAlone(row)
  })
  const missing = sides.known
    .filter(({ id }) => !taken.has(id))
    .map(
      (ours): Difference => ({
        kind: 'oursOnly',
        source: null,
        label: ours.values.subjectName ?? '',
        ours,
        theirs: {},
        newNumber: false,
        differing: [],
        fault: null,
      }),
    )
  return [...differences, ...missing]
}

function compareOne(row: TheirRow, ours: ExchangedProblem, { names, map }: Sides): Difference {
  const number = row.values.externalNumber
  const differing = map.in
    .map(({ field }) => field)
    .filter(field => !keys.includes(field))
    .filter(field => {
      const theirs = row.values[field]
      return theirs !== undefined && !saysTheSame(names, map, field, { theirs, ours: ours.values[field] })
    })
  const kept = ours.values.externalNumber
  const other = number !== undefined && kept !== null && kept !== number
  return {
    kind: differing.length > 0 || other ? 'differs' : 'equal',
    source: row.source,
    label: ours.values.subjectName ?? '',
    ours,
    theirs: row.values,
    newNumber: number !== undefined && kept === null,
    differing: other ? ['externalNumber', ...differing] : differing,
    fault: null,
  }
}

const theirsAlone = (row: TheirRow): Difference => ({
  kind: 'theirsOnly',
  source: row.source,
  label: row.values.subjectName ?? row.values.externalNumber ?? '',
  ours: null,
  theirs: row.values,
  newNumber: row.values.externalNumber !== undefined,
  differing: [],
  fault: null,
})

const unreadable = (row: TheirRow, fault: Words): Difference => ({
  kind: 'unreadable',
  source: row.source,
  label: row.values.subjectName ?? '',
  ours: null,
  theirs: row.values,
  newNumber: false,
  differing: [],
  fault,
})

const withoutNumber: Words = {
  zh: '没有外部系统编号，也对不上本系统的问题；请在对方系统补上编号后重新导出',
  en: 'It has no number of theirs and fits no problem of ours: export it again with its number',
}
const repeated = (earlier: string): Words => ({
  zh: `与「${earlier}」是同一个问题，只取前一行`,
  en: `It is the same problem as “${earlier}”, which is taken`,
})

/** Finds the one problem that a row is, by the map's ways in their order; several that fit alike are none. */
function finder({ candidates, map }: Sides): (values: WrittenValues) => ExchangedProblem | null {
  const byNumber = new Map(candidates.flatMap(one => pair(one.values.externalNumber, one)))
  const byOurs = new Map(candidates.flatMap(one => pair(one.values.ourNumber, one)))
  const bySubject = Map.groupBy(candidates, ({ values }) => foldText(values.subjectName ?? ''))
  const byCode = Map.groupBy(
    candidates.filter(({ values }) => values.enterpriseCode !== null),
    ({ values }) => values.enterpriseCode ?? '',
  )
  const ways = {
    externalNumber: ({ externalNumber }: WrittenValues) => byNumber.get(externalNumber ?? ''),
    ourNumber: ({ ourNumber }: WrittenValues) => byOurs.get(ourNumber ?? ''),
    subjectAndWords: ({ enterpriseCode, subjectName, words }: WrittenValues) => {
      if (!words) return undefined
      const there = byCode.get(enterpriseCode ?? '') ?? bySubject.get(foldText(subjectName ?? '')) ?? []
      const alike = there.filter(one => foldText(one.values.words ?? '') === foldText(words))
      return alike.length === 1 ? alike[0] : undefined
    },
  }
  return values => {
    for (const way of map.match) {
      const found = ways[way](values)
      if (found) return found
    }
    return null
  }
}

const pair = (key: string | null, one: ExchangedProblem): [string, ExchangedProblem][] =>
  key === null ? [] : [[key, one]]

/** Both sides of what differs, in words, and what the line is about: alike as long as nothing of it has changed. */
export function digestOf(
  system: string,
  { kind, ours, theirs, differing }: Difference,
  sides: Pick<Sides, 'names' | 'map'>,
): string {
  const about = ours?.id ?? theirs.externalNumber ?? ''
  const both = differing.map(field => [
    field,
    theirs[field] ?? null,
    ours ? sayField(sides.names, sides.map, field, ours.values[field]) : null,
  ])
  const said = kind === 'theirsOnly' ? [theirs.subjectName, theirs.words] : both
  return createHash('sha256')
    .update(JSON.stringify([system, kind, about, said]))
    .digest('hex')
}
