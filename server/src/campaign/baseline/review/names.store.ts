import type { Tx } from '#ground/database/transaction.ts'

/** Names of those enterprises that are in reach. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from baseline.enterprise where id = any ($1)',
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
