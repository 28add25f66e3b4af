import type { OmissionState } from '#contract/baseline/omission.states.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** What each state of an omission means to the reader. */
export const omissionTone: Readonly<Record<OmissionState, StateTone>> = {
  suspected: 'open',
  unregistered: 'open',
  proposed: 'done',
  registered: 'done',
  notNeeded: 'ended',
  otherIndustry: 'ended',
  lapsed: 'ended',
}
