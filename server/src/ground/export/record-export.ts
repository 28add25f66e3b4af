import { createHash } from 'node:crypto'
import type { Tx } from '../database/transaction.ts'
import type { Ending } from './read-pages.ts'

/** What an export leaves in the audit. */
export interface ExportNote {
  readonly noun: string
  readonly format: string
  /** As the list's endpoint takes it. What people type, always named `text`, is told by its name alone. */
  readonly filter: Readonly<Record<string, unknown>>
  readonly rows: number
  readonly ending: Ending
}

/**
 * Writes who took which list home: a row of kind `read` with the format, the number of rows that were handed out and the filter's codes
 * among its field names, and a hash of the whole filter.
 */
export async function recordExport(tx: Tx, { noun, format, filter, rows, ending }: ExportNote): Promise<void> {
  const { personId, postId, unitId } = tx.actor
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined)
  const said = asked.map(([key, value]) => (key === 'text' ? key : `${key}=${[value].flat().join('+')}`))
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, person_id, post_id, unit_id, field_names, values_hash)
     values ('read', 'exportList', $1, $2, $3, $4, $5, $6)`,
    [
      noun,
      personId,
      postId,
      unitId,
      [`format=${format}`, `rows=${rows}`, `ending=${ending}`, ...said],
      createHash('sha256')
        .update(JSON.stringify(Object.fromEntries(asked)))
        .digest(),
    ],
  )
}
