import type { Tx } from '#ground/database/transaction.ts'

/** Where problems in reach lie, and of which enterprise. */
export function problemCells(
  tx: Tx,
  ids: readonly string[],
): Promise<{ area: string; industry: string | null; enterpriseId: string | null }[]> {
  return tx.query(
    'select area, industry, enterprise_id as "enterpriseId" from remediation.problem where id = any ($1::uuid[])',
    [ids],
  )
}
