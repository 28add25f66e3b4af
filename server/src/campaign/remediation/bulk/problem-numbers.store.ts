import type { Tx } from '#ground/database/transaction.ts'

/** Official numbers of problems in reach, by id. */
export async function problemNumbers(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; number: string }>(
    'select id, number from remediation.problem where id = any ($1::uuid[])',
    [ids],
  )
  return new Map(rows.map(row => [row.id, row.number]))
}
