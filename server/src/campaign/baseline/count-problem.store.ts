import type { Prepared, Tx } from '#ground/database/transaction.ts'

const count: Prepared = { name: 'count problem', text: 'select baseline.count_problem($1, $2)' }

/**
 * Told by the stage that keeps problems, within its own transaction: one more (1) or one less (-1) is open at an enterprise. The list
 * filters and the map colours by it.
 */
export async function countOpenProblem(tx: Tx, enterpriseId: string, amount: 1 | -1): Promise<void> {
  await tx.run(count, [enterpriseId, amount])
}
