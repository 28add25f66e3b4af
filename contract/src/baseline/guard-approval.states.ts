import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-2'

/**
 * 一刀切防线审批: steps that touch more of an industry in an area than the campaign's limit are taken only as far as a second person has
 * approved them on a paper. Whether it has run out is told by its last day and is no state.
 */
export const guardApprovalStates = defineStates({
  noun: 'guardApproval',
  words: { zh: '一刀切防线审批', en: 'Guard approval' },
  states: {
    asked: { zh: '待批准', en: 'Asked for' },
    approved: { zh: '已批准', en: 'Approved' },
    declined: { zh: '不批准', en: 'Declined', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
    used: { zh: '已用完', en: 'Used up', final: true },
  },
  actions: {
    ask: {
      words: { zh: '申请批准', en: 'Ask for approval' },
      from: 'new',
      to: ['asked'],
      may: 'guard.ask',
      clause,
      part: 'doer',
      needs: {
        zh: '理由；附件或已用印文书的文号；家数和截止日期',
        en: 'A reason; a file or the number of a sealed paper; how many enterprises, until when',
      },
    },
    approve: {
      words: { zh: '批准', en: 'Approve' },
      from: ['asked'],
      to: ['approved'],
      may: 'guard.decide',
      clause,
      part: 'accepter',
      primary: true,
      needs: { zh: '由申请人和经办人以外的人', en: 'Somebody who neither asked nor takes the steps' },
    },
    decline: {
      words: { zh: '不批准', en: 'Decline' },
      from: ['asked'],
      to: ['declined'],
      may: 'guard.decide',
      clause,
      part: 'accepter',
      needs: { zh: '理由', en: 'A reason' },
    },
    withdraw: {
      words: { zh: '撤回申请', en: 'Withdraw' },
      from: ['asked', 'approved'],
      to: ['withdrawn'],
      may: 'guard.ask',
      clause,
      part: 'doer',
      needs: { zh: '理由；由申请单位', en: 'A reason; by the unit that asked' },
    },
    use: {
      words: { zh: '据以办理', en: 'Rest a step on it' },
      from: ['approved'],
      to: ['approved', 'used'],
      may: 'guard.ask',
      clause,
      part: 'doer',
      follows: true,
      needs: {
        zh: '随超过上限的每一步办理，不超过批准的家数和期限',
        en: 'Taken with each step over the limit, within the number and the days approved',
      },
    },
  },
})

export type GuardApprovalState = keyof typeof guardApprovalStates.states
export type GuardApprovalAction = keyof typeof guardApprovalStates.actions
export const guardApprovalStateNames = Object.keys(guardApprovalStates.states) as [
  GuardApprovalState,
  ...GuardApprovalState[],
]
