import type { ChecklistItem } from '#contract/mandate/checklist.ts'
import { itemFieldWords, sourceTagWords } from '#contract/mandate/checklist-words.ts'
import { letterOf } from '#contract/mandate/dimension-of-code.ts'
import type { ExportColumn, ExportedList, Say } from '#ground/export/index.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { campaignNames } from '../campaign-file/campaign-names.ts'
import type { Checklist } from './checklist.ts'
import { columnShapes, type ItemColumn, itemColumns } from './item-fields.ts'

/** A version as a workbook: a row an item, several causes or measures a line each; read in again it says the same. */
export function checklistToExport(campaign: Campaign, the: Checklist): ExportedList<ChecklistItem> {
  const nameOfLetter = new Map(campaign.dimensions.map(({ letter, name }) => [letter as string, name]))
  const valueOf = (column: ItemColumn) => (item: ChecklistItem, say: Say) => {
    switch (column) {
      case 'dimension':
        return nameOfLetter.get(letterOf(item.code)) ?? null
      case 'veto':
        return say(item.veto ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })
      case 'tag':
        return say(sourceTagWords[item.tag])
      case 'causes':
      case 'measures':
        return item[column].join('\n') || null
      case 'weight':
        return item.weight
      default:
        return item[column] || null
    }
  }
  return {
    noun: 'checklist',
    title: { zh: `检查表第${the.number}版`, en: `Checklist, version ${the.number}` },
    place: the.industry === 'common' ? campaign.city.name : campaignNames(campaign).industry(the.industry),
    columns: itemColumns.map(
      (column): ExportColumn<ChecklistItem> => ({
        title: itemFieldWords[column],
        width: columnShapes[column].width,
        ...(column === 'weight' ? { kind: 'number' as const } : {}),
        valueOf: valueOf(column),
      }),
    ),
    readPage: async () => ({ rows: the.content.items, next: null }),
  }
}
