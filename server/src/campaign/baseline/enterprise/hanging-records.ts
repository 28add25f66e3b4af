import type { ExitProof } from '#contract/baseline/exit-proof.ts'
import type { HangingRecord } from '#contract/baseline/hanging-record.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'

/** From which enterprise to which, and why; `requestId` is that of the decision. */
export interface Moving {
  readonly from: string
  readonly to: { readonly id: string; readonly name: string }
  readonly reason: string
  readonly requestId: string
  /** These alone; all where it is left out. */
  readonly only?: readonly string[]
}

/** A record that was moved, so that it can be moved back. */
export interface MovedRecord {
  /** Of the kind of record, as it was registered. */
  readonly key: string
  readonly id: string
  readonly label: string
}

/** An enterprise is closed down: on what ground, and what was found on site. */
export interface Closing {
  readonly enterpriseId: string
  readonly reason: string
  readonly proof: ExitProof
  readonly requestId: string
}

/** A later stage's records that hang on an enterprise: they move with a merge or a split and are answered when it closes, each by an act of its own. */
export interface HangingRecords {
  readonly key: string
  /** Those in reach that are open, oldest first, at most 200. */
  open(tx: Tx, enterpriseId: string): Promise<HangingRecord[]>
  /** Moves those in reach. @returns what was moved */
  move(tx: Tx, moving: Moving): Promise<MovedRecord[]>
  /** Moves these back where they still are at `from`. @returns a sentence for each that was left, and why */
  moveBack(tx: Tx, records: readonly MovedRecord[], moving: Moving): Promise<Words[]>
  /** Proposes for each of these that it ends with the enterprise. */
  endWith(tx: Tx, records: readonly HangingRecord[], closing: Closing): Promise<void>
}
