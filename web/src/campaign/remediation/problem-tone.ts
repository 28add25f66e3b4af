import type { z } from 'zod'
import type { ProblemState } from '#contract/remediation/problem.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

/** How each state of a problem looks, the same on every screen. 整改完成 still waits: it is not yet 销号. */
export const problemTone: Readonly<Record<z.infer<typeof ProblemState>, StateTone>> = {
  found: 'open',
  assigned: 'open',
  rectifying: 'working',
  checking: 'waiting',
  verified: 'waiting',
  onNotice: 'waiting',
  closed: 'done',
  merged: 'ended',
  voided: 'ended',
  transferred: 'ended',
  closedByExit: 'done',
  suspended: 'returned',
}
