import type { Prepared, Tx } from '#ground/database/transaction.ts'
import { absent } from '#ground/workflow/act.ts'
import type { Cell } from '#ground/workflow/workflow.ts'
import type { EnterpriseCase } from './enterprise.store.ts'

/** What a record that hangs on an enterprise takes over from it: where it lies, what it is called, how its own record stands. */
export interface HangingOn extends Cell, Pick<EnterpriseCase, 'name' | 'state' | 'industries' | 'grid'> {
  readonly county: string
  readonly township: string
  readonly enterpriseId: string
}

const statement: Prepared = {
  name: 'cell of enterprise',
  text: `select id as "enterpriseId", name, state, industries, industry, area, county, township, grid
    from baseline.enterprise where id = $1 and state <> 'voided'`,
}

/** Throws 404 where it is absent, voided or out of reach. */
export async function cellOfEnterprise(tx: Tx, id: string): Promise<HangingOn> {
  const [found] = await tx.run<HangingOn & Record<string, unknown>>(statement, [id])
  if (!found) throw absent()
  return found
}
