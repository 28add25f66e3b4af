import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { keepSearchIndex } from './search-index.store.ts'

const findable: Prepared = {
  name: 'findable enterprise',
  text: `select name, uscc, temporary_code as "temporaryCode",
      array(select former.name from baseline.former_name as former where former.enterprise_id = e.id order by until desc) as "formerNames"
    from baseline.enterprise as e where id = $1`,
}

/** Brings the search index up to what the record says now. */
export async function refreshSearchIndex(tx: Tx, enterpriseId: string): Promise<void> {
  const [the] = await tx.run<{ name: string; uscc: string | null; temporaryCode: string; formerNames: string[] }>(
    findable,
    [enterpriseId],
  )
  if (the) await keepSearchIndex(tx, enterpriseId, the)
}
