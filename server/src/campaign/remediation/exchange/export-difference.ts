import { campaignNames, sayFilter } from '#campaign/mandate/index.ts'
import type { ExchangeRowFilter, ExchangeRowView } from '#contract/remediation/exchange.ts'
import { exchangeFieldWords, exchangeRowKindWords } from '#contract/remediation/exchange-words.ts'
import type { ExportColumn, ExportedList, Say } from '#ground/export/index.ts'
import type { ExchangeRound } from './exchange-round.workflow.ts'
import { readExchangeRows } from './exchange-row.store.ts'
import { exchangeRowView } from './exchange-row.view.ts'
import { type Exchanging, systemOf } from './exchanging.ts'

/** The difference list as a file: both sides of what differs in words, and what was decided. */
export function exchangeDifferenceToExport(
  exchanging: Exchanging,
  round: ExchangeRound,
  filter: ExchangeRowFilter,
): ExportedList<ExchangeRowView> {
  const { shortName } = systemOf(exchanging, round.system)
  return {
    noun: 'exchangeRound',
    title: { zh: `与${shortName}差异清单`, en: `Differences with ${shortName}` },
    place: exchanging.campaign.city.name,
    narrowed: sayFilter(exchanging.campaign, filter, { kind: exchangeRowKindWords, field: exchangeFieldWords }),
    numbered: true,
    columns: columnsOf(exchanging),
    readPage: async (tx, after, limit) => {
      const rows = await readExchangeRows(tx, round.id, filter, { after: Number(after ?? 0), limit: limit + 1 })
      const shown = rows.slice(0, limit)
      return {
        rows: shown.map(row => exchangeRowView(exchanging, row)),
        next: rows.length > limit ? String(shown.at(-1)?.position) : null,
      }
    },
  }
}

function columnsOf({ campaign }: Exchanging): ExportColumn<ExchangeRowView>[] {
  const names = campaignNames(campaign)
  const both = (row: ExchangeRowView, say: Say, side: 'theirs' | 'ours') =>
    row.fields
      .filter(field => field[side] !== null)
      .map(field => `${say(exchangeFieldWords[field.field])}：${field[side]}`)
      .join('；') || null
  return [
    { title: { zh: '情形', en: 'Kind' }, width: 18, valueOf: (row, say) => say(exchangeRowKindWords[row.kind]) },
    { title: { zh: '外部系统编号', en: 'Their number' }, width: 18, valueOf: row => row.externalNumber },
    { title: { zh: '本系统编号', en: 'Our number' }, width: 16, valueOf: row => row.problem?.number ?? null },
    { title: { zh: '区块', en: 'Area' }, width: 12, valueOf: row => names.area(row.area) },
    { title: { zh: '企业（对象）', en: 'About' }, width: 30, valueOf: row => row.label },
    { title: { zh: '对方内容', en: 'What they have' }, width: 44, valueOf: (row, say) => both(row, say, 'theirs') },
    { title: { zh: '本系统内容', en: 'What we have' }, width: 44, valueOf: (row, say) => both(row, say, 'ours') },
    { title: { zh: '对方表位置', en: 'Row of theirs' }, width: 18, valueOf: row => row.source },
    {
      title: { zh: '处理', en: 'Decision' },
      width: 30,
      valueOf: (row, say) =>
        row.decision
          ? [say(row.decision.words), row.decision.reason, row.decision.by].filter(Boolean).join('；')
          : row.fault && say(row.fault),
    },
  ]
}
