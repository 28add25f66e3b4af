import type { Prepared, Tx } from '#ground/database/transaction.ts'

const statement: Prepared = {
  name: 'requirements of codes',
  text: `select distinct on (item ->> 'code') item ->> 'code' as code, item ->> 'requirement' as requirement
    from mandate.checklist c, jsonb_array_elements(c.content -> 'items') as item
    where (c.decided_at is not null or c.state in ('provisional', 'superseded')) and item ->> 'code' = any ($1) order by item ->> 'code', c.number desc`,
}

/** What each code asks, as the latest version that has it says: also of items that stand in no version in use any more. */
export async function requirementsOf(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.run<{ code: string; requirement: string }>(statement, [codes])
  return new Map(rows.map(({ code, requirement }) => [code, requirement]))
}
