import type { Tx } from '#ground/database/transaction.ts'

/** How many open problems an enterprise still has, in whosever reach. */
export async function openProblemsOf(tx: Tx, enterpriseId: string): Promise<number> {
  const [row] = await tx.query<{ open: number }>(
    'select open from baseline.enterprise_problems where enterprise_id = $1',
    [enterpriseId],
  )
  return row?.open ?? 0
}
