import type { Tx } from '#ground/database/transaction.ts'
import type { SheetChoice } from './batch.store.ts'

/** What the next judgement of the batch goes by; the judgement itself is what changes the batch. */
export async function keepChoices(
  tx: Tx,
  batchId: string,
  choices: Readonly<Record<string, SheetChoice>>,
  defaults: { area: string | null; township: string | null; industry: string | null },
): Promise<void> {
  await tx.query(
    'update baseline.import_batch set choices = $2, default_area = $3, default_township = $4, default_industry = $5 where id = $1',
    [batchId, JSON.stringify(choices), defaults.area, defaults.township, defaults.industry],
  )
}
