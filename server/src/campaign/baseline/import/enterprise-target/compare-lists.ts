import type { Judged, RowJudgement } from '#ground/intake/judge/judgement.ts'
import { foldText } from '#ground/intake/normalise/fold-text.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import type { EnterpriseCandidate } from './enterprise-candidate.ts'

export interface ListedEnterprise {
  sheet: string
  row: number
  name: string
  uscc: string | null
}

export interface FieldChange {
  field: string
  before: string
  after: string
}

export interface ListDifference {
  added: ListedEnterprise[]
  changed: (ListedEnterprise & { changes: FieldChange[] })[]
  /** On the earlier list and no longer on this one. Nothing is removed for it; a person decides. */
  gone: ListedEnterprise[]
  unchanged: number
}

/**
 * What is new, changed and gone between two judgements of the same list. Enterprises meet by code, else by name and township.
 * Only what the later list says counts: a cell left blank changes nothing.
 */
export function compareLists(before: Judged<EnterpriseCandidate>, after: Judged<EnterpriseCandidate>): ListDifference {
  const earlier = enterprisesOf(before)
  const later = enterprisesOf(after)
  const difference: ListDifference = { added: [], changed: [], gone: [], unchanged: 0 }
  const met = new Set<Merged>()
  for (const one of later.all) {
    const match = earlier.find(one.values)
    if (match) met.add(match)
    const changes = match ? changesBetween(match, one) : []
    if (!match) difference.added.push(one.listed)
    else if (changes.length > 0) difference.changed.push({ ...one.listed, changes })
    else difference.unchanged++
  }
  for (const one of earlier.all) if (!met.has(one)) difference.gone.push(one.listed)
  return difference
}

interface Merged {
  listed: ListedEnterprise
  values: EnterpriseCandidate
  /** Folded text → text, over the enterprise's own row and the rows that belong to it. */
  problems: Map<string, string>
}

function enterprisesOf(judged: Judged<EnterpriseCandidate>) {
  const all: Merged[] = []
  const byKey = new Map<string, Merged>()
  const byRow = new Map<string, Merged>()
  const find = (values: EnterpriseCandidate) =>
    keysOf(values)
      .map(key => byKey.get(key))
      .find(one => one !== undefined)
  for (const row of judged.rows) {
    if (row.outcome === 'ignore' || row.values === null) continue
    const owner = row.about && 'row' in row.about ? byRow.get(`${row.about.sheet}#${row.about.row}`) : undefined
    const belongs = (row.outcome === 'attach' || row.outcome === 'duplicate') && owner !== undefined
    const merged = belongs ? owner : mergedOf(row, row.values)
    addProblems(merged, row.values)
    if (belongs || row.values.name === '') continue
    all.push(merged)
    byRow.set(`${row.sheet}#${row.row}`, merged)
    for (const key of keysOf(row.values)) if (!byKey.has(key)) byKey.set(key, merged)
  }
  return { all, find }
}

function mergedOf(row: RowJudgement<EnterpriseCandidate>, values: EnterpriseCandidate): Merged {
  return {
    listed: { sheet: row.sheet, row: row.row, name: values.name, uscc: values.uscc },
    values,
    problems: new Map(),
  }
}

function addProblems(merged: Merged, values: EnterpriseCandidate): void {
  for (const problem of values.problems) merged.problems.set(foldText(problem.text), problem.text)
}

function keysOf(values: EnterpriseCandidate): string[] {
  const byName = `${foldName(values.name)}/${values.township?.code ?? values.area?.code ?? ''}`
  return values.uscc === null ? [byName] : [values.uscc, byName]
}

const plainFields = {
  name: values => values.name,
  uscc: values => values.uscc,
  area: values => values.area?.name,
  township: values => values.township?.name,
  industry: values => values.industry?.name,
  address: values => values.address,
  contact: values => values.contact,
  phones: values => values.phones.join('、'),
  productionState: values => values.productionState,
  deadline: values => values.deadline?.text,
} satisfies Record<string, (values: EnterpriseCandidate) => string | null | undefined>

function changesBetween(before: Merged, after: Merged): FieldChange[] {
  const changes: FieldChange[] = []
  for (const [field, read] of Object.entries(plainFields)) {
    const [was, is] = [read(before.values) ?? '', read(after.values) ?? '']
    if (is !== '' && foldText(is) !== foldText(was)) changes.push({ field, before: was, after: is })
  }
  const news = [...after.problems].filter(([key]) => !before.problems.has(key)).map(([, text]) => text)
  if (news.length > 0)
    changes.push({ field: 'problems', before: [...before.problems.values()].join('；'), after: news.join('；') })
  return changes
}
