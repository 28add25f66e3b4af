import type { Tx } from '#ground/database/transaction.ts'

/** Versions of these enterprises, in the order given. */
export async function selectionOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
  const rows = await tx.query<{ id: string; version: number }>(
    'select id, version from baseline.enterprise where id = any ($1)',
    [ids],
  )
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  return ids.flatMap(id => {
    const version = versions.get(id)
    return version === undefined ? [] : [{ id, version }]
  })
}
