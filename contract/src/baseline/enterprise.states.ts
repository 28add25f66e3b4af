import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-1'
const inReview = ['reported', 'verified', 'returned'] as const
const onTheList = ['reported', 'verified', 'confirmed', 'returned'] as const
const takenOff = ['duplicate', 'notInScope', 'closedDown'] as const
const standing = [...onTheList, ...takenOff] as const
const withReason = { zh: '理由', en: 'A reason' }
const twoPersons = { zh: '一人提出、另一人确认', en: 'Proposed by one person, confirmed by another' }

/** 企业记录: one state per enterprise, whatever number of industries it belongs to (lifecycles.md, "Registry"). */
export const enterpriseStates = defineStates({
  noun: 'enterprise',
  words: { zh: '企业记录', en: 'Enterprise record' },
  states: {
    reported: { zh: '已上报', en: 'Reported' },
    verified: { zh: '已核实', en: 'Verified' },
    confirmed: { zh: '已确认', en: 'Confirmed' },
    returned: { zh: '退回', en: 'Returned' },
    duplicate: { zh: '重复', en: 'Duplicate', final: true },
    notInScope: { zh: '不属本行业', en: 'Not in scope', final: true },
    closedDown: { zh: '已关停', en: 'Closed down', final: true },
    voided: { zh: '已作废', en: 'Voided', final: true },
  },
  actions: {
    report: {
      words: { zh: '上报', en: 'Report' },
      from: 'new',
      to: ['reported'],
      may: 'enterprise.report',
      clause,
      part: 'doer',
      needs: {
        zh: '名称、类型、乡镇、行业；代码校验不符的写明理由',
        en: 'Name, kind, township, industry; a reason where the code fails its checks',
      },
    },
    resubmit: {
      words: { zh: '订正后再报', en: 'Submit again' },
      from: ['returned'],
      to: ['reported'],
      may: 'enterprise.report',
      clause,
      primary: true,
    },
    verify: {
      words: { zh: '核实', en: 'Verify' },
      from: ['reported'],
      to: ['verified'],
      may: 'enterprise.verify',
      clause,
      part: 'checker',
      primary: true,
      needs: { zh: '区块主管部门，上报人以外的人', en: 'The area’s department, somebody other than who reported' },
    },
    confirm: {
      words: { zh: '确认', en: 'Confirm' },
      from: ['verified'],
      to: ['confirmed'],
      may: 'enterprise.confirm',
      clause,
      part: 'accepter',
      primary: true,
      needs: { zh: '其任一行业的市级主管部门', en: 'The city department of any of its industries' },
    },
    returnForCorrection: {
      words: { zh: '退回订正', en: 'Return for correction' },
      from: ['reported', 'verified'],
      to: ['returned'],
      may: 'enterprise.return',
      clause,
      needs: withReason,
    },
    correct: {
      words: { zh: '更正', en: 'Correct' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.report',
      clause,
    },
    rename: {
      words: { zh: '更名', en: 'Rename' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.report',
      clause,
      needs: {
        zh: '新名称和更名日期，原名列入曾用名',
        en: 'The new name and its day; the old one is kept as a former name',
      },
    },
    move: {
      words: { zh: '变更地点', en: 'Move' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.report',
      clause,
      needs: {
        zh: '新地点在本岗位范围内；跨区块由市级办理',
        en: 'A place within one’s scope; across areas it is the city’s to do',
      },
    },
    addIndustry: {
      words: { zh: '增列行业', en: 'Add an industry' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.report',
      clause,
    },
    removeIndustry: {
      words: { zh: '移出行业', en: 'Remove an industry' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.verify',
      clause,
      needs: withReason,
    },
    addSite: {
      words: { zh: '增加生产场所', en: 'Add a site' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.report',
      clause,
    },
    closeSite: {
      words: { zh: '停用生产场所', en: 'Close a site' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.report',
      clause,
    },
    markDuplicate: {
      words: { zh: '认定重复', en: 'Mark as duplicate' },
      from: onTheList,
      to: ['duplicate'],
      may: 'enterprise.verify',
      clause,
      needs: { zh: '与哪一家重复', en: 'Which record it repeats' },
    },
    markNotInScope: {
      words: { zh: '认定不属本行业', en: 'Mark as not in scope' },
      from: onTheList,
      to: ['notInScope'],
      may: 'enterprise.return',
      clause,
      needs: withReason,
    },
    closeDown: {
      words: { zh: '登记关停', en: 'Record its closing down' },
      from: onTheList,
      to: ['closedDown'],
      may: 'enterprise.verify',
      clause: '二-2',
      needs: { zh: '关停日期和依据', en: 'The day and the ground' },
    },
    reopen: {
      words: { zh: '恢复', en: 'Reopen' },
      from: takenOff,
      to: ['reported'],
      may: 'enterprise.verify',
      clause,
      needs: withReason,
    },
    void: {
      words: { zh: '提出作废', en: 'Propose to void' },
      from: standing,
      to: 'same',
      may: 'enterprise.void',
      clause: '—',
      needs: twoPersons,
    },
    confirmVoid: {
      words: { zh: '同意作废', en: 'Confirm the voiding' },
      from: standing,
      to: ['voided'],
      may: 'enterprise.void',
      clause: '—',
      needs: { zh: '提出人以外的人', en: 'Somebody other than its proposer' },
    },
    refuseVoid: {
      words: { zh: '不同意作废', en: 'Refuse the voiding' },
      from: standing,
      to: 'same',
      may: 'enterprise.void',
      clause: '—',
    },
    absorb: {
      words: { zh: '并入另一记录', en: 'Take in another record' },
      from: onTheList,
      to: 'same',
      may: 'duplicate.decide',
      clause,
      onLists: true,
      needs: {
        zh: '疑似重复认定为同一家，保留本记录',
        en: 'A suspected duplicate found to be the same; this one remains',
      },
    },
    mergeInto: {
      words: { zh: '并入同一家', en: 'Merge into the same' },
      from: onTheList,
      to: ['duplicate'],
      may: 'duplicate.decide',
      clause,
      onLists: true,
      needs: {
        zh: '疑似重复认定为同一家，保留另一记录',
        en: 'A suspected duplicate found to be the same; the other remains',
      },
    },
    unmerge: {
      words: { zh: '撤销合并，恢复独立', en: 'Stand by itself again' },
      from: ['duplicate'],
      to: onTheList,
      may: 'duplicate.decide',
      clause,
      onLists: true,
      needs: { zh: '合并被撤销，恢复合并前的状态', en: 'Its merge undone; it stands as it stood' },
    },
    release: {
      words: { zh: '撤销合并，分出另一记录', en: 'Let the other record go' },
      from: standing,
      to: 'same',
      may: 'duplicate.decide',
      clause,
      onLists: true,
      needs: { zh: '合并被撤销', en: 'The merge undone' },
    },
    takeIn: {
      words: { zh: '按清单更新', en: 'Update from a list' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.import',
      clause,
      onLists: true,
      needs: { zh: '清单中非空且不同的字段', en: 'Fields that a list fills and that differ' },
    },
    putBack: {
      words: { zh: '还原清单更新', en: 'Put back what a list changed' },
      from: onTheList,
      to: 'same',
      may: 'enterprise.import',
      clause,
      onLists: true,
      needs: { zh: '字段仍为该批次写入的值', en: 'The fields still have the batch’s values' },
    },
    undoImport: {
      words: { zh: '撤销导入', en: 'Undo its import' },
      from: inReview,
      to: ['voided'],
      may: 'enterprise.import',
      clause,
      onLists: true,
      needs: { zh: '由该批次新建，且此后无人办理', en: 'Made by that batch, and nobody has built upon it since' },
    },
  },
})

export type EnterpriseState = keyof typeof enterpriseStates.states
export type EnterpriseAction = keyof typeof enterpriseStates.actions
export const enterpriseStateNames = Object.keys(enterpriseStates.states) as [EnterpriseState, ...EnterpriseState[]]
/** States in which an enterprise counts as being on list one. */
export const listedStates: readonly EnterpriseState[] = onTheList
