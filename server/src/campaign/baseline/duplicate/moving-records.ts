import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { MovedRecord } from './duplicate-pair.store.ts'

/** From which enterprise to which, and why; `requestId` is that of the decision. */
export interface Moving {
  readonly from: string
  readonly to: { readonly id: string; readonly name: string }
  readonly reason: string
  readonly requestId: string
}

/** A later stage's records that hang on an enterprise and move with a merge, each by an act of its own. */
export interface MovingRecords {
  readonly key: string
  /** Moves all that are in reach. @returns what was moved */
  move(tx: Tx, moving: Moving): Promise<MovedRecord[]>
  /** Moves these back where they still are at `from`. @returns a sentence for each that was left, and why */
  moveBack(tx: Tx, records: readonly MovedRecord[], moving: Moving): Promise<Words[]>
}
