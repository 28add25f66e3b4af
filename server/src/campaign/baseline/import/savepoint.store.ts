import type { Tx } from '#ground/database/transaction.ts'

/** Runs work that may fail without losing what the transaction has done before it: rolled back to here, the transaction goes on. */
export async function within<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await tx.query('savepoint within')
  try {
    const result = await work()
    await tx.query('release savepoint within')
    return result
  } catch (error) {
    await tx.query('rollback to savepoint within')
    throw error
  }
}
