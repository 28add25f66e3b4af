import type { Words } from '../ground/endpoint.ts'
import type { SourceTag } from './campaign-datum.ts'
import type { ItemChange, ItemField } from './checklist.ts'

/** What the fields of an item are called, on the screen and as the columns of a workbook. */
export const itemFieldWords = {
  code: { zh: '条款号', en: 'Code' },
  dimension: { zh: '维度', en: 'Dimension' },
  requirement: { zh: '检查要求', en: 'Requirement' },
  howJudged: { zh: '判断依据', en: 'How it is judged' },
  source: { zh: '法规标准依据', en: 'Law or standard' },
  weight: { zh: '权重', en: 'Weight' },
  veto: { zh: '否决项', en: 'Veto' },
  evidence: { zh: '所需证据', en: 'Evidence asked' },
  causes: { zh: '常见原因', en: 'Usual causes' },
  measures: { zh: '建议措施', en: 'Measures' },
  tag: { zh: '核实情况', en: 'Verified' },
} as const satisfies Readonly<Record<ItemField | 'code' | 'dimension', Words>>

/** How far an item is verified. */
export const sourceTagWords: Readonly<Record<SourceTag, Words>> = {
  V: { zh: '已核实', en: 'Verified' },
  S: { zh: '方案规定', en: 'Said by the plan' },
  I: { zh: '推断', en: 'Inferred' },
  K: { zh: '待核', en: 'Not verified' },
}

export const itemChangeWords: Readonly<Record<ItemChange, Words>> = {
  in: { zh: '新增', en: 'In' },
  out: { zh: '删去', en: 'Out' },
  changed: { zh: '有改动', en: 'Changed' },
  moved: { zh: '移位', en: 'Moved' },
}
