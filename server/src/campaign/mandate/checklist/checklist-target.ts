import { itemFieldWords } from '#contract/mandate/checklist-words.ts'
import type { TableWords } from '#ground/intake/find-table/table.ts'
import type { MappedRow, Target } from '#ground/intake/judge/target.ts'
import type { Field } from '#ground/intake/map-columns/field.ts'
import { matchHeader } from '#ground/intake/map-columns/match-header.ts'
import { cleanText } from '#ground/intake/normalise/clean-text.ts'
import { columnShapes, type ItemColumn, itemColumns } from './item-fields.ts'

/** What a row holds at each column, with the cell it stands in; empty text says nothing. */
export interface ItemCandidate {
  readonly row: number
  readonly texts: Readonly<Record<ItemColumn, string>>
  /** Letters of the columns that the table has. */
  readonly letters: Readonly<Partial<Record<ItemColumn, string>>>
}

const fields: Field[] = [
  { key: 'serial', zh: '序号', en: 'No.', words: ['=序号', '=No'] },
  ...itemColumns.map(key => {
    const { zh, en } = itemFieldWords[key]
    return { key, zh, en, words: [zh, `=${en}`, ...columnShapes[key].known] }
  }),
]

const code = /^(G|[A-Z]{2})-[A-E]\d{1,3}$/

const headers: TableWords = {
  headerScore: text => (text.length > 20 ? 0 : (matchHeader([text], fields)?.score ?? 0)),
  isData: text => code.test(text),
  isSectionText: () => false,
}

/** Workbooks of a checklist: one row is one item. */
export const checklistTarget: Target<ItemCandidate, null> = {
  key: 'checklistItem',
  fields,
  words: () => headers,
  identity: ['requirement'],
  fillsDown: ['dimension'],
  interpret: row => {
    const texts = Object.fromEntries(itemColumns.map(column => [column, textOf(row, column)])) as ItemCandidate['texts']
    const letters = Object.fromEntries(
      itemColumns.flatMap(column => {
        const letter = row.fields.get(column)?.[0]?.letter
        return letter ? [[column, letter]] : []
      }),
    )
    const empty = texts.code === '' && texts.requirement === ''
    return { candidate: { row: row.row, texts, letters }, findings: [], continues: false, empty, example: false }
  },
  recognise: async rows =>
    rows.map(({ candidate, empty }) => ({
      outcome: empty ? 'ignore' : 'create',
      findings: [],
      values: candidate,
      about: null,
    })),
}

/** Lines stay lines: they are several causes or measures. */
function textOf(row: MappedRow, column: ItemColumn): string {
  return cleanText(row.fields.get(column)?.[0]?.text ?? '')
}
