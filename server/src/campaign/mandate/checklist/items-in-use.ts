import type { Prepared, Tx } from '#ground/database/transaction.ts'

/** An item that a problem may name, with the number of the version in which it stands. */
export interface ItemInUse {
  readonly code: string
  readonly requirement: string
  readonly veto: boolean
  readonly measures: readonly string[]
  readonly number: number
}

/** SQL of the items in use in the industry that an expression names, as jsonb. */
export const itemsInUseOf = (industry: string): string => `mandate.items_in_use(${industry})`

const statement: Prepared = { name: 'items in use', text: `select ${itemsInUseOf('$1')} as items` }

/** The items that stand in an industry now, its own before the common ones; without an industry the common ones. */
export async function itemsInUse(tx: Tx, industry: string | null): Promise<readonly ItemInUse[]> {
  const [row] = await tx.run<{ items: ItemInUse[] }>(statement, [industry ?? 'common'])
  return row?.items ?? []
}
