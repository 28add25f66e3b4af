import type { EnterpriseField, FieldChange } from '#contract/baseline/enterprise.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { splitActorWords } from '../enterprise/enterprise.view.ts'

interface Row {
  id: number
  field: EnterpriseField
  was: string | null
  became: string | null
  at: Date
  actorWords: string
  origin: FieldChange['from']
  importBatch: string | null
  fileName: string | null
  reason: string | null
}

/** The history of one field or of all, latest first. Throws 404 where the enterprise is absent or out of reach. */
export async function findFieldChanges(
  tx: Tx,
  enterpriseId: string,
  { field, after, limit }: { field?: EnterpriseField | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: FieldChange[]; next: string | null }> {
  const [reached] = await tx.query('select from baseline.enterprise where id = $1', [enterpriseId])
  if (!reached) throw absent()
  const before = after !== undefined && /^\d{1,18}$/.test(after) ? after : null
  const rows = await tx.query<Row & Record<string, unknown>>(
    `select c.id, c.field, c.was, c.became, c.at, c.actor_words as "actorWords", c.origin, c.import_batch as "importBatch",
       b.file_name as "fileName", c.reason
     from baseline.field_change c left join baseline.import_batch b on b.id = c.import_batch
     where c.enterprise_id = $1 and ($2::text is null or c.field = $2) and ($3::bigint is null or c.id < $3)
     order by c.id desc limit $4`,
    [enterpriseId, field ?? null, before, limit + 1],
  )
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(row => {
      const [unitName, personName] = splitActorWords(row.actorWords)
      return {
        id: String(row.id),
        field: row.field,
        was: row.was,
        became: row.became,
        at: row.at.toISOString(),
        personName,
        unitName,
        from: row.origin,
        // the batch of another unit is not this post's to open
        importBatch: row.importBatch && row.fileName ? { id: row.importBatch, fileName: row.fileName } : null,
        reason: row.reason,
      }
    }),
    next: rows.length > limit ? String(shown.at(-1)?.id ?? '') : null,
  }
}
