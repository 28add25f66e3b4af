import { defineStates } from '../ground/workflow.ts'

const clause = '三(一)-1'
const reason = { zh: '理由', en: 'A reason' }

/** 疑似重复: two records that may be one; what was decided is remembered (lifecycles.md, "The rest"). */
export const duplicatePairStates = defineStates({
  noun: 'duplicatePair',
  words: { zh: '疑似重复', en: 'Suspected duplicate' },
  states: {
    suspected: { zh: '疑似', en: 'Suspected' },
    same: { zh: '是同一家', en: 'The same' },
    different: { zh: '不是同一家', en: 'Not the same' },
  },
  actions: {
    suspect: {
      words: { zh: '发现疑似', en: 'Suspect' },
      from: 'new',
      to: ['suspected'],
      may: 'duplicate.decide',
      clause,
      needs: {
        zh: '每晚比对：同码、近名、同地、同联系电话',
        en: 'Each night: same code, near name, same place, same telephone',
      },
    },
    merge: {
      words: { zh: '是同一家，合并', en: 'The same: merge' },
      from: ['suspected'],
      to: ['same'],
      may: 'duplicate.decide',
      clause,
      primary: true,
      needs: {
        zh: '保留哪一家和理由；两家自查看后都未改动',
        en: 'Which one remains, and why; neither changed since it was looked at',
      },
    },
    keepApart: {
      words: { zh: '不是同一家', en: 'Not the same' },
      from: ['suspected'],
      to: ['different'],
      may: 'duplicate.decide',
      clause,
      needs: reason,
    },
    undoMerge: {
      words: { zh: '撤销合并', en: 'Undo the merge' },
      from: ['same'],
      to: ['suspected'],
      may: 'duplicate.decide',
      clause,
      needs: reason,
    },
    suspectAgain: {
      words: { zh: '再次提出', en: 'Suspect again' },
      from: ['different'],
      to: ['suspected'],
      may: 'duplicate.decide',
      clause,
      onLists: true,
      needs: { zh: '两家的代码变为相同', en: 'Their codes have become equal' },
    },
  },
})

export type DuplicatePairState = keyof typeof duplicatePairStates.states
export type DuplicatePairAction = keyof typeof duplicatePairStates.actions
export const duplicatePairStateNames = Object.keys(duplicatePairStates.states) as [
  DuplicatePairState,
  ...DuplicatePairState[],
]
