import type { DocumentTemplateState } from '#contract/ground/document-template.states.ts'
import type { StateTone } from '../../state-word/state-word.tsx'

/** The colour of each state of a version, the same as those of checklists. */
export const templateTone: Readonly<Record<DocumentTemplateState, StateTone>> = {
  draft: 'working',
  provisional: 'waiting',
  inForce: 'done',
  superseded: 'ended',
  discarded: 'returned',
}
