import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import { type EnterpriseCase, enterpriseColumns } from '../enterprise/enterprise.store.ts'

const statement: Prepared = {
  name: 'assessed enterprise',
  text: `select ${enterpriseColumns('e')} from baseline.enterprise e where e.id = $1`,
}

/** The enterprise that is assessed. Throws 404 where it is absent or out of reach. */
export async function findEnterprise(tx: Tx, id: string): Promise<EnterpriseCase> {
  const [row] = await tx.run<EnterpriseCase & Record<string, unknown>>(statement, [id])
  if (!row) throw absent()
  return row
}
