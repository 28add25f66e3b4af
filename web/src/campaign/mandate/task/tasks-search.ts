import { z } from 'zod'
import { listLateUnits, listTasks } from '#contract/mandate/task.ts'
import { ledgerSearch } from '#web/ground/table/ledger-search.ts'

/** The list's filters as they stand in the address. */
export const TasksSearch = ledgerSearch(listTasks.query)

/** The filters of who is late. */
export const LateSearch = listLateUnits.query

/** Whoever comes to a task for one action finds its form open. */
export const TaskSearch = z.object({ act: z.string().max(40).optional() })
