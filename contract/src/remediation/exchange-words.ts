import { z } from 'zod'
import type { Words } from '../ground/endpoint.ts'
import type { ExchangeField, ExchangeMatch } from '../mandate/exchange-file.ts'

export const exchangeFieldWords: Readonly<Record<ExchangeField, Words>> = {
  externalNumber: { zh: '外部系统编号', en: 'Their number' },
  ourNumber: { zh: '本系统编号', en: 'Our number' },
  subjectName: { zh: '企业（对象）', en: 'About' },
  enterpriseCode: { zh: '统一社会信用代码', en: 'Credit code' },
  area: { zh: '区块', en: 'Area' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  industry: { zh: '行业', en: 'Industry' },
  dimension: { zh: '维度', en: 'Dimension' },
  clause: { zh: '条款', en: 'Item' },
  words: { zh: '问题描述', en: 'Problem' },
  cause: { zh: '原因分析', en: 'Cause' },
  level: { zh: '层级', en: 'Level' },
  state: { zh: '状态', en: 'State' },
  responsibleUnit: { zh: '责任单位', en: 'Responsible' },
  foundOn: { zh: '发现日期', en: 'Found on' },
  dueCurrent: { zh: '现定时限', en: 'Present term' },
  verifiedOn: { zh: '整改完成日期', en: 'Verified on' },
  closedOn: { zh: '销号日期', en: 'Closed on' },
}

export const exchangeMatchWords: Readonly<Record<ExchangeMatch, Words>> = {
  externalNumber: { zh: '外部系统编号', en: 'Their number' },
  ourNumber: { zh: '本系统编号', en: 'Our number' },
  subjectAndWords: { zh: '同一企业（对象）且描述相同', en: 'The same subject in the same words' },
}

/** What the two sides make of a record: they have it, we have it, both differ, both say the same, or the row cannot be read. */
export const ExchangeRowKind = z.enum(['theirsOnly', 'oursOnly', 'differs', 'equal', 'unreadable'])
export type ExchangeRowKind = z.infer<typeof ExchangeRowKind>
export const exchangeRowKindWords: Readonly<Record<ExchangeRowKind, Words>> = {
  theirsOnly: { zh: '对方有、本系统没有', en: 'Theirs only' },
  oursOnly: { zh: '本系统有、对方没有', en: 'Ours only' },
  differs: { zh: '两边不一致', en: 'Differing' },
  equal: { zh: '两边一致', en: 'Equal' },
  unreadable: { zh: '读不出', en: 'Not readable' },
}

/** Fields that a problem's own act takes over; what has no such act is shown and never offered. */
export const takeableFields = ['dimension', 'words', 'cause'] as const satisfies readonly ExchangeField[]
