import type { ExchangeRowKind } from '#contract/remediation/exchange-words.ts'
import type { StateTone } from '#web/ground/state-word/state-word.tsx'

export const kindTone: Readonly<Record<ExchangeRowKind, StateTone>> = {
  theirsOnly: 'waiting',
  oursOnly: 'open',
  differs: 'returned',
  equal: 'done',
  unreadable: 'ended',
}
