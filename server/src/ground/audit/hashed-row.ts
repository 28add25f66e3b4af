import { createHash } from 'node:crypto'

/** A row of the audit as it goes into a seal. */
export interface HashedRow {
  readonly id: number
  readonly xid: bigint
  readonly hash: Buffer
}

export interface AuditColumns extends Record<string, unknown> {
  readonly id: number
  readonly xid: string
  readonly at: string
}

/**
 * Every column of `ground.audit_row` as text that says the same on any server at any setting. Hashing is done here and not by a
 * function of the database, which the database's owner could exchange.
 */
export const auditColumns = `id, xid::text as xid, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, kind, action, noun,
  subject_id, person_id::text as person_id, post_id::text as post_id, unit_id, field_names, encode(values_hash, 'hex') as values_hash,
  request_id::text as request_id`

export function hashedRow(row: AuditColumns): HashedRow {
  const text = JSON.stringify([
    row.id,
    row.xid,
    row.at,
    row.kind,
    row.action,
    row.noun,
    row.subject_id,
    row.person_id,
    row.post_id,
    row.unit_id,
    row.field_names,
    row.values_hash,
    row.request_id,
  ])
  return { id: row.id, xid: BigInt(row.xid), hash: createHash('sha256').update(text).digest() }
}

/** The order of the chain. */
export function byTransaction(one: HashedRow, other: HashedRow): number {
  if (one.xid !== other.xid) return one.xid < other.xid ? -1 : 1
  return one.id - other.id
}
