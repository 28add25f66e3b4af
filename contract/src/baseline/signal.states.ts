import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-2'
const open = ['matched', 'unmatched'] as const

/** 线索: what comes from outside the campaign and may be about an enterprise. It is matched as it is received, or waits to be. */
export const signalStates = defineStates({
  noun: 'signal',
  words: { zh: '线索', en: 'Signal' },
  states: {
    unmatched: { zh: '未匹配', en: 'Unmatched' },
    matched: { zh: '已匹配', en: 'Matched' },
    used: { zh: '已采用', en: 'Used', final: true },
    dismissed: { zh: '不采用', en: 'Dismissed', final: true },
  },
  actions: {
    receive: {
      words: { zh: '登记线索', en: 'Receive' },
      from: 'new',
      to: open,
      may: 'signal.record',
      clause,
      needs: {
        zh: '种类、日期、内容，和企业名称、代码或地点',
        en: 'Kind, day, words, and a name, a code or a place',
      },
    },
    match: {
      words: { zh: '匹配企业', en: 'Match' },
      from: ['unmatched'],
      to: ['matched'],
      may: 'signal.decide',
      clause,
      primary: true,
      needs: { zh: '指明企业库中的哪一家', en: 'Which enterprise of the registry it is about' },
    },
    unmatch: {
      words: { zh: '匹配有误', en: 'Undo the match' },
      from: ['matched'],
      to: ['unmatched'],
      may: 'signal.decide',
      clause,
      needs: { zh: '理由', en: 'A reason' },
    },
    use: {
      words: { zh: '采用', en: 'Use' },
      from: ['matched'],
      to: ['used'],
      may: 'signal.decide',
      clause,
      primary: true,
      needs: { zh: '用于何事', en: 'What it is used for' },
    },
    dismiss: {
      words: { zh: '不采用', en: 'Dismiss' },
      from: open,
      to: ['dismissed'],
      may: 'signal.decide',
      clause,
      needs: { zh: '理由', en: 'A reason' },
    },
  },
})

export type SignalState = keyof typeof signalStates.states
export type SignalAction = keyof typeof signalStates.actions
export const signalStateNames = Object.keys(signalStates.states) as [SignalState, ...SignalState[]]
