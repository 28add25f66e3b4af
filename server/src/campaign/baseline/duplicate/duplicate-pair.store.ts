import type { DuplicatePairState } from '#contract/baseline/duplicate-pair.states.ts'
import type { DuplicateReason } from '#contract/baseline/duplicate-pair.ts'
import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'
import type { MovedRecord } from '../enterprise/hanging-records.ts'

/** A row of `baseline.duplicate_pair`. */
export interface DuplicatePair extends Case {
  readonly state: DuplicatePairState
  readonly township: string
  readonly industry: string
  readonly oneId: string
  readonly otherId: string
  readonly reasons: readonly DuplicateReason[]
  readonly weight: number
  readonly foundAt: Date
  readonly decidedBy: string | null
  readonly decidedReason: string | null
  readonly keptId: string | null
  readonly moved: readonly MovedRecord[] | null
  readonly stateBefore: EnterpriseState | null
  readonly siteId: string | null
  readonly mergedAt: Date | null
  readonly leftWhereItWas: readonly Words[] | null
}

/** A pair is no enterprise's alone, so it stands in neither's history; the merge itself does, by what it does to both. */
export const duplicatePairStore: CaseStore<DuplicatePair> = {
  table: 'baseline.duplicate_pair',
  lock: 'select * from baseline.duplicate_pair where id = $1',
  read: row => ({ ...camelRow(row), county: null, enterpriseId: null }) as unknown as DuplicatePair,
  givenByDatabase: [],
  notColumns: ['county', 'enterpriseId'],
}

const noteMerge: Prepared = {
  name: 'note merge',
  text: 'update baseline.duplicate_pair set moved = $2, state_before = $3, site_id = $4, left_where_it_was = null where id = $1',
}

/** What a merge moved, beside the act that made it: it is known only when all of it has been moved. */
export async function noteMoved(
  tx: Tx,
  pairId: string,
  { moved, stateBefore, siteId }: { moved: readonly MovedRecord[]; stateBefore: string; siteId: string | null },
): Promise<void> {
  await tx.run(noteMerge, [pairId, JSON.stringify(moved), stateBefore, siteId])
}

/** What an undoing left where it was. */
export async function noteLeft(tx: Tx, pairId: string, left: readonly Words[]): Promise<void> {
  await tx.query('update baseline.duplicate_pair set left_where_it_was = $2 where id = $1', [
    pairId,
    JSON.stringify(left),
  ])
}

/** Versions frozen since a moment that hold either record: they stay as they are. */
export async function frozenSince(tx: Tx, since: Date, enterprises: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(distinct v.id) as count from baseline.list_version v join baseline.list_row r on r.serial = v.serial
       join baseline.list_content c on c.id = r.content
     where v.frozen_at >= $1 and v.list = 'listOne' and c.subject_id = any ($2)`,
    [since, enterprises],
  )
  return row?.count ?? 0
}
