import type { z } from 'zod'
import type { EnterpriseState } from '#contract/baseline/enterprise.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** How each state of an enterprise's record looks, the same on every screen. */
export const enterpriseTone: Readonly<Record<z.infer<typeof EnterpriseState>, StateTone>> = {
  reported: 'waiting',
  verified: 'waiting',
  confirmed: 'done',
  returned: 'returned',
  duplicate: 'ended',
  notInScope: 'ended',
  closedDown: 'ended',
  voided: 'ended',
}
