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
    voided: { zh: '已作废', en: 'Voided', final: true },
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
    takeIn: {
      words: { zh: '随清单导入', en: 'Take in with a list' },
      from: 'new',
      to: ['drafted'],
      may: 'enterprise.import',
      clause,
      onLists: true,
      needs: {
        zh: '措施内容；清单未写明的时限、责任人待补齐后批准',
        en: 'What; a deadline or person the list does not name is filled in before approval',
      },
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
      needs: { zh: '已有时限、责任人，时限不晚于问题时限', en: 'A deadline within the problem’s term, and a person' },
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
    undoImport: {
      words: { zh: '撤销导入', en: 'Undo its import' },
      from: ['drafted'],
      to: ['voided'],
      may: 'enterprise.import',
      clause: '三(一)-1',
      onLists: true,
      needs: { zh: '由该批次导入，且此后无人办理', en: 'Made by that batch, and nobody has built upon it since' },
    },
  },
})

export type MeasureState = keyof typeof measureStates.states
export type MeasureAction = keyof typeof measureStates.actions
