import { defineStates } from '../ground/workflow.ts'

const clause = '全文'
const open = ['assigned', 'signed', 'underway', 'returned'] as const
const unfinished = [...open, 'reported'] as const

/** 任务: a duty that the plan itself lays on a unit (lifecycles.md, "Mandate"). */
export const taskStates = defineStates({
  noun: 'task',
  words: { zh: '任务', en: 'Task' },
  states: {
    assigned: { zh: '已分解', en: 'Laid on its unit' },
    signed: { zh: '已签收', en: 'Acknowledged' },
    underway: { zh: '办理中', en: 'Underway' },
    reported: { zh: '已报结', en: 'Reported done' },
    confirmed: { zh: '已确认', en: 'Confirmed', final: true },
    returned: { zh: '退回', en: 'Returned' },
  },
  actions: {
    lay: {
      words: { zh: '分解任务', en: 'Lay on a unit' },
      from: 'new',
      to: ['assigned'],
      may: 'task.confirm',
      clause,
      needs: { zh: '条款、牵头单位、确认单位和时限', en: 'Clause, lead unit, confirming unit and term' },
    },
    revise: {
      words: { zh: '修订任务', en: 'Revise' },
      from: open,
      to: open,
      may: 'task.confirm',
      clause,
      needs: {
        zh: '市整治办，或方案数据换版；原定时限不变',
        en: 'The city office, or a new version of the plan’s data; the original term stands',
      },
    },
    sign: {
      words: { zh: '签收', en: 'Acknowledge receipt' },
      from: ['assigned'],
      to: ['signed'],
      may: 'task.act',
      clause,
      primary: true,
      needs: { zh: '牵头单位', en: 'The lead unit' },
    },
    start: {
      words: { zh: '开始办理', en: 'Start' },
      from: ['signed', 'returned'],
      to: ['underway'],
      may: 'task.act',
      clause,
      primary: true,
      needs: { zh: '牵头单位', en: 'The lead unit' },
    },
    progress: {
      words: { zh: '填报进展', en: 'Tell progress' },
      from: ['signed', 'underway', 'returned'],
      to: 'same',
      may: 'task.act',
      clause: '四(二)-1',
      needs: { zh: '牵头或配合单位', en: 'The lead or a cooperating unit' },
    },
    report: {
      words: { zh: '报结', en: 'Report done' },
      from: ['signed', 'underway', 'returned'],
      to: ['reported'],
      may: 'task.act',
      clause,
      part: 'doer',
      primary: true,
      needs: { zh: '牵头单位；完成情况和成果材料', en: 'The lead unit; what was done, and its product' },
    },
    confirm: {
      words: { zh: '确认', en: 'Confirm' },
      from: ['reported'],
      to: ['confirmed'],
      may: 'task.confirm',
      clause,
      part: 'accepter',
      primary: true,
      needs: {
        zh: '确认单位，报结人以外的人；由领导小组确认的，可由市整治办凭纸面依据代录',
        en: 'The confirming unit, somebody other than who reported; for the leading group the city office may record a paper',
      },
    },
    return: {
      words: { zh: '退回', en: 'Return' },
      from: ['reported'],
      to: ['returned'],
      may: 'task.confirm',
      clause,
      part: 'accepter',
      needs: { zh: '确认单位，附理由', en: 'The confirming unit, with a reason' },
    },
    urge: {
      words: { zh: '催办', en: 'Urge' },
      from: unfinished,
      to: 'same',
      may: 'task.urge',
      clause: '四(二)-1',
      needs: {
        zh: '确认单位、市整治办或分管领导，每件每个工作日一次',
        en: 'The confirming unit, the city office or a leader, once a working day',
      },
    },
  },
})

export type TaskState = keyof typeof taskStates.states
export type TaskAction = keyof typeof taskStates.actions
export const taskStateNames = Object.keys(taskStates.states) as [TaskState, ...TaskState[]]
