import { itemFieldWords } from '#contract/mandate/checklist-words.ts'

/** A column of the workbook of a checklist. */
export type ItemColumn = keyof typeof itemFieldWords

/** Every column, in the order of the workbook. */
export const itemColumns = Object.keys(itemFieldWords) as ItemColumn[]

/** How wide a column is written, in characters, and what else it may be called when it is read; `=` before a word: the whole header. */
export const columnShapes: Readonly<Record<ItemColumn, { readonly width: number; readonly known: readonly string[] }>> =
  {
    code: { width: 10, known: ['=编号', '=代码'] },
    dimension: { width: 12, known: ['=类别'] },
    requirement: { width: 48, known: ['=要求', '检查内容', '检查项'] },
    howJudged: { width: 28, known: ['判定方法', '检查方法'] },
    source: { width: 30, known: ['法规依据', '标准依据', '来源'] },
    weight: { width: 8, known: ['=分值'] },
    veto: { width: 8, known: ['一票否决'] },
    evidence: { width: 28, known: ['证据要求', '佐证材料'] },
    causes: { width: 28, known: ['原因分析'] },
    measures: { width: 40, known: ['整治措施', '整改措施'] },
    tag: { width: 12, known: ['=核实', '依据情况'] },
  }
