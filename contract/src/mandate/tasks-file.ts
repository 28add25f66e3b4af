import { z } from 'zod'
import { areaCode, date, kebab, SourceTag, text, unitReference } from './campaign-datum.ts'

/**
 * When a task is due: a `date`; a date for each batch; `batchMonths` before (negative) or after the industry's deadline; the last day
 * of each period; or a day of each period's last month.
 */
const TaskDue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), date }),
  z.strictObject({ kind: z.literal('byBatch'), dates: z.strictObject({ 1: date, 2: date, 3: date }) }),
  z.strictObject({ kind: z.literal('batchMonths'), months: z.int().min(-36).max(12) }),
  z.strictObject({ kind: z.literal('periodEnd') }),
  z.strictObject({ kind: z.literal('periodDay'), day: z.int().min(1).max(28) }),
])
const TaskPeriod = z.enum(['once', 'month', 'quarter', 'halfYear', 'year'])
export const TaskTemplate = z.strictObject({
  id: kebab,
  clause: text,
  title: text,
  /** What is handed in when the task is reported. */
  product: text,
  lead: unitReference,
  cooperating: z.array(unitReference),
  /** Who says that it is done (已确认). */
  confirmedBy: unitReference,
  industries: z.union([z.enum(['none', 'all', 'contest']), z.array(kebab).min(1)]),
  areas: z.union([z.enum(['none', 'all']), z.array(areaCode).min(1)]),
  period: TaskPeriod,
  /** Recurring tasks of an industry end with its batch, or go on to the campaign's end. */
  until: z.enum(['batch', 'campaign']),
  due: TaskDue,
  /** Whether the plan itself sets this term (S) or it is our proposal (I). */
  termTag: SourceTag,
})
export type TaskTemplate = z.infer<typeof TaskTemplate>
export const TasksFile = z.strictObject({ tasks: z.array(TaskTemplate).min(1) })
