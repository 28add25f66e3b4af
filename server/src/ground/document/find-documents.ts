import { z } from 'zod'
import type { DocumentFilter } from '#contract/ground/document.ts'
import { readPageKey, writePageKey } from '../database/page-key.ts'
import type { Tx } from '../database/transaction.ts'
import { readDocument } from './document.store.ts'
import type { Document } from './document.ts'

const Key = z.tuple([z.uuid()])
const mostCounted = 10_000

/** A paper as a line of the list: what stands beside its own row. */
export type ListedDocument = Omit<Document, 'content' | 'countersigned' | 'sentTo' | 'parts'> & {
  readonly issuerName: string
  readonly received: number
  readonly addressed: number
  readonly waiting: boolean
}

export interface DocumentPage {
  readonly documents: readonly ListedDocument[]
  readonly next: string | null
  /** Null where there are more than ten thousand. */
  readonly total: number | null
}

/** A page of what one's unit issued and what came to it, the latest first. The scope is asked here and by the policy below. */
export async function findDocuments(
  tx: Tx,
  filter: DocumentFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<DocumentPage> {
  const { text, values } = conditionsOf(filter, tx.actor.unitId)
  const key = readPageKey(after, Key)
  const rest = key ? ` and d.id < $${values.length + 1}` : ''
  const keyed = key ? [...values, ...key] : values
  const rows = await tx.query(
    `select d.id, d.version, d.state, d.kind, d.title, d.issuer_unit, d.precedence, d.number_words, d.drafted_on, d.effective_on, d.sent_on,
       d.void_proposed_by, coalesce(unit.short_name, unit.name) as issuer_name,
       (select count(*) from ground.document_addressee a where a.document_id = d.id and not a.copied and a.received_at is not null) as received,
       jsonb_array_length(d.main -> 'all') as addressed, ${waiting('$1')} as waiting
     from ground.document d join ground.unit on unit.id = d.issuer_unit
     where ${text}${rest} order by d.id desc limit $${keyed.length + 1}`,
    [...keyed, limit + 1],
  )
  const [counted] = await tx.query<{ total: number }>(
    `select count(*) as total from (select from ground.document d where ${text} limit ${mostCounted + 1}) as counted`,
    values,
  )
  const documents = rows.slice(0, limit).map(row => readDocument(row) as unknown as ListedDocument)
  const total = counted?.total ?? 0
  const last = documents.at(-1)
  return {
    documents,
    next: last && rows.length > limit ? writePageKey([last.id]) : null,
    total: total > mostCounted ? null : total,
  }
}

const waiting = (unit: string) =>
  `exists (select from ground.duty where duty.subject_id = d.id and duty.done_at is null and duty.holder_unit = ${unit})`
const cameIn = `d.id in (select subject_id from ground.reading_right where unit_id = $1 and noun = 'document')`

function conditionsOf(filter: DocumentFilter, unit: string): { text: string; values: unknown[] } {
  const values: unknown[] = [unit]
  const said: string[] = []
  const ask = (text: (parameter: string) => string, value: unknown) => {
    values.push(value)
    said.push(text(`$${values.length}`))
  }
  if (filter.direction === 'out') said.push('d.issuer_unit = $1')
  else if (filter.direction === 'in') said.push(`d.issuer_unit <> $1 and ${cameIn}`)
  else said.push(`(d.issuer_unit = $1 or ${cameIn})`)
  if (filter.kind) ask(p => `d.kind = any (${p}::text[])`, filter.kind)
  if (filter.state) ask(p => `d.state = any (${p}::text[])`, filter.state)
  if (filter.issuer) ask(p => `d.issuer_unit = ${p}`, filter.issuer)
  if (filter.year) ask(p => `coalesce(d.number_year, extract(year from d.drafted_on)) = ${p}`, filter.year)
  if (filter.waiting !== undefined) said.push(filter.waiting ? waiting('$1') : `not ${waiting('$1')}`)
  if (filter.about) ask(p => `d.about @> array[${p}]::uuid[]`, filter.about)
  if (filter.text) ask(p => `(strpos(d.title, ${p}) > 0 or strpos(d.number_words, ${p}) > 0)`, filter.text)
  return { text: said.join(' and '), values }
}

/** Units whose papers one's unit may see. */
export function findIssuers(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.query(
    `select unit.id, unit.name from ground.unit where unit.id in (
       select d.issuer_unit from ground.document d where d.issuer_unit = $1 or ${cameIn}) order by unit.position, unit.id limit 300`,
    [tx.actor.unitId],
  )
}
