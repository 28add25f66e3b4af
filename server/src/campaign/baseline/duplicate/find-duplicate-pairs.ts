import { z } from 'zod'
import type { DuplicatePairRow, listDuplicatePairs } from '#contract/baseline/duplicate-pair.ts'
import { extentOf, narrow, scopeFilter } from '#ground/access/index.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'

const Key = z.tuple([z.number().int(), z.uuid()])

interface Row extends Record<string, unknown> {
  id: string
  version: number
  state: DuplicatePairRow['state']
  reasons: DuplicatePairRow['reasons']
  weight: number
  industry: string
  foundAt: Date
  decidedBy: string | null
  decidedReason: string | null
  one: DuplicatePairRow['one']
  other: DuplicatePairRow['other']
}

const side = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'area', ${alias}.area, 'township', ${alias}.township)`

export const pairColumns = `p.id, p.version, p.state, p.reasons, p.weight, p.industry, p.found_at as "foundAt", p.decided_by as "decidedBy",
  p.decided_reason as "decidedReason", ${side('one')} as one, ${side('other')} as other`

/** Pairs in reach of the post, the surest first. */
export async function findDuplicatePairs(
  tx: Tx,
  { state, area, industry, reason, after, limit }: z.output<typeof listDuplicatePairs.query>,
): Promise<{ rows: DuplicatePairRow[]; next: string | null }> {
  const key = readPageKey(after, Key)
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(area ? { areas: area } : {}),
    ...(industry ? { industries: industry } : {}),
  })
  const scope = scopeFilter(extent, { areas: 'p.area', townships: 'p.township', industries: 'p.industry' }, 6)
  const found = await tx.query<Row>(
    `select ${pairColumns} from baseline.duplicate_pair p join baseline.enterprise one on one.id = p.one_id
       join baseline.enterprise other on other.id = p.other_id
     where p.state = $1 and ($2::text[] is null or p.reasons && $2) and ($3::int is null or (p.weight, p.id) < ($3, $4::uuid))
       and ${scope.text}
     order by p.weight desc, p.id desc limit $5`,
    [state, reason ?? null, key?.[0] ?? null, key?.[1] ?? null, limit + 1, ...scope.values],
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(pairRow),
    next: found.length > limit && last ? writePageKey([last.weight, last.id]) : null,
  }
}

function pairRow({ weight: _, foundAt, ...row }: Row): DuplicatePairRow {
  return { ...row, foundAt: foundAt.toISOString() }
}

/** One pair as a line, or undefined where it is absent or out of reach. */
export async function findDuplicatePair(tx: Tx, id: string): Promise<DuplicatePairRow | undefined> {
  const [row] = await tx.query<Row>(
    `select ${pairColumns} from baseline.duplicate_pair p join baseline.enterprise one on one.id = p.one_id
       join baseline.enterprise other on other.id = p.other_id where p.id = $1`,
    [id],
  )
  return row && pairRow(row)
}
