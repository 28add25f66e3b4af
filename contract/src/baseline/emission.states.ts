import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-2'
const withReason = { zh: '理由', en: 'A reason' }

/** 排放情况: one fact is what one source says an enterprise emits of one pollutant in one year. */
export const emissionStates = defineStates({
  noun: 'emission',
  words: { zh: '排放数据', en: 'Emission' },
  states: {
    held: { zh: '在案', en: 'Held' },
    struck: { zh: '已划去', en: 'Struck out', final: true },
  },
  actions: {
    record: {
      words: { zh: '登记排放数据', en: 'Record an emission' },
      from: 'new',
      to: ['held'],
      may: 'emission.record',
      clause,
      needs: { zh: '污染物、年度、排放量、来源', en: 'Pollutant, year, amount and source' },
    },
    correct: {
      words: { zh: '更正', en: 'Correct' },
      from: ['held'],
      to: 'same',
      may: 'emission.record',
      clause,
      needs: withReason,
    },
    strike: {
      words: { zh: '划去', en: 'Strike out' },
      from: ['held'],
      to: ['struck'],
      may: 'emission.record',
      clause,
      needs: withReason,
    },
  },
})

export type EmissionState = keyof typeof emissionStates.states
export type EmissionAction = keyof typeof emissionStates.actions
