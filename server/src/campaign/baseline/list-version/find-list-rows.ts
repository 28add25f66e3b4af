import { z } from 'zod'
import type { ListRow, ListRowFilter } from '#contract/baseline/list-version.ts'
import { extentOf, narrow } from '#ground/access/index.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import type { FrozenList } from './frozen-list.ts'
import type { ListVersion } from './list-version.store.ts'
import { positionsOf } from './positions-of.ts'

/** The position of a page's last row. */
const Key = z.tuple([z.number().int()])

// a piece is walked in the order of its rows and left as soon as the page is full
const rowsOfPiece: Prepared = {
  name: 'rows of a list version',
  text: `select r.position, c.subject_id as "subjectId", c.name, c.area, c.township, c.industry, c.facts
    from baseline.list_row r join baseline.list_content c on c.id = r.content
    where r.serial = $1 and r.position between $2 and $3 and ($4::text[] is null or c.township = any ($4))
      and ($5::text is null or strpos(upper(c.name), $5) > 0)
    order by r.position limit $6`,
}

interface Found extends Record<string, unknown> {
  position: number
  subjectId: string
  name: string
  area: string
  township: string | null
  industry: string
  facts: Record<string, string | null>
}

/** Rows of a version in reach of the post, in their frozen order. */
export async function findListRows(
  tx: Tx,
  list: FrozenList,
  version: ListVersion,
  filter: ListRowFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: ListRow[]; next: string | null }> {
  const from = (readPageKey(after, Key)?.[0] ?? 0) + 1
  const { areas, industries, townships } = narrow(extentOf(tx.actor.scope), {
    ...(filter.area ? { areas: filter.area } : {}),
    ...(filter.industry ? { industries: filter.industry } : {}),
    ...(filter.township ? { townships: filter.township } : {}),
  })
  const found: Found[] = []
  for (const { low, high } of positionsOf(version.cells, { areas, industries })) {
    if (high < from) continue
    const text = filter.text ? foldName(filter.text) : null
    const rows = await tx.run<Found>(rowsOfPiece, [
      version.serial,
      Math.max(low, from),
      high,
      townships ?? null,
      text,
      limit + 1 - found.length,
    ])
    found.push(...rows)
    if (found.length > limit) break
  }
  const rows = found.slice(0, limit)
  return {
    rows: rows.map(row => ({ ...row, facts: shownFacts(list, row.facts) })),
    next: found.length > limit ? writePageKey([rows.at(-1)?.position ?? 0]) : null,
  }
}

/** Facts as they may be shown: a telephone with its middle hidden. */
export function shownFacts(
  { sealed }: FrozenList,
  facts: Record<string, string | null>,
): Record<string, string | null> {
  const kept = sealed && facts[sealed.fact]
  return sealed && kept ? { ...facts, [sealed.fact]: sealed.open(kept) } : facts
}
