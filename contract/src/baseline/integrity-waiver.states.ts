import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-1'
const reason = { zh: '理由', en: 'A reason' }

/** 豁免: what a nightly rule finds and a person says may stay, with the reason that stays too. */
export const integrityWaiverStates = defineStates({
  noun: 'integrityWaiver',
  words: { zh: '数据核对豁免', en: 'Waiver of a data rule' },
  states: {
    standing: { zh: '已豁免', en: 'Waived' },
    lifted: { zh: '已取消豁免', en: 'Lifted', final: true },
  },
  actions: {
    waive: {
      words: { zh: '豁免', en: 'Waive' },
      from: 'new',
      to: ['standing'],
      may: 'integrity.waive',
      clause,
      needs: reason,
    },
    lift: {
      words: { zh: '取消豁免', en: 'Lift the waiver' },
      from: ['standing'],
      to: ['lifted'],
      may: 'integrity.waive',
      clause,
      needs: reason,
    },
  },
})

export type IntegrityWaiverState = keyof typeof integrityWaiverStates.states
export type IntegrityWaiverAction = keyof typeof integrityWaiverStates.actions
