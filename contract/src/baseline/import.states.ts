import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-1'
const may = 'enterprise.import'

/** 导入批次: one workbook taken in. Nothing is written to the registry before `apply`. */
export const importStates = defineStates({
  noun: 'importBatch',
  words: { zh: '导入批次', en: 'Import batch' },
  states: {
    read: { zh: '已读取', en: 'Read' },
    judged: { zh: '已判定', en: 'Judged' },
    imported: { zh: '已导入', en: 'Imported' },
    refused: { zh: '未能读取', en: 'Could not be read', final: true },
    discarded: { zh: '已放弃', en: 'Discarded', final: true },
    undone: { zh: '已撤销', en: 'Undone', final: true },
  },
  actions: {
    upload: { words: { zh: '上传', en: 'Upload' }, from: 'new', to: ['read'], may, clause },
    judge: {
      words: { zh: '判定', en: 'Judge' },
      from: ['read', 'judged'],
      to: ['judged', 'refused'],
      may,
      clause,
      needs: { zh: '改表头对应后重新判定', en: 'Again after the mapping was corrected' },
    },
    apply: {
      words: { zh: '导入', en: 'Import' },
      from: ['judged', 'imported'],
      to: ['imported'],
      may,
      clause,
      primary: true,
      needs: {
        zh: '至少一行可以导入；其余的行留在订正表',
        en: 'At least one good row; the rest wait in the correction table',
      },
    },
    discard: { words: { zh: '放弃', en: 'Discard' }, from: ['read', 'judged'], to: ['discarded'], may, clause },
    undo: {
      words: { zh: '撤销导入', en: 'Undo' },
      from: ['imported'],
      to: ['imported', 'undone'],
      may,
      clause,
      needs: {
        zh: '此后无人办理的行才撤销，留下的逐条列出',
        en: 'Only rows nobody has built upon since; what is left is listed',
      },
    },
  },
})

export type ImportState = keyof typeof importStates.states
export type ImportAction = keyof typeof importStates.actions
export const importStateNames = Object.keys(importStates.states) as [ImportState, ...ImportState[]]
