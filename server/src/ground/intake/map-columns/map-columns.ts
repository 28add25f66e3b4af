import type { Table, TableColumn } from '../find-table/table.ts'
import { cellText } from '../normalise/cell-text.ts'
import { foldText } from '../normalise/fold-text.ts'
import { isBlankWord } from '../normalise/is-blank-word.ts'
import { columnLetter } from '../read-workbook/column-letters.ts'
import type { ColumnMapping, Field } from './field.ts'
import { scoreHeader } from './match-header.ts'

/** Corrections by letter of the column, and what this unit's earlier corrections said by folded header. `null` unmaps. */
export interface MappingChoices {
  byColumn?: Record<string, string | null>
  remembered?: Record<string, string | null>
}

const enough = 0.55
const sampleRows = 60

interface Candidate {
  column: number
  field: Field
  score: number
  from: ColumnMapping['from']
}

/**
 * Maps a table's columns to fields: by header words, by what the cells look like, and above both by what a person said.
 * Every column comes back; those that mean nothing known have `field: null` and are kept as notes.
 */
export function mapColumns(table: Table, fields: Field[], choices: MappingChoices = {}): ColumnMapping[] {
  const columns = table.columns.map(column => ({ ...column, samples: samplesOf(table, column.column) }))
  const mappings = new Map<number, ColumnMapping>()
  const taken = new Set<string>()
  for (const own of columns) {
    const { column } = own
    const choice = chosen(own, fields, choices)
    if (!choice) continue
    mappings.set(column, mapping(own, choice.field, 1, choice.from))
    if (choice.field && choice.field.many !== true) taken.add(choice.field.key)
  }
  const candidates = columns
    .filter(({ column }) => !mappings.has(column))
    .flatMap(column => candidatesOf(column, fields))
  for (const { column, field, score, from } of candidates.toSorted(
    (one, other) => other.score - one.score || one.column - other.column,
  )) {
    if (mappings.has(column) || taken.has(field.key) || score < enough) continue
    const own = table.columns.find(other => other.column === column)
    if (own) mappings.set(column, mapping(own, field, score, from))
    if (field.many !== true) taken.add(field.key)
  }
  return columns.map(own => mappings.get(own.column) ?? mapping(own, null, 0, 'none'))
}

/** The key under which a correction of a header is remembered. */
export function headerKey(path: string[]): string {
  return path.map(foldText).join('/')
}

function chosen(
  { column, path, reference }: TableColumn,
  fields: Field[],
  choices: MappingChoices,
): { field: Field | null; from: 'person' | 'remembered' } | null {
  const find = (key: string | null) => (key === null ? null : fields.find(field => field.key === key))
  const byColumn = choices.byColumn?.[reference ?? columnLetter(column)]
  if (byColumn !== undefined) {
    const field = find(byColumn)
    if (field !== undefined) return { field, from: 'person' }
  }
  const key = headerKey(path)
  const remembered =
    key !== '' && choices.remembered && Object.hasOwn(choices.remembered, key) ? choices.remembered[key] : undefined
  if (remembered === undefined) return null
  const field = find(remembered)
  return field === undefined ? null : { field, from: 'remembered' }
}

function mapping(
  { column, path, reference }: TableColumn,
  field: Field | null,
  confidence: number,
  from: ColumnMapping['from'],
): ColumnMapping {
  return {
    column,
    letter: reference ?? columnLetter(column),
    header: path.join('/'),
    field: field?.key ?? null,
    qualifier: field?.qualify?.(path) ?? null,
    confidence: Number(confidence.toFixed(2)),
    from,
  }
}

type Samples = { text: string; cell: NonNullable<Table['rows'][number]['cells'][number]> }[]

function samplesOf(table: Table, column: number): Samples {
  const samples: Samples = []
  for (const row of table.rows) {
    if (row.role !== 'data') continue
    const cell = row.cells[column]
    const text = cellText(cell)
    if (cell && text.trim() !== '' && !isBlankWord(text)) samples.push({ text, cell })
    if (samples.length >= sampleRows) break
  }
  return samples
}

function candidatesOf(
  { column, path, samples }: { column: number; path: string[]; samples: Samples },
  fields: Field[],
): Candidate[] {
  return fields.flatMap(field => {
    const fromHeader = path.length === 0 ? 0 : scoreHeader(path, field)
    const looks = field.looksLike
    const share =
      looks && samples.length > 0 ? samples.filter(({ text, cell }) => looks(text, cell)).length / samples.length : null
    const score = combine(fromHeader, share, field.strict === true, samples.length, path.length > 0)
    if (score <= 0) return []
    const from = share !== null && share >= 0.6 ? (fromHeader >= enough ? 'both' : 'values') : 'header'
    return [{ column, field, score, from }]
  })
}

/** Values alone carry a column only where their form is strict; they decide between headers that fit alike. */
function combine(
  fromHeader: number,
  share: number | null,
  strict: boolean,
  samples: number,
  hasHeader: boolean,
): number {
  if (share === null) return fromHeader
  if (fromHeader >= enough) {
    const against = strict && samples >= 3 && share < 0.2 ? 0.35 : 0
    return Math.min(1, fromHeader + 0.1 * share) - against
  }
  if (share >= 0.6 && (strict || !hasHeader)) return Math.max(fromHeader, 0.4 + 0.4 * share + (samples >= 3 ? 0.05 : 0))
  return fromHeader + 0.1 * share
}
