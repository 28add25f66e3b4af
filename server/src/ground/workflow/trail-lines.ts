import { z } from 'zod'
import type { FileView } from '#contract/ground/file.ts'
import { Basis, type TrailEntry } from '#contract/ground/trail.ts'
import type { StateTable } from '#contract/ground/workflow.ts'
import type { Tx } from '../database/transaction.ts'
import { filesById } from '../files/index.ts'

/** A row of `ground.trail` as it is shown. */
export interface TrailRow extends Record<string, unknown> {
  readonly id: number
  readonly noun: string
  readonly subjectId: string
  readonly action: string
  readonly fromState: string | null
  readonly toState: string | null
  readonly at: Date
  readonly actorWords: string
  readonly onBehalfOf: string | null
  readonly basis: unknown
  readonly note: string | null
  readonly files: readonly string[]
  readonly handedTo: TrailEntry['handedTo'] | null
}

/** The columns of `ground.trail` as `TrailRow`; a step that hands on has sent its hops at its own moment. */
export const trailColumns = `id, noun, subject_id as "subjectId", action, from_state as "fromState", to_state as "toState", at,
  actor_words as "actorWords", on_behalf_of as "onBehalfOf", basis, note, files,
  case when action in ('assign', 'passOn', 'reassign') then (
    select json_agg(json_build_object('unitName', coalesce(unit.short_name, unit.name), 'share', hop.share, 'term', hop.term)
      order by hop.share desc, hop.id)
    from ground.hop left join ground.unit on unit.id = hop.to_unit
    where hop.subject_id = trail.subject_id and hop.from_unit = trail.unit_id and hop.sent_at = trail.at) end as "handedTo"`

/** Key of a page of a time line: the trail's own number of its last line. */
export const TrailKey = z.tuple([z.number().int().positive()])

/** State tables by noun: what actions and states are called. */
export type TablesByNoun = Readonly<Record<string, StateTable<string, string> | undefined>>

const PaperBasis = z.object({ kind: Basis, deciderName: z.string().optional() })

/** Rows of the trail as lines of a time line, with the files that the reader reaches. */
export async function trailLines(tx: Tx, rows: readonly TrailRow[], tables: TablesByNoun): Promise<TrailEntry[]> {
  const files = await filesById(
    tx,
    rows.flatMap(row => row.files),
  )
  return rows.map(row => trailLine(row, tables, files))
}

/** What was done; what nobody did but came about, such as a report missed, is called by the state it led to. */
function titleOf({ action, toState }: TrailRow, table: TablesByNoun[string] | undefined): { zh: string; en: string } {
  const { zh, en } = table?.actions[action]?.words ?? table?.states[toState ?? ''] ?? { zh: action, en: action }
  return { zh, en }
}

function trailLine(row: TrailRow, tables: TablesByNoun, files: ReadonlyMap<string, FileView>): TrailEntry {
  // 「××镇 王敏」: the name comes last, and units have no spaces in theirs
  const parts = row.actorWords.split(' ')
  const personName = parts.length > 1 ? (parts.pop() ?? '') : ''
  const basis = PaperBasis.safeParse(row.basis)
  const attached = row.files.flatMap(id => files.get(id) ?? [])
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    unitName: parts.join(' '),
    personName,
    action: row.action,
    title: titleOf(row, tables[row.noun]),
    ...(row.onBehalfOf ? { onBehalfOf: row.onBehalfOf } : {}),
    ...(basis.success ? { basis: basis.data.kind } : {}),
    ...(basis.success && basis.data.deciderName ? { decidedBy: basis.data.deciderName } : {}),
    ...(row.handedTo ? { handedTo: row.handedTo } : {}),
    ...(row.note ? { words: row.note } : {}),
    ...(attached.length > 0 ? { files: attached } : {}),
  }
}
