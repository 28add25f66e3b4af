import { defineStates } from '../ground/workflow.ts'

const clause = '三(三)1'

/** 措施: what answers a problem. */
export const measureStates = defineStates({
  noun: 'measure',
  words: { zh: '措施', en: 'Measure' },
  states: {
    drafted: { zh: '已拟', en: 'Drafted' },
    approved: { zh: '已批准', en: 'Approved' },
    underway: { zh: '实施中', en: 'Underway' },
    declaredDone: { zh: '申报完成', en: 'Declared done' },
    checked: { zh: '已核查', en: 'Checked', final: true },
    returned: { zh: '退回', en: 'Returned' },
  },
  actions: {
    draft: {
      words: { zh: '拟定措施', en: 'Draft' },
      from: 'new',
      to: ['drafted'],
      may: 'measure.draft',
      clause,
      needs: { zh: '措施内容、时限、责任人', en: 'What, until when, who' },
    },
    revise: {
      words: { zh: '修改', en: 'Revise' },
      from: ['drafted', 'returned'],
      to: ['drafted'],
      may: 'measure.draft',
      clause,
    },
    approve: {
      words: { zh: '批准', en: 'Approve' },
      from: ['drafted'],
      to: ['approved'],
      may: 'measure.approve',
      clause,
      primary: true,
    },
    start: {
      words: { zh: '开始实施', en: 'Start' },
      from: ['approved', 'returned'],
      to: ['underway'],
      may: 'problem.rectify',
      clause,
      primary: true,
    },
    report: {
      words: { zh: '填报进展', en: 'Report progress' },
      from: ['underway'],
      to: 'same',
      may: 'problem.rectify',
      clause: '四(二)-1',
    },
    declareDone: {
      words: { zh: '申报完成', en: 'Declare done' },
      from: ['approved', 'underway', 'returned'],
      to: ['declaredDone'],
      may: 'problem.rectify',
      clause,
      part: 'doer',
      primary: true,
      needs: { zh: '整改前、整改后佐证', en: 'Evidence before and after' },
    },
    check: {
      words: { zh: '核查', en: 'Check' },
      from: ['declaredDone'],
      to: ['checked'],
      may: 'problem.check',
      clause,
      part: 'checker',
      primary: true,
    },
    sendBack: {
      words: { zh: '退回措施', en: 'Send back' },
      from: ['drafted', 'declaredDone'],
      to: ['returned'],
      may: 'problem.check',
      clause,
      needs: { zh: '理由', en: 'A reason' },
    },
  },
})

export type MeasureState = keyof typeof measureStates.states
export type MeasureAction = keyof typeof measureStates.actions
