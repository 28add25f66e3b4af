import { readTableRows, type SmallList, textOf } from '#campaign/baseline/index.ts'
import type { CampaignExchangeSystem } from '#campaign/mandate/index.ts'
import { exchangeFieldWords } from '#contract/remediation/exchange-words.ts'
import type { TableWords } from '#ground/intake/find-table/table.ts'
import type { Field } from '#ground/intake/map-columns/field.ts'
import { matchHeader } from '#ground/intake/map-columns/match-header.ts'
import { parseUscc } from '#ground/intake/normalise/parse-uscc.ts'
import type { Workbook } from '#ground/intake/read-workbook/workbook.ts'
import type { TheirRow } from './compare-rows.ts'
import type { WrittenValues } from './say-field.ts'

/** What one cell may say: longer texts are of another kind of file. */
const longestCell = 4_000

/** The rows of their workbook under the headers of the map. Every header must be one of the map's words, whole. */
export async function readTheirRows(
  workbook: Workbook,
  map: CampaignExchangeSystem['problem'],
  signal?: AbortSignal,
): Promise<TheirRow[]> {
  const rows = await readTableRows(workbook, listOf(map), signal)
  return rows.map(row => ({ source: `${row.sheet} 第 ${row.row} 行`, values: valuesOf(row, map) }))
}

function valuesOf(row: Parameters<typeof textOf>[0], map: CampaignExchangeSystem['problem']): WrittenValues {
  return Object.fromEntries(
    map.in.flatMap(({ field }) => {
      const text = textOf(row, field).slice(0, longestCell)
      return text === '' ? [] : [[field, text]]
    }),
  )
}

function listOf(map: CampaignExchangeSystem['problem']): SmallList {
  const fields: Field[] = map.in.map(({ headers, field }) => ({
    key: field,
    ...exchangeFieldWords[field],
    words: headers.map(header => `=${header}`),
  }))
  const words: TableWords = {
    headerScore: text => (text.length > 40 ? 0 : (matchHeader([text], fields)?.score ?? 0)),
    isData: text => parseUscc(text).kind === 'ok',
    isSectionText: () => false,
  }
  return { fields, words, identity: ['externalNumber', 'ourNumber'], fillsDown: [] }
}
