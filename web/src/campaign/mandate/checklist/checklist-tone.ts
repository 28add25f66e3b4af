import type { ChecklistState } from '#contract/mandate/checklist.states.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** The colour of each state of a version, the same everywhere. */
export const checklistTone: Readonly<Record<ChecklistState, StateTone>> = {
  draft: 'working',
  provisional: 'waiting',
  inForce: 'done',
  superseded: 'ended',
  withdrawn: 'returned',
}
