import { defineStates } from '../ground/workflow.ts'

/** 评估: the checklist of an industry answered in one visit; a record that is never changed, only voided by somebody else. */
export const assessmentStates = defineStates({
  noun: 'assessment',
  words: { zh: '评估', en: 'Assessment' },
  states: {
    recorded: { zh: '已评估', en: 'Recorded' },
    voided: { zh: '已作废', en: 'Voided', final: true },
  },
  actions: {
    record: {
      words: { zh: '开展评估', en: 'Assess' },
      from: 'new',
      to: ['recorded'],
      may: 'assessment.record',
      clause: '三(一)-3',
      part: 'doer',
      needs: {
        zh: '逐项答复行业检查项和通用项；不适用的写明理由；整治后评估须先有基线评估',
        en: 'Every item of the industry’s and the common checklist answered, a reason for each that does not apply; one after remediation follows a baseline',
      },
    },
    void: {
      words: { zh: '作废', en: 'Void' },
      from: ['recorded'],
      to: ['voided'],
      may: 'assessment.void',
      clause: '—',
      part: 'checker',
      needs: {
        zh: '理由；评估人以外的人；由其提出的问题另行处理',
        en: 'A reason; somebody other than who recorded it; the problems it made are dealt with on their own',
      },
    },
  },
})

export type AssessmentState = keyof typeof assessmentStates.states
export type AssessmentAction = keyof typeof assessmentStates.actions
