import { camelRow } from '#ground/workflow/camel-row.ts'
import { partsTaken } from '#ground/workflow/record.ts'
import type { CaseStore } from '#ground/workflow/workflow.ts'
import type { Task } from './task.ts'

/** A task has no township and no enterprise; the rules of all nouns ask for them. */
export const readTask = (row: Record<string, unknown>): Task =>
  ({ ...camelRow(row), county: null, township: null, enterpriseId: null }) as unknown as Task

/** How a task is kept. */
export const taskStore: CaseStore<Task> = {
  table: 'mandate.task',
  lock: `select t.*, ${partsTaken('t.id')} from mandate.task t where t.id = $1`,
  read: readTask,
  givenByDatabase: ['number'],
  notColumns: ['county', 'township', 'enterpriseId'],
}
