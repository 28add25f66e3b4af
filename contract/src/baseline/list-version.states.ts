import { defineStates } from '../ground/workflow.ts'

/** 清单版本: made once, never changed (lifecycles.md, "The rest"). */
export const listVersionStates = defineStates({
  noun: 'listVersion',
  words: { zh: '清单版本', en: 'List version' },
  states: { frozen: { zh: '已固化', en: 'Frozen', final: true } },
  actions: {
    freeze: {
      words: { zh: '固化清单', en: 'Freeze the list' },
      from: 'new',
      to: ['frozen'],
      may: 'list.freeze',
      clause: '三(一)-1',
      needs: {
        zh: '清单、阶段；上报该清单的单位，在其区块和行业内',
        en: 'The list and the stage; by whoever hands it up, within its area and industry',
      },
    },
  },
})

export type ListVersionState = keyof typeof listVersionStates.states
export type ListVersionAction = keyof typeof listVersionStates.actions
