import type { ChecklistContent, ChecklistFault, ChecklistItem } from '#contract/mandate/checklist.ts'

const needed = [
  ['requirement', { zh: '缺要求', en: 'The requirement is missing' }],
  ['howJudged', { zh: '缺判断依据', en: 'How it is judged is missing' }],
  ['source', { zh: '缺法规标准依据', en: 'What it rests on is missing' }],
] as const satisfies readonly (readonly [keyof ChecklistItem, ChecklistFault['words']])[]

/** Whether nobody has seen a source of the item: it ships as 草案. */
export const isDraftItem = ({ tag }: Pick<ChecklistItem, 'tag'>): boolean => tag !== 'V' && tag !== 'S'

/** What keeps a version from being put in force; in the order of its items. */
export function faultsOf({ title, items }: ChecklistContent): ChecklistFault[] {
  const faults: ChecklistFault[] = []
  if (title === '') faults.push({ code: '', field: 'title', words: { zh: '缺名称', en: 'The title is missing' } })
  if (items.length === 0)
    faults.push({ code: '', field: 'items', words: { zh: '没有检查项', en: 'There are no items' } })
  for (const item of items) {
    for (const [field, words] of needed) if (item[field] === '') faults.push({ code: item.code, field, words })
    if (isDraftItem(item))
      faults.push({
        code: item.code,
        field: 'tag',
        words: { zh: '仍是草案，尚未核实', en: 'Still a draft: nobody has verified it' },
      })
  }
  return faults
}
