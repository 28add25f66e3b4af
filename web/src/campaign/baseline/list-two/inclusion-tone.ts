import type { ListTwoState } from '#contract/baseline/inclusion-words.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** What each standing on list two means to the reader. */
export const inclusionTone: Readonly<Record<ListTwoState, StateTone>> = {
  undecided: 'open',
  proposedIn: 'waiting',
  proposedOut: 'waiting',
  included: 'done',
  notIncluded: 'ended',
  reopened: 'returned',
}
