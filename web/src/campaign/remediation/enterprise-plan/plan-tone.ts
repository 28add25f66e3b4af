import type { EnterprisePlanState } from '#contract/remediation/enterprise-plan.states.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

export const planTone: Readonly<Record<EnterprisePlanState, StateTone>> = {
  drafting: 'open',
  areaReview: 'waiting',
  returned: 'returned',
  issued: 'working',
  filed: 'working',
  completed: 'done',
  amended: 'ended',
}
