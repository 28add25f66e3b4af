import type { Tx } from '#ground/database/transaction.ts'
import type { FieldDifference } from './rows.store.ts'

export type DifferenceKind = 'new' | 'changed' | 'gone' | 'same'
export interface Difference {
  readonly kind: DifferenceKind
  readonly name: string
  readonly enterpriseId: string | null
  readonly sheet: string | null
  readonly row: number | null
  readonly changes: FieldDifference[]
}

/** The unit's latest imported list before this one that was taken in for the same area, township and industry. */
export async function findPrevious(
  tx: Tx,
  batchId: string,
): Promise<{ id: string; fileName: string; importedAt: string } | null> {
  const [row] = await tx.query<{ id: string; fileName: string; importedAt: Date }>(
    `select p.id, p.file_name as "fileName", p.imported_at as "importedAt" from baseline.import_batch b
     join baseline.import_batch p on p.unit_id = b.unit_id and p.id < b.id and p.state = 'imported'
       and p.default_area is not distinct from b.default_area and p.default_township is not distinct from b.default_township
       and p.default_industry is not distinct from b.default_industry
     where b.id = $1 order by p.id desc limit 1`,
    [batchId],
  )
  return row ? { ...row, importedAt: row.importedAt.toISOString() } : null
}

// gone: on the last list and still on the register, and not on this one
const compared = `with its as (
    select r.position, r.sheet, r.row, r.label, r.changes, r.outcome, coalesce(r.about_enterprise, case when r.state <> 'waiting' then r.enterprise_id end) as enterprise
    from baseline.import_row r where r.batch_id = $1 and r.outcome <> 'ignore' and r.about_row is null),
  all_of_them as (
    select case when its.enterprise is null or exists (select from baseline.enterprise e where e.id = its.enterprise and e.import_batch = $1) then 'new'
        when jsonb_array_length(its.changes) > 0 then 'changed' else 'same' end as kind,
      its.position, its.label as name, its.enterprise, its.sheet, its.row, its.changes from its
    union all
    select distinct on (e.id) 'gone', 1000000 + p.position, e.name, e.id, null, null, '[]'::jsonb
    from baseline.import_row p join baseline.enterprise e on e.id = p.enterprise_id
    where p.batch_id = $2 and e.state in ('reported', 'verified', 'confirmed', 'returned') and not exists (select from its where its.enterprise = e.id))`

/** This list held against the last one. Nothing is removed because it is gone from a list: a person decides. */
export async function findDifferences(
  tx: Tx,
  batchId: string,
  previous: string | null,
  { kind, after = -1, limit }: { kind?: DifferenceKind | undefined; after?: number; limit: number },
): Promise<{ rows: Difference[]; next: string | null; totals: Record<string, number> }> {
  const rows = await tx.query<Difference & { position: number } & Record<string, unknown>>(
    `${compared} select kind, position, name, enterprise as "enterpriseId", sheet, d.row, changes from all_of_them d
     where ($3::text is null or kind = $3) and position > $4 order by position limit $5`,
    [batchId, previous, kind ?? null, after, limit + 1],
  )
  const counts = await tx.query<{ kind: string; count: number }>(
    `${compared} select kind, count(*) as count from all_of_them group by kind`,
    [batchId, previous],
  )
  const shown = rows.slice(0, limit)
  return {
    rows: shown.map(({ position: _, ...row }) => row),
    next: rows.length > limit ? String(shown.at(-1)?.position ?? '') : null,
    totals: Object.fromEntries(counts.map(({ kind: of, count }) => [of, count])),
  }
}
