import { defineStates } from './workflow.ts'

const clause = '三(三)3'

/**
 * 公文模板: one numbered version of what a kind of paper says before it knows what it is about. A version that has left the draft is never
 * changed, and a paper keeps the version it was made by.
 */
export const documentTemplateStates = defineStates({
  noun: 'documentTemplate',
  words: { zh: '公文模板', en: 'Document template' },
  states: {
    draft: { zh: '编制中', en: 'Being drafted' },
    provisional: { zh: '草案（沿用）', en: 'Provisional' },
    inForce: { zh: '启用', en: 'In force' },
    superseded: { zh: '已被替代', en: 'Superseded', final: true },
    discarded: { zh: '已放弃', en: 'Discarded', final: true },
  },
  actions: {
    lay: {
      words: { zh: '由方案数据装入', en: 'Lay from the campaign’s data' },
      from: 'new',
      to: ['provisional', 'draft'],
      may: 'system.configure',
      clause,
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
      may: 'documentTemplate.draft',
      clause,
      part: 'doer',
      needs: { zh: '以某一版本为底稿；同一种文书同时只有一份草稿', en: 'A version to begin from; one draft at a time' },
    },
    edit: {
      words: { zh: '编辑', en: 'Edit' },
      from: ['draft'],
      to: 'same',
      may: 'documentTemplate.draft',
      clause,
      part: 'doer',
      primary: true,
    },
    putInForce: {
      words: { zh: '启用', en: 'Put in force' },
      from: ['draft'],
      to: ['inForce'],
      may: 'documentTemplate.approve',
      clause,
      part: 'accepter',
      needs: {
        zh: '模板没有错误；启用依据；未参与起草的人；现行版本随之被替代',
        en: 'Nothing wrong with it; what it rests on; somebody who did not draft it; it supersedes the version in use',
      },
    },
    discard: {
      words: { zh: '放弃草稿', en: 'Discard the draft' },
      from: ['draft'],
      to: ['discarded'],
      may: 'documentTemplate.draft',
      clause: '—',
      needs: { zh: '理由', en: 'A reason' },
    },
    supersede: {
      words: { zh: '被新版本替代', en: 'Superseded by the next version' },
      from: ['provisional', 'inForce'],
      to: ['superseded'],
      may: 'documentTemplate.approve',
      clause,
      follows: true,
    },
  },
})

export type DocumentTemplateState = keyof typeof documentTemplateStates.states
export type DocumentTemplateAction = keyof typeof documentTemplateStates.actions
