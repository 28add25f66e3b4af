import type { IntegritySeverity } from '#contract/mandate/integrity-file.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

export const severityTone: Readonly<Record<IntegritySeverity, StateTone>> = {
  contradiction: 'returned',
  doubt: 'waiting',
  gap: 'open',
}
