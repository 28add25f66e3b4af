import type { Words } from '#contract/ground/endpoint.ts'

/** What a kind of duty asks, and the one action on its line. */
export interface DutyWords {
  readonly what: Words
  readonly action: Words
}

const say = (what: string, whatEn: string, action: string, actionEn: string): DutyWords => ({
  what: { zh: what, en: whatEn },
  action: { zh: action, en: actionEn },
})

/** By noun and kind, as the stages open duties. */
const words: Readonly<Record<string, Readonly<Record<string, DutyWords>>>> = {
  problem: {
    problemTriage: say('待交办', 'To be assigned', '交办', 'Assign'),
    hopReceipt: say('签收交办', 'Acknowledge receipt', '签收', 'Acknowledge'),
    cooperation: say('协办', 'Cooperate', '办结协办', 'Answer'),
    declinedHop: say('处理退回的交办', 'Settle what was declined', '改派', 'Reassign'),
    recalledHop: say('处理撤回的交办', 'Hand on what was recalled', '交办', 'Assign'),
    measureProposal: say('提出整改措施', 'Propose measures', '拟定措施', 'Draft'),
    rectification: say('完成整改', 'Rectify', '申请核查', 'Ask for the check'),
    progressReport: say('报送本月进度', 'Report the month’s progress', '报送', 'Report'),
    checkpoint: say('核查', 'Check', '去核查', 'Check'),
    closure: say('销号', 'Close', '去销号', 'Close'),
    extensionDecision: say('决定延期申请', 'Decide an extension', '去决定', 'Decide'),
    exitConfirmation: say('确认办结方式', 'Confirm an exit', '去确认', 'Confirm'),
    suspensionReview: say('复核中止', 'Review a suspension', '去复核', 'Review'),
    lookBackFirst: say('第一次回头看', 'First look-back', '回头看', 'Look back'),
    lookBackSecond: say('第二次回头看', 'Second look-back', '回头看', 'Look back'),
  },
  measure: { measure: say('落实措施', 'Carry out a measure', '申报完成', 'Declare done') },
  enterprisePlan: {
    review: say('审核一企一策', 'Review an enterprise plan', '审核', 'Review'),
    revise: say('修改一企一策', 'Revise an enterprise plan', '修改', 'Revise'),
    file: say('备案一企一策', 'File an enterprise plan', '备案', 'File'),
  },
  planNode: { node: say('完成一企一策节点', 'Reach a node of the plan', '填报完成', 'Report it') },
  enterprise: {
    verify: say('核实企业', 'Verify an enterprise', '核实', 'Verify'),
    confirm: say('确认企业', 'Confirm an enterprise', '确认', 'Confirm'),
    correct: say('订正企业记录', 'Correct a record', '订正', 'Correct'),
  },
  inclusion: {
    propose: say('重新提出认定意见', 'Propose an inclusion anew', '提出意见', 'Propose'),
    countersign: say('会签纳入认定', 'Countersign an inclusion', '会签', 'Countersign'),
    decide: say('认定是否纳入整治', 'Decide on an inclusion', '认定', 'Decide'),
  },
  guardApproval: {
    guardDecision: say('审批一刀切防线申请', 'Decide on steps held by the guard', '去审批', 'Decide'),
  },
  document: {
    documentRevision: say('修改退回的文书', 'Revise a document', '修改', 'Revise'),
    documentReview: say('核稿', 'Review a document', '去核稿', 'Review'),
    documentCountersign: say('会签', 'Countersign', '会签', 'Countersign'),
    documentSignature: say('签发', 'Sign a document', '去签发', 'Sign'),
    documentIssue: say('编号、用印、分发', 'Number, seal and send', '去办理', 'Issue'),
    documentReceipt: say('签收文书', 'Acknowledge a document', '签收', 'Acknowledge'),
    documentFiling: say('归档', 'File a document', '归档', 'File'),
    documentVoiding: say('决定作废', 'Decide on voiding', '去决定', 'Decide'),
  },
  factConfirmation: {
    answer: say('答复企业提出的信息变化', 'Answer a change an enterprise proposed', '去答复', 'Answer'),
  },
  task: {
    taskReceipt: say('签收任务', 'Acknowledge a task', '签收', 'Acknowledge'),
    task: say('完成任务', 'Complete a task', '报结', 'Report done'),
    taskConfirmation: say('确认任务完成', 'Confirm a task', '去确认', 'Confirm'),
  },
}

/** What a duty is about, and what that belongs to. */
export interface DutySubject {
  readonly noun: string
  readonly subjectId: string
  /** The problem of a measure. */
  readonly problemId: string | null
  readonly enterpriseId: string | null
}

/** Words of a duty; a kind that a later stage brings without words is still shown. */
export function dutyWords(noun: string, kind: string): DutyWords {
  return words[noun]?.[kind] ?? say('办理', 'See to it', '去办理', 'Open')
}

/** Where in the app a duty is done. A measure is done on its problem's page, an inclusion and a plan's node on its enterprise's. */
export function dutyLink({ noun, subjectId, problemId, enterpriseId }: DutySubject): string {
  switch (noun) {
    case 'measure':
      return problemId ? `/problems/${problemId}` : '/problems'
    case 'factConfirmation':
      return enterpriseId ? `/enterprises/${enterpriseId}` : '/enterprises'
    case 'inclusion':
      return enterpriseId ? `/enterprises/${enterpriseId}` : '/list-two'
    case 'guardApproval':
      return `/guard/${subjectId}`
    case 'enterprisePlan':
      return `/enterprise-plans/${subjectId}`
    case 'planNode':
      return enterpriseId ? `/enterprises/${enterpriseId}/plan` : '/enterprise-plans'
    case 'enterprise':
      return `/enterprises/${subjectId}`
    default:
      return `/${noun}s/${subjectId}`
  }
}
