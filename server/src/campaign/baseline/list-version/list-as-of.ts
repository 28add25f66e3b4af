import type { z } from 'zod'
import type { showListAsOf } from '#contract/baseline/list-version.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { readBoardAsOf } from '#ground/figures/index.ts'
import type { FrozenList } from './frozen-list.ts'
import { findVersions } from './list-version.store.ts'

type Cell = z.output<typeof showListAsOf.reply>['cells'][number]

/**
 * How many of each area × industry stood on a list at the end of a day, by the figures' balances; and for each cell the latest version
 * frozen by then that holds it. Cells with neither are left out.
 */
export async function listAsOf(tx: Tx, { key, measure }: FrozenList, day: string): Promise<Cell[]> {
  const [figures, versions] = [
    await readBoardAsOf(tx, { measures: [measure], by: 'area', day }),
    // the latest of each series is enough: what is older is in force nowhere
    await findVersions(
      tx,
      `serial in (select max(serial) from baseline.list_version where list = $1 and frozen_on <= $2 group by area, industry) order by serial`,
      [key, day],
    ),
  ]
  const cells = new Map<string, Cell>()
  const cellAt = (area: string, industry: string): Cell => {
    const name = `${area} ${industry}`
    const known = cells.get(name) ?? { area, industry, count: 0, frozen: null }
    cells.set(name, known)
    return known
  }
  for (const { place, industry, count } of figures) {
    if (industry !== '') cellAt(place, industry).count = count
  }
  for (const { id, number, frozenAt, cells: frozen } of versions) {
    for (const { area, industry, count } of frozen) {
      cellAt(area, industry).frozen = { id, number, count, frozenAt: frozenAt.toISOString() }
    }
  }
  return [...cells.values()].toSorted((one, other) =>
    `${one.area}${one.industry}`.localeCompare(`${other.area}${other.industry}`),
  )
}
