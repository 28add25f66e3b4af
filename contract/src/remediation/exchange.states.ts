import { defineStates } from '../ground/workflow.ts'

const clause = '三(三)2'

/** 交换批次: one workbook that went out or came in; made once, never changed. */
export const exchangeRoundStates = defineStates({
  noun: 'exchangeRound',
  words: { zh: '交换批次', en: 'Exchange round' },
  states: {
    sent: { zh: '已导出', en: 'Sent', final: true },
    received: { zh: '已比对', en: 'Compared', final: true },
  },
  actions: {
    send: {
      words: { zh: '导出待报送问题', en: 'Send what is new or changed' },
      from: 'new',
      to: ['sent'],
      may: 'exchange.work',
      clause,
      needs: { zh: '有未报送或报送后又有变化的问题', en: 'Problems that were not sent, or have changed since' },
    },
    receive: {
      words: { zh: '导入对方表', en: 'Receive their workbook' },
      from: 'new',
      to: ['received'],
      may: 'exchange.work',
      clause,
      needs: { zh: '对方系统导出的工作簿', en: 'A workbook that the other system has exported' },
    },
  },
})

/** 差异处理: what a person decided on one line of the difference list. */
export const exchangeDecisionStates = defineStates({
  noun: 'exchangeDecision',
  words: { zh: '差异处理', en: 'Decision on a difference' },
  states: {
    numberTaken: { zh: '已采用编号', en: 'Number taken', final: true },
    valuesTaken: { zh: '已采用对方内容', en: 'Their words taken over', final: true },
    reported: { zh: '已据此上报', en: 'Reported from theirs', final: true },
    ignored: { zh: '已忽略', en: 'Left as it is', final: true },
  },
  actions: {
    takeNumber: {
      words: { zh: '采用编号', en: 'Take their number' },
      from: 'new',
      to: ['numberTaken'],
      may: 'exchange.work',
      clause,
      needs: { zh: '对方有编号，本系统尚未记', en: 'They have a number that is not kept here yet' },
    },
    takeValues: {
      words: { zh: '采用对方内容', en: 'Take over their words' },
      from: 'new',
      to: ['valuesTaken'],
      may: 'exchange.work',
      clause,
      needs: {
        zh: '类别、描述、原因不一致，且问题尚未申请核查；状态、时限等按各自办理程序',
        en: 'Dimension, words or cause differ and the problem is not being checked; states and terms go their own way',
      },
    },
    report: {
      words: { zh: '据此上报', en: 'Report it from theirs' },
      from: 'new',
      to: ['reported'],
      may: 'exchange.work',
      clause,
      needs: {
        zh: '对方有、本系统没有；区块、名称、类别、描述读得出',
        en: 'They have it and we do not, and its place, name, dimension and words can be read',
      },
    },
    ignore: {
      words: { zh: '不处理', en: 'Leave it' },
      from: 'new',
      to: ['ignored'],
      may: 'exchange.work',
      clause,
      needs: { zh: '理由；同样的差异再来时仍有效', en: 'A reason; it holds when the same difference comes again' },
    },
  },
})

export type ExchangeRoundState = keyof typeof exchangeRoundStates.states
export type ExchangeRoundAction = keyof typeof exchangeRoundStates.actions
export type ExchangeDecisionState = keyof typeof exchangeDecisionStates.states
export type ExchangeDecisionAction = keyof typeof exchangeDecisionStates.actions
