import type { RoomCatalogue } from '#ground/errors/catalogue.ts'

/** Codes of tasks. */
export const taskRefusals = {
  'task.notLeadUnit': {
    status: 403,
    when: { zh: '本单位不牵头（或不配合）这项任务', en: 'One’s unit does not lead (or cooperate) on the task' },
  },
  'task.notConfirmingUnit': {
    status: 403,
    when: { zh: '本单位不是这项任务的确认单位', en: 'One’s unit does not confirm the task' },
  },
  'task.urgedAlready': {
    status: 409,
    when: { zh: '同一任务每个工作日只能催办一次', en: 'A task is urged once a working day' },
  },
} as const satisfies RoomCatalogue
