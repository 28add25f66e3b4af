import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-2'
const reason = { zh: '理由', en: 'A reason' }
const open = ['suspected', 'unregistered'] as const

/** 应纳未纳: an enterprise, or a row of a roster, that ought to be on a list and is on none; what was decided is remembered. */
export const omissionStates = defineStates({
  noun: 'omission',
  words: { zh: '应纳未纳', en: 'Omission' },
  states: {
    suspected: { zh: '疑似未纳入', en: 'Maybe left out' },
    unregistered: { zh: '疑似未建档', en: 'Maybe unregistered' },
    proposed: { zh: '已提请纳入', en: 'Proposed in' },
    notNeeded: { zh: '不需纳入', en: 'Not needed' },
    registered: { zh: '已建档', en: 'Registered' },
    otherIndustry: { zh: '不是本行业', en: 'Another industry' },
    lapsed: { zh: '依据已消失', en: 'Grounds gone' },
  },
  actions: {
    suspect: {
      words: { zh: '发现疑似', en: 'Suspect' },
      from: 'new',
      to: open,
      may: 'omission.decide',
      clause,
      needs: {
        zh: '每晚或随时比对，按方案数据中的规则',
        en: 'Each night or on demand, by the rules of the campaign’s data',
      },
    },
    propose: {
      words: { zh: '纳入评估', en: 'Propose in' },
      from: ['suspected'],
      to: ['proposed'],
      may: 'inclusion.propose',
      clause,
      primary: true,
      needs: {
        zh: '技术规范条款或理由；随之提出拟纳入的认定意见，送会签',
        en: 'A clause of the checklist or a reason; it is proposed in and sent to be countersigned',
      },
    },
    decline: {
      words: { zh: '不需纳入', en: 'Not needed' },
      from: ['suspected'],
      to: ['notNeeded'],
      may: 'omission.decide',
      clause,
      needs: reason,
    },
    register: {
      words: { zh: '建档', en: 'Register' },
      from: ['unregistered'],
      to: ['registered'],
      may: 'omission.decide',
      clause,
      primary: true,
      needs: {
        zh: '名称、类型、乡镇和行业；作为新发现的企业上报，待核实',
        en: 'Name, kind, township and industry; it is reported as found and waits to be verified',
      },
    },
    setAside: {
      words: { zh: '不是本行业', en: 'Another industry' },
      from: ['unregistered'],
      to: ['otherIndustry'],
      may: 'omission.decide',
      clause,
      needs: reason,
    },
    suspectAgain: {
      words: { zh: '再次提出', en: 'Suspect again' },
      from: ['notNeeded', 'otherIndustry', 'lapsed'],
      to: open,
      may: 'omission.decide',
      clause,
      follows: true,
      needs: { zh: '依据较上次办理时增加', en: 'There are more grounds than when it was decided' },
    },
    lapse: {
      words: { zh: '依据消失', en: 'Lapse' },
      from: open,
      to: ['lapsed'],
      may: 'omission.decide',
      clause,
      follows: true,
      needs: { zh: '已在清单上办理，或依据不足', en: 'It is dealt with on the list, or the grounds are gone' },
    },
  },
})

export type OmissionState = keyof typeof omissionStates.states
export type OmissionAction = keyof typeof omissionStates.actions
export const omissionStateNames = Object.keys(omissionStates.states) as [OmissionState, ...OmissionState[]]
/** Those that wait for a person. */
export const openOmissions: readonly OmissionState[] = open
