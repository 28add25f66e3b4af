import { exchangeDecisionStates } from '#contract/remediation/exchange.states.ts'
import type { ExchangeRowView } from '#contract/remediation/exchange.ts'
import type { ExchangeRow } from './exchange-row.store.ts'
import { type Exchanging, systemOf } from './exchanging.ts'
import { offersOf } from './offers-of.ts'

/** A line of the difference list as the contract says it, with what may be decided on it. */
export function exchangeRowView(exchanging: Exchanging, row: ExchangeRow): ExchangeRowView {
  const { problem: map } = systemOf(exchanging, row.system)
  const { decision } = row
  return {
    id: row.id,
    kind: row.kind,
    source: row.source,
    label: row.label,
    area: row.area,
    problem: row.subjectId && row.subjectNumber ? { id: row.subjectId, number: row.subjectNumber } : null,
    externalNumber: row.externalNumber,
    newNumber: row.newNumber,
    fields:
      row.kind === 'theirsOnly'
        ? map.in.flatMap(({ field }) => {
            const theirs = row.theirs[field]
            return theirs === undefined ? [] : [{ field, theirs, ours: null }]
          })
        : row.differing.map(field => ({ field, theirs: row.theirs[field] ?? null, ours: row.ours[field] ?? null })),
    fault: row.faultZh === null ? null : { zh: row.faultZh, en: row.faultEn ?? row.faultZh },
    decision: decision && {
      words: { zh: exchangeDecisionStates.states[decision].zh, en: exchangeDecisionStates.states[decision].en },
      reason: row.reason,
      by: row.decidedWords ?? '',
      at: row.decidedAt?.toISOString() ?? '',
      earlier: row.earlier,
    },
    actions: offersOf(row, map, exchanging.campaign.city.code).map(([action, refusal]) => ({
      action,
      allowed: refusal === null,
      ...(refusal ? { refusal: { code: refusal.code, zh: refusal.zh, en: refusal.en } } : {}),
    })),
  }
}
