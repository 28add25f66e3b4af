import type { ImportState } from '#contract/baseline/import.states.ts'
import type { RowOutcome, RowState } from '#contract/baseline/import.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** How each state of a batch looks, the same on every screen. */
export const batchTone: Readonly<Record<ImportState, StateTone>> = {
  read: 'open',
  judged: 'waiting',
  imported: 'done',
  refused: 'returned',
  discarded: 'ended',
  undone: 'ended',
}

/** What becomes of a row: good ones, those that wait for a person, those that are nothing new. */
export const outcomeTone: Readonly<Record<RowOutcome, StateTone>> = {
  create: 'done',
  create_warn: 'working',
  attach: 'working',
  duplicate: 'ended',
  review: 'waiting',
  reject: 'returned',
  ignore: 'ended',
}

/** What was done with a row. */
export const rowTone: Readonly<Record<RowState, StateTone>> = {
  waiting: 'open',
  written: 'done',
  unchanged: 'ended',
  failed: 'returned',
  undone: 'ended',
  left: 'waiting',
}
