import type { DecisionKind, ImportRowView, RowDecision } from '#contract/baseline/import.ts'
import type { Correctable } from '../enterprise/action-values.ts'

/** The facts that can be corrected in a row before it is taken in. */
export const rowFacts = [
  'kind',
  'uscc',
  'usccReason',
  'village',
  'address',
  'contactName',
  'phone',
  'productionState',
  'remarks',
] as const satisfies readonly Correctable[]
export type RowFact = (typeof rowFacts)[number]

/** The form of a row: what is decided, and the values in place of what was read. Empty text is nothing. */
export type RowValues = Record<RowFact, string> & {
  decision: DecisionKind | ''
  enterpriseId: string
  name: string
  township: string
  industries: readonly string[]
}

/** What an untouched form shows: the decision taken before, or the first that suits, and what was read. */
export function startOfRow(row: ImportRowView): RowValues {
  const { enterprise, decision, decisions, candidates } = row
  const facts = Object.fromEntries(rowFacts.map(fact => [fact, enterprise?.facts[fact] ?? ''])) as Record<
    RowFact,
    string
  >
  return {
    ...facts,
    kind: enterprise?.kind ?? '',
    decision: decision?.kind ?? (row.outcome === 'review' ? '' : decisions.includes('correct') ? 'correct' : ''),
    enterpriseId: decision?.enterpriseId ?? candidates[0]?.id ?? '',
    name: enterprise?.name ?? '',
    township: enterprise?.township ?? '',
    industries: enterprise?.industries ?? [],
  }
}

/** What the server is sent: of a correction only what differs from what was read. */
export function decisionOf(values: RowValues, row: ImportRowView): RowDecision {
  const { decision, enterpriseId } = values
  switch (decision) {
    case 'same':
    case 'otherSite':
      return { kind: decision, enterpriseId }
    case 'correct':
      return { kind: decision, values: corrected(values, startOfRow(row)) as never }
    case 'different':
    case 'leaveOut':
      return { kind: decision }
    case '':
      throw new Error('a row was sent without a decision')
  }
}

function corrected(values: RowValues, start: RowValues): Record<string, unknown> {
  const changed: Record<string, unknown> = {}
  for (const name of ['name', 'township', ...rowFacts] as const) {
    if (values[name] !== start[name]) changed[name] = values[name] === '' ? null : values[name]
  }
  if (values.industries.join() !== start.industries.join()) changed['industries'] = values.industries
  return changed
}
