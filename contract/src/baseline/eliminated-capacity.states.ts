import { defineStates } from '../ground/workflow.ts'

const clause = '二-2'
const withReason = { zh: '理由', en: 'A reason' }

/** 淘汰落后产能: one row is equipment that is gone, with its proof, also in plants that stay. */
export const eliminatedCapacityStates = defineStates({
  noun: 'eliminatedCapacity',
  words: { zh: '淘汰落后产能', en: 'Eliminated capacity' },
  states: {
    held: { zh: '在案', en: 'Held' },
    struck: { zh: '已划去', en: 'Struck out', final: true },
  },
  actions: {
    record: {
      words: { zh: '登记淘汰产能', en: 'Record eliminated capacity' },
      from: 'new',
      to: ['held'],
      may: 'route.set',
      clause,
      needs: {
        zh: '设备、台数、产能、淘汰日期和佐证',
        en: 'Equipment, number, capacity, day and proof',
      },
    },
    strike: {
      words: { zh: '划去', en: 'Strike out' },
      from: ['held'],
      to: ['struck'],
      may: 'route.set',
      clause,
      needs: withReason,
    },
  },
})

export type EliminatedCapacityState = keyof typeof eliminatedCapacityStates.states
export type EliminatedCapacityAction = keyof typeof eliminatedCapacityStates.actions
