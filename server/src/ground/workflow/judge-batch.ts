import type { Tx } from '../database/transaction.ts'
import type { Case, Cell, Workflow } from './workflow.ts'

/**
 * Asks who registered for it what they say of many acts together, before the first is taken, so that a batch is not done by half. Each act is
 * judged again by itself. Throws their Refusal.
 */
export async function judgeBatch<This extends Case, State extends string, Action extends string>(
  tx: Tx,
  workflow: Workflow<This, State, Action>,
  action: Action,
  cells: readonly Pick<Cell, 'area' | 'industry' | 'enterpriseId'>[],
): Promise<void> {
  for (const registered of workflow.registered.batches) {
    if (registered.action === action) await registered.judge(tx, cells)
  }
}
