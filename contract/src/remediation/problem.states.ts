import { handOverActions } from '../ground/hand-over.ts'
import { defineStates } from '../ground/workflow.ts'

const notFinal = ['found', 'assigned', 'rectifying', 'checking', 'verified', 'onNotice'] as const
const beforeCheck = ['found', 'assigned', 'rectifying'] as const
const mayLeave = ['found', 'assigned', 'rectifying', 'checking', 'verified'] as const
const clause = '三(三)3'
const twoPersons = { zh: '一人提出、另一人确认', en: 'Proposed by one person, confirmed by another' }

/** 问题: one problem, one life, from 上报 to 销号 (lifecycles.md, "Problem"). */
export const problemStates = defineStates({
  noun: 'problem',
  words: { zh: '问题', en: 'Problem' },
  states: {
    found: { zh: '待交办', en: 'Found' },
    assigned: { zh: '已交办', en: 'Assigned' },
    rectifying: { zh: '整改中', en: 'Being rectified' },
    checking: { zh: '核查中', en: 'Being checked' },
    verified: { zh: '整改完成', en: 'Verified, not closed' },
    onNotice: { zh: '公示中', en: 'On public notice' },
    closed: { zh: '已销号', en: 'Closed', final: true },
    merged: { zh: '已并案', en: 'Merged', final: true },
    voided: { zh: '已作废', en: 'Voided', final: true },
    transferred: { zh: '已移送', en: 'Transferred', final: true },
    closedByExit: { zh: '随关停销号', en: 'Closed by the plant’s exit', final: true },
    suspended: { zh: '已中止', en: 'Suspended' },
  },
  actions: {
    report: {
      words: { zh: '上报', en: 'Report' },
      from: 'new',
      to: ['found'],
      may: 'problem.report',
      clause: '三(一)-3',
      needs: {
        zh: '对象、维度、问题描述；原因与条款可后补',
        en: 'Subject, dimension, words; cause and clause may follow',
      },
    },
    amend: {
      words: { zh: '补充更正', en: 'Amend' },
      from: beforeCheck,
      to: 'same',
      may: 'problem.report',
      clause: '三(一)-3',
    },
    setLevel: {
      words: { zh: '核定层级', en: 'Set the level' },
      from: beforeCheck,
      to: 'same',
      may: 'problem.decideTerm',
      clause,
      needs: {
        zh: '区块清单由区块工作专班、市级清单由市整治办核定',
        en: 'The area’s task force for its own list, the city office for the city’s',
      },
    },
    setLeader: {
      words: { zh: '确定联系督导领导', en: 'Name the liaison leader' },
      from: notFinal,
      to: 'same',
      may: 'problem.decideTerm',
      clause,
    },
    assign: {
      words: { zh: '交办', en: 'Assign' },
      from: ['found'],
      to: ['assigned'],
      may: 'problem.assign',
      clause,
      primary: true,
      needs: { zh: '主办、协办单位和时限', en: 'Lead and cooperating units, a term' },
    },
    ...handOverActions({
      waiting: 'found',
      handedOn: 'assigned',
      underway: 'rectifying',
      open: notFinal,
      handOver: 'problem.handOver',
      assign: 'problem.assign',
      urge: 'problem.urge',
      clause,
    }),
    requestCheck: {
      words: { zh: '申请核查', en: 'Ask for the check' },
      from: ['rectifying'],
      to: ['checking'],
      may: 'problem.rectify',
      clause,
      part: 'doer',
      primary: true,
      needs: {
        zh: '每项措施已申报完成，并有整改前、后佐证',
        en: 'Every measure declared done, with evidence before and after',
      },
    },
    pass: {
      words: { zh: '核查通过', en: 'Pass' },
      from: ['checking'],
      to: ['checking', 'verified'],
      may: 'problem.check',
      clause,
      part: 'checker',
      primary: true,
      needs: {
        zh: '本节点的岗位与最少人数；要求现场的附现场记录',
        en: 'The checkpoint’s posts and persons; an on-site record where asked',
      },
    },
    return: {
      words: { zh: '核查退回', en: 'Return' },
      from: ['checking'],
      to: ['rectifying', 'checking'],
      may: 'problem.check',
      clause,
      part: 'checker',
      needs: { zh: '理由和退到哪一步', en: 'A reason and the step it goes back to' },
    },
    askCrossCheck: {
      words: { zh: '提请交叉核查', en: 'Ask for a cross-check' },
      from: ['checking'],
      to: 'same',
      may: 'problem.check',
      clause: '—',
      needs: {
        zh: '本地人手不足时由其他区块或市级单位核查',
        en: 'Where the unit cannot staff it, another area or the city checks',
      },
    },
    publish: {
      words: { zh: '公示', en: 'Publish' },
      from: ['verified'],
      to: ['onNotice'],
      may: 'problem.close',
      clause: '三(四)2',
      needs: { zh: '层级要求公示的', en: 'Where the level asks for it' },
    },
    upholdObjection: {
      words: { zh: '异议成立', en: 'Uphold an objection' },
      from: ['onNotice'],
      to: ['checking'],
      may: 'problem.close',
      clause: '三(四)2',
    },
    close: {
      words: { zh: '销号', en: 'Close' },
      from: ['verified', 'onNotice'],
      to: ['closed'],
      may: 'problem.close',
      clause,
      part: 'accepter',
      primary: true,
      needs: { zh: '销号表；要求公示的公示期满', en: 'The closure form; the notice over where one is asked for' },
    },
    merge: {
      words: { zh: '并案', en: 'Merge' },
      from: mayLeave,
      to: 'same',
      may: 'problem.exit',
      clause: '—',
      needs: twoPersons,
    },
    void: {
      words: { zh: '作废', en: 'Void' },
      from: mayLeave,
      to: 'same',
      may: 'problem.void',
      clause: '—',
      needs: twoPersons,
    },
    transfer: {
      words: { zh: '移送', en: 'Transfer' },
      from: mayLeave,
      to: 'same',
      may: 'problem.exit',
      clause,
      needs: twoPersons,
    },
    closeByExit: {
      words: { zh: '随关停销号', en: 'Close by exit' },
      from: mayLeave,
      to: 'same',
      may: 'problem.exit',
      clause: '二-2',
      needs: { zh: '两断三清，两人现场核实', en: 'Cut off and cleared out, verified on site by two' },
    },
    suspend: {
      words: { zh: '中止', en: 'Suspend' },
      from: mayLeave,
      to: 'same',
      may: 'problem.exit',
      clause: '—',
      needs: twoPersons,
    },
    confirmExit: {
      words: { zh: '确认办结方式', en: 'Confirm the exit' },
      from: mayLeave,
      to: ['merged', 'voided', 'transferred', 'closedByExit', 'suspended'],
      may: 'problem.exit',
      clause: '—',
      needs: { zh: '提出人以外的人', en: 'Somebody other than its proposer' },
    },
    refuseExit: {
      words: { zh: '不同意该办结方式', en: 'Refuse the exit' },
      from: mayLeave,
      to: 'same',
      may: 'problem.exit',
      clause: '—',
    },
    resume: {
      words: { zh: '恢复办理', en: 'Resume' },
      from: ['suspended'],
      to: mayLeave,
      may: 'problem.exit',
      clause: '—',
    },
    requestExtension: {
      words: { zh: '申请延期', en: 'Ask for an extension' },
      from: ['assigned', 'rectifying'],
      to: 'same',
      may: 'problem.rectify',
      clause: '—',
      needs: {
        zh: '到期前；原因、目前进展、明确日期；一次',
        en: 'Before expiry; reason, progress, a definite date; once',
      },
    },
    grantExtension: {
      words: { zh: '同意延期', en: 'Grant the extension' },
      from: ['assigned', 'rectifying', 'checking'],
      to: 'same',
      may: 'problem.decideTerm',
      clause: '—',
      needs: {
        zh: '由定时限的一级决定；超过批次时限须有领导小组文件',
        en: 'By the level that set the term; past the batch’s deadline only with the leading group’s document',
      },
    },
    refuseExtension: {
      words: { zh: '不同意延期', en: 'Refuse the extension' },
      from: ['assigned', 'rectifying', 'checking'],
      to: 'same',
      may: 'problem.decideTerm',
      clause: '—',
    },
    resetTerm: {
      words: { zh: '重新核定时限', en: 'Reset the term' },
      from: ['assigned', 'rectifying'],
      to: 'same',
      may: 'problem.decideTerm',
      clause: '—',
      needs: {
        zh: '逾期后，由高一级决定；逾期天数照计',
        en: 'After expiry, by one level higher; overdue days stay counted',
      },
    },
  },
})

export type ProblemState = keyof typeof problemStates.states
export type ProblemAction = keyof typeof problemStates.actions
export const problemStateNames = Object.keys(problemStates.states) as [ProblemState, ...ProblemState[]]
export const problemActionNames = Object.keys(problemStates.actions) as [ProblemAction, ...ProblemAction[]]
