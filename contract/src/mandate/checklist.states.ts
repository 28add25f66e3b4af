import { defineStates } from '../ground/workflow.ts'

/**
 * 检查表: one numbered version of what the enterprises of an industry are checked against. A version that has left the draft is never
 * changed: whoever wants it otherwise makes the next.
 */
export const checklistStates = defineStates({
  noun: 'checklist',
  words: { zh: '检查表', en: 'Checklist' },
  states: {
    draft: { zh: '编制中', en: 'Being drafted' },
    provisional: { zh: '草案（沿用）', en: 'Provisional' },
    inForce: { zh: '启用', en: 'In force' },
    superseded: { zh: '已被替代', en: 'Superseded', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    lay: {
      words: { zh: '由方案数据装入', en: 'Lay from the campaign’s data' },
      from: 'new',
      to: ['provisional', 'draft'],
      may: 'system.configure',
      clause: '二-4',
      follows: true,
      needs: {
        zh: '系统装入；已有启用版本的，只作为草稿放在旁边',
        en: 'By the system; beside a version in force it arrives as a draft',
      },
    },
    begin: {
      words: { zh: '起草新版本', en: 'Draft the next version' },
      from: 'new',
      to: ['draft'],
      may: 'checklist.draft',
      clause: '二-4',
      part: 'doer',
      needs: { zh: '以某一版本为底稿；同一行业同时只有一份草稿', en: 'A version to begin from; one draft at a time' },
    },
    edit: {
      words: { zh: '编辑', en: 'Edit' },
      from: ['draft'],
      to: 'same',
      may: 'checklist.draft',
      clause: '二-4',
      part: 'doer',
      primary: true,
    },
    putInForce: {
      words: { zh: '启用', en: 'Put in force' },
      from: ['draft'],
      to: ['inForce'],
      may: 'checklist.approve',
      clause: '二-4',
      part: 'accepter',
      needs: {
        zh: '各项填写完整且均已核实；启用依据；未参与起草的人；现行版本随之被替代',
        en: 'Every item complete and verified; what it rests on; somebody who did not draft it; it supersedes the version in use',
      },
    },
    discard: {
      words: { zh: '放弃草稿', en: 'Discard the draft' },
      from: ['draft'],
      to: ['withdrawn'],
      may: 'checklist.draft',
      clause: '—',
      needs: { zh: '理由', en: 'A reason' },
    },
    withdraw: {
      words: { zh: '停用', en: 'Withdraw' },
      from: ['inForce'],
      to: ['withdrawn'],
      may: 'checklist.approve',
      clause: '二-4',
      needs: {
        zh: '理由；另有版本启用前，该行业不能开展新的评估',
        en: 'A reason; until another is in force nobody is assessed in the industry',
      },
    },
    supersede: {
      words: { zh: '被新版本替代', en: 'Superseded by the next version' },
      from: ['provisional', 'inForce'],
      to: ['superseded'],
      may: 'checklist.approve',
      clause: '二-4',
      follows: true,
    },
  },
})

export type ChecklistState = keyof typeof checklistStates.states
export type ChecklistAction = keyof typeof checklistStates.actions

/** States in which enterprises are assessed by it; at most one version of an industry is in one of them. */
export const usedChecklistStates = ['provisional', 'inForce'] as const satisfies readonly ChecklistState[]
