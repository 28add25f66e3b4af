import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-1'

/**
 * 信息确认: an enterprise confirms that what is held of it still holds, or says what has changed. A change is a proposal to its township,
 * which corrects the record itself; nothing is edited unseen.
 */
export const factConfirmationStates = defineStates({
  noun: 'factConfirmation',
  words: { zh: '信息确认', en: 'Confirmation of facts' },
  states: {
    unchanged: { zh: '确认无变化', en: 'Confirmed unchanged', final: true },
    proposed: { zh: '提出变化', en: 'Change proposed' },
    accepted: { zh: '已采纳', en: 'Accepted', final: true },
    declined: { zh: '未采纳', en: 'Declined', final: true },
  },
  actions: {
    confirm: {
      words: { zh: '确认无变化', en: 'Confirm unchanged' },
      from: 'new',
      to: ['unchanged'],
      may: 'facts.confirm',
      clause,
      primary: true,
      needs: { zh: '企业本人；确认的是当时所见的信息', en: 'By the enterprise, of the facts as it saw them' },
    },
    propose: {
      words: { zh: '提出变化', en: 'Propose a change' },
      from: 'new',
      to: ['proposed'],
      may: 'facts.confirm',
      clause,
      part: 'doer',
      needs: { zh: '哪一项、改为什么', en: 'Which fact, and what it is now' },
    },
    accept: {
      words: { zh: '采纳', en: 'Accept' },
      from: ['proposed'],
      to: ['accepted'],
      may: 'facts.answer',
      clause,
      part: 'checker',
      primary: true,
      needs: { zh: '已在企业记录中更正', en: 'The record has been corrected' },
    },
    decline: {
      words: { zh: '不采纳', en: 'Decline' },
      from: ['proposed'],
      to: ['declined'],
      may: 'facts.answer',
      clause,
      part: 'checker',
      needs: { zh: '理由，答复企业', en: 'A reason, told to the enterprise' },
    },
  },
})

export type FactConfirmationState = keyof typeof factConfirmationStates.states
export type FactConfirmationAction = keyof typeof factConfirmationStates.actions
