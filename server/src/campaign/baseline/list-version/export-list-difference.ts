import { campaignNames } from '#campaign/mandate/index.ts'
import { type ListDifferenceRow, listChangeWords } from '#contract/baseline/list-version.ts'
import { dayOf } from '#ground/clock/shanghai.ts'
import type { ExportedList, Say } from '#ground/export/index.ts'
import type { Registering } from '../registering.ts'
import { placeOf, sayFact } from './export-list-version.ts'
import { type Compared, findListDifference, type VersionPair } from './find-list-difference.ts'
import type { FrozenList } from './frozen-list.ts'

const nothing = { zh: '（未填）', en: '(nothing)' }

/** What two versions differ in, a row each, with why. */
export function differenceToExport(
  { campaign }: Registering,
  list: FrozenList,
  pair: VersionPair,
  filter: Compared,
): ExportedList<ListDifferenceRow> {
  const names = campaignNames(campaign)
  const columnOf = new Map(list.columns.map(column => [column.key, column]))
  const sayFields = ({ fields }: ListDifferenceRow, say: Say) =>
    fields
      .map(({ key, was, became }) => {
        const column = columnOf.get(key)
        if (!column) return key
        const said = (value: string | null) => sayFact(names, column, value, say) ?? say(nothing)
        return `${say(column.words)}：${said(was)} → ${said(became)}`
      })
      .join('；')
  const sayActs = ({ acts }: ListDifferenceRow, say: Say) =>
    acts
      .map(({ at, words, unitName, personName, ground }) =>
        [`${dayOf(new Date(at))} ${unitName} ${personName} ${say(words)}`, ground].filter(Boolean).join('：'),
      )
      .join('；')
  return {
    noun: 'listVersion',
    title: {
      zh: `${list.words.zh}第${pair.from.number}版至第${pair.to.number}版差异`,
      en: `${list.words.en}, what changed from version ${pair.from.number} to ${pair.to.number}`,
    },
    place: placeOf(names, campaign.city, pair.to),
    columns: [
      { title: { zh: '变化', en: 'Change' }, width: 10, valueOf: (row, say) => say(listChangeWords[row.change]) },
      { title: { zh: '名称', en: 'Name' }, width: 36, valueOf: row => row.name },
      { title: { zh: '区块', en: 'Area' }, width: 12, valueOf: row => names.area(row.area) },
      {
        title: { zh: '乡镇（街道）', en: 'Township' },
        width: 14,
        valueOf: row => row.township && names.township(row.township),
      },
      { title: { zh: '行业', en: 'Industry' }, width: 14, valueOf: row => names.industry(row.industry) },
      { title: { zh: '变更内容', en: 'What changed' }, width: 60, valueOf: (row, say) => sayFields(row, say) || null },
      {
        title: { zh: '原因（其间办理）', en: 'Why (acts between)' },
        width: 60,
        valueOf: (row, say) => sayActs(row, say) || null,
      },
    ],
    readPage: (tx, after, limit) => findListDifference(tx, list, pair, campaign.city.code, filter, { after, limit }),
  }
}
