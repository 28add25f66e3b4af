import { z } from 'zod'
import type { CampaignIntegrityRule } from '#campaign/mandate/index.ts'
import type { IntegrityFindingRow, listIntegrityFindings } from '#contract/baseline/integrity.ts'
import { extentOf, narrow, scopeFilter } from '#ground/access/index.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { foundBy } from './rule-query.ts'

const Key = z.tuple([z.uuid()])
const countAtMost = 10_000

/** Joins what a finding `f` is covered by: the waiver that stands and was given for what is found today. */
export const coveredBy = `left join baseline.integrity_waiver w
  on w.rule = f.rule and w.subject_id = f.subject_id and w.state = 'standing' and w.detail = f.detail`

export interface FoundRow extends Omit<IntegrityFindingRow, 'waiver' | 'actions' | 'mended'> {
  readonly waiverId: string | null
}

/** A page of what one rule finds in reach of the post, with how many there are, counted up to 10,000. */
export async function findIntegrityFindings(
  tx: Tx,
  { rule, standing, area, industry, after, limit }: z.output<typeof listIntegrityFindings.query>,
): Promise<{ rows: FoundRow[]; next: string | null; total: number | null }> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(area ? { areas: area } : {}),
    ...(industry ? { industries: industry } : {}),
  })
  const [key] = readPageKey(after, Key) ?? [null]
  const scope = scopeFilter(extent, { areas: 'f.area', townships: 'f.township', industries: 'f.industry' }, 2)
  const from = `from baseline.integrity_finding f ${coveredBy}
    where f.rule = $1 and w.id is ${standing === 'open' ? '' : 'not '}null and ${scope.text}`
  const [counted] = await tx.query<{ count: number }>(
    `select count(*) as count from (select ${from} limit ${countAtMost + 1}) as counted`,
    [rule, ...scope.values],
  )
  const found = await tx.query<FoundRow & Record<string, unknown>>(
    `select f.subject_id as "subjectId", f.label, f.area, f.township, f.industry, f.detail, f.found_on::text as "foundOn",
       '${standing}' as standing, w.id as "waiverId" ${from}
       and ($${scope.values.length + 2}::uuid is null or f.subject_id > $${scope.values.length + 2}) order by f.subject_id limit $${scope.values.length + 3}`,
    [rule, ...scope.values, key, limit + 1],
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const count = counted?.count ?? 0
  return {
    rows,
    next: found.length > limit && last ? writePageKey([last.subjectId]) : null,
    total: count > countAtMost ? null : count,
  }
}

/** Which of these records still break the rule, asked now and as the post that looks. */
export async function stillFound(
  tx: Tx,
  rule: CampaignIntegrityRule,
  subjects: readonly string[],
  today: string,
): Promise<ReadonlySet<string>> {
  if (subjects.length === 0) return new Set()
  const rows = await tx.query<{ subjectId: string }>(
    `select subject_id as "subjectId" from ${foundBy(rule, today)} where subject_id = any ($1)`,
    [subjects],
  )
  return new Set(rows.map(({ subjectId }) => subjectId))
}
