import type { ListVersionView } from '#contract/baseline/list-version.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { FrozenList } from './frozen-list.ts'
import { findVersions, type ListVersion, versionRow } from './list-version.store.ts'

const mostComparable = 50

/** The page of one version: its head, cells, columns, and the versions it can be held against. */
export async function viewListVersion(
  tx: Tx,
  list: FrozenList,
  version: ListVersion,
  { cityCode, asOf }: { cityCode: string; asOf: string },
): Promise<ListVersionView> {
  const others = await findVersions(
    tx,
    `list = $1 and id <> $2 and (area = $3 or area = $4 or $3 = $4) and (industry = $5 or industry is null or $5::text is null)
     order by serial desc limit ${mostComparable}`,
    [version.list, version.id, version.area, cityCode, version.industry],
  )
  return {
    ...versionRow(version, list.words, cityCode),
    clause: list.clause,
    rowsHash: version.rowsHash,
    previousHash: version.previousHash,
    columns: list.columns.map(column => ({ ...column })),
    cells: version.cells.map(cell => ({ ...cell })),
    comparable: others.map(other => {
      const { id, number, area, industry, stage, frozenAt, rows } = versionRow(other, list.words, cityCode)
      return { id, number, area, industry, stage, frozenAt, rows }
    }),
    asOf,
  }
}
