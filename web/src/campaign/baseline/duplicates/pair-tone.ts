import type { DuplicatePairState } from '#contract/baseline/duplicate-pair.states.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** The colour of each state of a pair, the same everywhere. */
export const pairTone: Readonly<Record<DuplicatePairState, StateTone>> = {
  suspected: 'waiting',
  same: 'done',
  different: 'ended',
}
