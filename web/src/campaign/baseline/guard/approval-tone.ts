import type { GuardApprovalState } from '#contract/baseline/guard-approval.states.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** The colour of each state of an approval, the same everywhere. */
export const approvalTone: Readonly<Record<GuardApprovalState, StateTone>> = {
  asked: 'waiting',
  approved: 'working',
  declined: 'returned',
  withdrawn: 'ended',
  used: 'done',
}
