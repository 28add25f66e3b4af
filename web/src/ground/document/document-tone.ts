import type { DocumentState } from '#contract/ground/document.states.ts'
import type { StateTone } from '../state-word/state-word.tsx'

/** How each state of a paper looks, the same on every screen. */
export const documentTone: Readonly<Record<DocumentState, StateTone>> = {
  drafting: 'open',
  reviewing: 'waiting',
  countersigning: 'waiting',
  awaitingSignature: 'waiting',
  signed: 'working',
  numbered: 'working',
  sealed: 'working',
  sent: 'waiting',
  received: 'done',
  filed: 'done',
  voided: 'ended',
}
