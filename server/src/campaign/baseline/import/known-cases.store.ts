import type { EnterpriseField } from '#contract/baseline/enterprise.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { type EnterpriseCase, enterpriseColumns, enterpriseStore } from '../enterprise/enterprise.store.ts'

/** Records in reach by id, as their workflow sees them; not locked. */
export async function readCases(tx: Tx, ids: readonly string[]): Promise<Map<string, EnterpriseCase>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query(`select ${enterpriseColumns('e')} from baseline.enterprise e where e.id = any ($1)`, [
    ids,
  ])
  return new Map(rows.map(row => enterpriseStore.read(row)).map(the => [the.id, the]))
}

export interface StandingChange {
  readonly field: EnterpriseField
  readonly was: string | null
  readonly wasSealed: Uint8Array | null
}

/** The changes of a batch on one record that still stand: the latest of their field, and not put back yet. */
export async function standingChanges(
  tx: Tx,
  batchId: string,
  enterpriseId: string,
): Promise<{ standing: StandingChange[]; overtaken: EnterpriseField[] }> {
  const rows = await tx.query<StandingChange & { latest: boolean } & Record<string, unknown>>(
    `select first.field, first.was, first.was_sealed as "wasSealed",
       not exists (select from baseline.field_change later where later.enterprise_id = $2 and later.field = first.field
         and later.id > first.id and later.import_batch is distinct from $1) as latest
     from (select distinct on (field) id, field, was, was_sealed from baseline.field_change
       where import_batch = $1 and enterprise_id = $2 and origin = 'import' order by field, id) as first
     where not exists (select from baseline.field_change back where back.import_batch = $1 and back.enterprise_id = $2 and back.field = first.field
       and back.origin = 'undo')`,
    [batchId, enterpriseId],
  )
  return {
    standing: rows.filter(row => row.latest).map(({ field, was, wasSealed }) => ({ field, was, wasSealed })),
    overtaken: rows.filter(row => !row.latest).map(({ field }) => field),
  }
}

/** Closes the sites that a batch added to a record. @returns how many */
export async function closeSitesOfBatch(tx: Tx, batchId: string, enterpriseId: string, on: string): Promise<number> {
  const closed = await tx.query(
    'update baseline.site set closed_on = $3 where import_batch = $1 and enterprise_id = $2 and closed_on is null returning id',
    [batchId, enterpriseId, on],
  )
  return closed.length
}
