import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-2'
const kept = ['unmatched', 'matched'] as const

/** 名册行: one row of a roster that another office keeps (排污许可, 营业执照, 用电户), held against the registry. */
export const rosterEntryStates = defineStates({
  noun: 'rosterEntry',
  words: { zh: '名册行', en: 'Roster row' },
  states: {
    unmatched: { zh: '未匹配', en: 'Unmatched' },
    matched: { zh: '已匹配', en: 'Matched' },
  },
  actions: {
    receive: {
      words: { zh: '导入名册', en: 'Receive' },
      from: 'new',
      to: kept,
      may: 'roster.receive',
      clause,
      needs: { zh: '名册种类和企业名称', en: 'The kind of roster and a name' },
    },
    renew: {
      words: { zh: '更新名册', en: 'Renew' },
      from: kept,
      to: 'same',
      may: 'roster.receive',
      clause,
      follows: true,
      needs: { zh: '同一名册同一编号的新一期', en: 'The same number in a later issue of the roster' },
    },
    match: {
      words: { zh: '匹配企业', en: 'Match' },
      from: ['unmatched'],
      to: ['matched'],
      may: 'omission.decide',
      clause,
      follows: true,
      needs: { zh: '每晚比对，或建档时', en: 'By the night’s comparison, or with a registration' },
    },
  },
})

export type RosterEntryState = keyof typeof rosterEntryStates.states
export type RosterEntryAction = keyof typeof rosterEntryStates.actions
