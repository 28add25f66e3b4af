import { defineStates } from '../ground/workflow.ts'

const clause = '三(三)1'

/**
 * 一企一策: what one enterprise does about its problems in one industry. Who drafts it, who gives an expert's opinion and who approves it
 * are three persons. What has been issued is never changed: an amendment is a plan of its own that takes the place of the one before.
 */
export const enterprisePlanStates = defineStates({
  noun: 'enterprisePlan',
  words: { zh: '一企一策', en: 'Enterprise plan' },
  states: {
    drafting: { zh: '编制中', en: 'Drafting' },
    areaReview: { zh: '区块审核', en: 'Area review' },
    returned: { zh: '退回', en: 'Returned' },
    issued: { zh: '已下达', en: 'Issued' },
    filed: { zh: '市级备案', en: 'Filed by the city' },
    completed: { zh: '已完成', en: 'Completed', final: true },
    amended: { zh: '已修订', en: 'Amended', final: true },
  },
  actions: {
    draft: {
      words: { zh: '编制', en: 'Draft' },
      from: 'new',
      to: ['drafting'],
      may: 'enterprisePlan.draft',
      clause,
      part: 'doer',
      needs: {
        zh: '企业在册；该行业没有正在编制的一企一策；修订须说明理由',
        en: 'The enterprise is on the list, none is in the making; an amendment gives its reason',
      },
    },
    revise: {
      words: { zh: '修改', en: 'Revise' },
      from: ['drafting', 'returned'],
      to: ['drafting'],
      may: 'enterprisePlan.draft',
      clause,
      part: 'doer',
      needs: { zh: '修改后原承诺失效，须重新承诺', en: 'A promise given before lapses' },
    },
    promise: {
      words: { zh: '企业承诺', en: 'Promise' },
      from: ['drafting'],
      to: 'same',
      may: 'enterprisePlan.promise',
      clause,
      part: 'doer',
      primary: true,
      needs: {
        zh: '企业本人；没有账号的由所在乡镇（街道）代办并附凭据',
        en: 'By the enterprise; without an account by its township, with proof',
      },
    },
    submit: {
      words: { zh: '送区块审核', en: 'Submit to the area' },
      from: ['drafting'],
      to: ['areaReview'],
      may: 'enterprisePlan.draft',
      clause,
      part: 'doer',
      primary: true,
      needs: {
        zh: '已有基线评估；每个未办结问题都有措施；至少一个节点，不晚于行业时限；企业已承诺',
        en: 'A baseline assessment; a measure for each open problem; a node within the industry’s deadline; the enterprise’s promise',
      },
    },
    opine: {
      words: { zh: '专家意见', en: 'Expert opinion' },
      from: ['areaReview'],
      to: 'same',
      may: 'enterprisePlan.opine',
      clause,
      part: 'checker',
      needs: {
        zh: '专家本人；书面意见由区块部门代录并附扫描件',
        en: 'By the expert; a written one is recorded by the area with its scan',
      },
    },
    approve: {
      words: { zh: '区块审核通过', en: 'Approve' },
      from: ['areaReview'],
      to: 'same',
      may: 'enterprisePlan.approve',
      clause,
      part: 'accepter',
      primary: true,
      needs: { zh: '已有专家意见；审核人未参与编制和评审', en: 'An expert’s opinion; by somebody who took no part' },
    },
    return: {
      words: { zh: '退回', en: 'Return' },
      from: ['areaReview'],
      to: ['returned'],
      may: 'enterprisePlan.approve',
      clause,
      part: 'accepter',
      needs: { zh: '理由', en: 'A reason' },
    },
    issue: {
      words: { zh: '下达', en: 'Issue' },
      from: ['areaReview'],
      to: ['issued'],
      may: 'enterprisePlan.approve',
      clause,
      part: 'accepter',
      primary: true,
      needs: {
        zh: '审核通过后内容未变；下达时全文固化，各节点成为任务',
        en: 'Nothing changed since the approval; the text is frozen, its nodes become duties',
      },
    },
    file: {
      words: { zh: '备案', en: 'File' },
      from: ['issued'],
      to: ['filed'],
      may: 'enterprisePlan.file',
      clause,
      part: 'accepter',
      primary: true,
    },
    reachNode: {
      words: { zh: '节点完成', en: 'Reach a node' },
      from: ['issued', 'filed'],
      to: 'same',
      may: 'enterprisePlan.reach',
      clause,
      needs: { zh: '完成日期和说明', en: 'The day, and what was done' },
    },
    complete: {
      words: { zh: '认定完成', en: 'Declare complete' },
      from: ['filed'],
      to: ['completed'],
      may: 'enterprisePlan.approve',
      clause: '三(四)1',
      part: 'accepter',
      primary: true,
      needs: { zh: '节点全部完成，所列问题全部整改完成', en: 'Every node reached, every problem of it verified' },
    },
    supersede: {
      words: { zh: '由修订版替代', en: 'Give way to its amendment' },
      from: ['issued', 'filed'],
      to: ['amended'],
      may: 'enterprisePlan.approve',
      clause,
      follows: true,
      needs: { zh: '修订版下达时', en: 'When its amendment is issued' },
    },
    follow: {
      words: { zh: '随企业变动', en: 'Move with its enterprise' },
      from: ['drafting', 'areaReview', 'returned', 'issued', 'filed', 'completed', 'amended'],
      to: 'same',
      may: 'enterprise.report',
      clause: '三(一)-1',
      follows: true,
    },
  },
})

export type EnterprisePlanState = keyof typeof enterprisePlanStates.states
export type EnterprisePlanAction = keyof typeof enterprisePlanStates.actions
