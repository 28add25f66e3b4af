import type { ImportState } from '#contract/baseline/import.states.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { type BatchCase, batchColumns, batchStore } from './batch.store.ts'

/** The batches of one's unit, latest first. The key of a page is the id, which begins with its time. */
export async function findBatches(
  tx: Tx,
  { state, after, limit }: { state?: ImportState | undefined; after?: string | undefined; limit: number },
): Promise<{ batches: BatchCase[]; next: string | null }> {
  const before = after !== undefined && /^[0-9a-f-]{36}$/i.test(after) ? after : null
  const rows = await tx.query(
    `select ${batchColumns}, null as "enterpriseId" from baseline.import_batch b
     where b.unit_id = $1 and ($2::text is null or b.state = $2) and ($3::uuid is null or b.id < $3) order by b.id desc limit $4`,
    [tx.actor.unitId, state ?? null, before, limit + 1],
  )
  const batches = rows.slice(0, limit).map(row => batchStore.read(row))
  return { batches, next: rows.length > limit ? (batches.at(-1)?.id ?? null) : null }
}
