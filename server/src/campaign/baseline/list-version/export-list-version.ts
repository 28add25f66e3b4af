import { type CampaignNames, campaignNames } from '#campaign/mandate/index.ts'
import type { ListColumn, ListRow, ListRowFilter } from '#contract/baseline/list-version.ts'
import type { ExportColumn, ExportedList, Say } from '#ground/export/index.ts'
import type { Registering } from '../registering.ts'
import { findListRows } from './find-list-rows.ts'
import type { FrozenList } from './frozen-list.ts'
import type { ListVersion } from './list-version.store.ts'

/** A frozen version with its official columns: the rows in reach, numbered as they were. */
export function versionToExport(
  { campaign }: Registering,
  list: FrozenList,
  version: ListVersion,
  filter: ListRowFilter,
): ExportedList<ListRow> {
  const names = campaignNames(campaign)
  return {
    noun: 'listVersion',
    title: {
      zh: `${list.words.zh}第${version.number}版`,
      en: `${list.words.en}, version ${version.number}`,
    },
    place: placeOf(names, campaign.city, version),
    columns: [
      { title: { zh: '序号', en: 'Number' }, kind: 'number', width: 8, valueOf: row => row.position },
      ...list.columns.map(
        (column): ExportColumn<ListRow> => ({
          title: column.words,
          ...(column.as === 'day' ? { kind: 'day' as const } : {}),
          width: column.width,
          valueOf: (row, say) => sayFact(names, column, row.facts[column.key] ?? null, say),
        }),
      ),
    ],
    readPage: (tx, after, limit) => findListRows(tx, list, version, filter, { after, limit }),
  }
}

/** Area and industry of a version, as a file is called by them. */
export function placeOf(
  names: CampaignNames,
  city: { readonly code: string; readonly name: string },
  { area, industry }: Pick<ListVersion, 'area' | 'industry'>,
): string {
  const place = area === city.code ? city.name : names.area(area)
  return industry === null ? place : `${place}${names.industry(industry)}`
}

/** A fact in words: codes by their names, everything else as it is. */
export function sayFact(names: CampaignNames, column: ListColumn, value: string | null, say: Say): string | null {
  if (value === null) return null
  switch (column.as) {
    case 'area':
      return names.area(value)
    case 'township':
      return names.township(value)
    case 'industry':
      return names.industry(value)
    case 'choice':
      return say(column.choices?.[value] ?? { zh: value, en: value })
    default:
      return value
  }
}
