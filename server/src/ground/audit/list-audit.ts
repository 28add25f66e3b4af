import { z } from 'zod'
import type { AuditEntry, AuditFilter } from '#contract/ground/audit.ts'
import { readPageKey, writePageKey } from '../database/page-key.ts'
import type { Tx } from '../database/transaction.ts'

interface Row {
  readonly id: number
  readonly at: Date
  readonly kind: string
  readonly action: string
  readonly noun: string | null
  readonly subjectId: string | null
  readonly personName: string | null
  readonly username: string | null
  readonly unitName: string | null
  readonly fieldNames: readonly string[]
  readonly valuesHash: string | null
  readonly requestId: string | null
  readonly sealed: boolean
}

const Key = z.tuple([z.number().int()])

/** A page of the audit, the latest first. Rows whose person or unit is no longer there keep their ids' place empty. */
export async function listAudit(
  tx: Tx,
  filter: AuditFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: AuditEntry[]; next: string | null }> {
  const values: unknown[] = []
  const add = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  const said: string[] = []
  const key = readPageKey(after, Key)
  if (key) said.push(`r.id < ${add(key[0], 'bigint')}`)
  // the kind stands in the text and not among the values: so the index of the rare kinds is found
  if (filter.kind) said.push(`r.kind = '${filter.kind}'`)
  if (filter.noun) said.push(`r.noun = ${add(filter.noun, 'text')}`)
  if (filter.action) said.push(`r.action = ${add(filter.action, 'text')}`)
  if (filter.subject) said.push(`r.subject_id = ${add(filter.subject, 'text')}`)
  if (filter.from) said.push(`r.at >= (${add(filter.from, 'date')})::timestamp at time zone 'Asia/Shanghai'`)
  if (filter.to) said.push(`r.at < (${add(filter.to, 'date')} + 1)::timestamp at time zone 'Asia/Shanghai'`)
  if (filter.person) {
    const part = add(filter.person.toLowerCase(), 'text')
    said.push(
      `r.person_id = any (array(select id from ground.person where position(${part} in lower(name || ' ' || username)) > 0))`,
    )
  }
  const where = said.length > 0 ? `where ${said.join(' and ')}` : ''
  const rows = await tx.query<Row>(
    `with last as (select boundary_id, until_xid from ground.audit_seal order by number desc limit 1),
       found as (select r.* from ground.audit_row r ${where} order by r.id desc limit ${limit + 1})
     select f.id, f.at, f.kind, f.action, f.noun, f.subject_id as "subjectId", p.name as "personName", p.username,
       coalesce(u.short_name, u.name) as "unitName", f.field_names as "fieldNames", encode(f.values_hash, 'hex') as "valuesHash",
       f.request_id as "requestId", coalesce(f.id <= last.boundary_id or f.xid < last.until_xid, false) as sealed
     from found f left join last on true left join ground.person p on p.id = f.person_id left join ground.unit u on u.id = f.unit_id
     order by f.id desc`,
    values,
  )
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(row => ({ ...row, id: String(row.id), at: row.at.toISOString(), fieldNames: [...row.fieldNames] })),
    next: rows.length > limit ? writePageKey([shown.at(-1)?.id]) : null,
  }
}
