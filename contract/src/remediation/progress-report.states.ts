import { defineStates } from '../ground/workflow.ts'

const clause = '四(二)-1'

/**
 * 进度调度: one report per problem and month. While it is due nothing is stored but the duty; a row begins when it is handed in, or
 * when its day ended without one. A miss stays a miss, also when the report comes late.
 */
export const progressReportStates = defineStates({
  noun: 'progressReport',
  words: { zh: '进度调度', en: 'Progress report' },
  states: {
    due: { zh: '待报', en: 'Due' },
    submitted: { zh: '已报', en: 'Submitted' },
    accepted: { zh: '已采纳', en: 'Accepted', final: true },
    returned: { zh: '退回', en: 'Returned' },
    missed: { zh: '漏报', en: 'Missed' },
  },
  actions: {
    submit: {
      words: { zh: '报送进度', en: 'Submit' },
      from: 'new',
      to: ['submitted'],
      may: 'problem.rectify',
      clause,
      primary: true,
      needs: { zh: '有无变化；困难', en: 'Whether anything changed; difficulties' },
    },
    miss: {
      words: { zh: '记漏报', en: 'Note the miss' },
      from: 'new',
      to: ['missed'],
      may: 'problem.rectify',
      clause,
      needs: {
        zh: '到期日结束仍未报送，由系统在次日记下',
        en: 'Its day ended without a report; noted by the turn of the day',
      },
    },
    resubmit: {
      words: { zh: '重新报送', en: 'Submit again' },
      from: ['returned'],
      to: ['submitted'],
      may: 'problem.rectify',
      clause,
      primary: true,
    },
    submitLate: {
      words: { zh: '补报', en: 'Submit late' },
      from: ['missed'],
      to: 'same',
      may: 'problem.rectify',
      clause,
      primary: true,
      needs: { zh: '补报后仍计漏报', en: 'It stays counted as missed' },
    },
    accept: {
      words: { zh: '采纳', en: 'Accept' },
      from: ['submitted'],
      to: ['accepted'],
      may: 'problem.assign',
      clause,
    },
    return: {
      words: { zh: '退回', en: 'Return' },
      from: ['submitted'],
      to: ['returned'],
      may: 'problem.assign',
      clause,
      needs: { zh: '理由', en: 'A reason' },
    },
  },
})

export type ProgressReportState = keyof typeof progressReportStates.states
export type ProgressReportAction = keyof typeof progressReportStates.actions
