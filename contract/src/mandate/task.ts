import { z } from 'zod'
import { ActionOffer, ChangeRequest, Day, endpoint, Id, Moment, PageQuery, page } from '../ground/endpoint.ts'
import { ExportFormat, exportTypes } from '../ground/export.ts'
import { DecisionBasis } from '../ground/hand-over.ts'
import { WordsShape } from '../ground/identity.ts'
import { said } from '../ground/said.ts'
import { several } from '../ground/several.ts'
import { TrailEntry, Urgency } from '../ground/trail.ts'
import { type TaskAction, taskStateNames, taskStates } from './task.states.ts'

export const TaskState = z.enum(taskStateNames)

/** How often a duty of the plan recurs. */
export const TaskFrequency = z.enum(['once', 'month', 'quarter', 'halfYear', 'year'])
export type TaskFrequency = z.infer<typeof TaskFrequency>

const text = (most: number) => z.string().trim().max(most)
const files = z.array(Id).max(30).default([])
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))

/** One line of the list. Units, areas and industries are ids; the web has their names from the campaign's words. */
export const TaskRow = z.object({
  id: Id,
  number: z.string(),
  version: z.number().int(),
  state: TaskState,
  clause: z.string(),
  title: z.string(),
  leadUnit: z.string(),
  cooperating: z.array(z.string()),
  confirmedBy: z.string(),
  industry: z.string().nullable(),
  /** Null for a duty of the whole city. */
  area: z.string().nullable(),
  /** `2024-03`, `2024Q1`, `2024H1`, `2024`; null where it is done once. */
  period: z.string().nullable(),
  dueOriginal: Day,
  dueCurrent: Day,
  /** Null once it is reported or confirmed. */
  urgency: Urgency.nullable(),
  /** Calendar days past the original term; stands still once reported. */
  lateDays: z.number().int(),
  /** The step that the acting post is expected to take, where it may take it now. */
  nextAction: z.object({ action: z.string(), words: WordsShape }).nullable(),
})
export type TaskRow = z.infer<typeof TaskRow>

export const TaskFilter = z.object({
  leadUnit: z.string().max(80).optional(),
  /** A unit that cooperates on it. */
  cooperating: z.string().max(80).optional(),
  confirmedBy: z.string().max(80).optional(),
  /** Those that my unit leads, cooperates on or confirms. */
  mine: z.stringbool().optional(),
  industry: several(z.string().max(60)),
  /** `city` for the duties of the whole city. */
  area: several(z.string().max(20)),
  clause: several(z.string().max(20)),
  state: several(TaskState),
  urgency: several(Urgency),
  frequency: several(TaskFrequency),
  late: z.stringbool().optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
  text: z.string().trim().max(80).optional(),
})
export type TaskFilter = z.infer<typeof TaskFilter>

/** By term, the earliest first. */
export const listTasks = endpoint({
  name: 'listTasks',
  method: 'GET',
  path: '/api/tasks',
  may: 'task.read',
  summary: { zh: '任务清单', en: 'Duties of the plan' },
  query: TaskFilter.extend(PageQuery.shape),
  reply: page(TaskRow),
})

/** The list as a file, row for row what is shown under the filter; 200,000 rows of a workbook at most, CSV without end. */
export const exportTasks = endpoint({
  name: 'exportTasks',
  method: 'GET',
  path: '/api/tasks/export',
  may: 'task.read',
  summary: { zh: '导出任务清单', en: 'Export the duties of the plan' },
  query: TaskFilter.extend({ format: ExportFormat }),
  produces: exportTypes.xlsx,
})

export const LateUnit = z.object({
  unit: z.string(),
  late: z.number().int(),
  /** Not acknowledged yet, of those late. */
  unsigned: z.number().int(),
  worstDays: z.number().int(),
  open: z.number().int(),
})

/** 四(二)-1: who is late, without anyone asking; the worst first. Every official post sees it. */
export const listLateUnits = endpoint({
  name: 'listLateUnits',
  method: 'GET',
  path: '/api/tasks/late-units',
  may: 'task.read',
  summary: { zh: '逾期任务按牵头单位', en: 'Late duties by lead unit' },
  query: TaskFilter.pick({ industry: true, area: true, clause: true }),
  reply: z.object({ units: z.array(LateUnit), asOf: Moment }),
})

export const TaskView = TaskRow.omit({ nextAction: true }).extend({
  /** What is handed in when it is reported. */
  product: z.string(),
  /** Whether the plan itself sets the term (`S`) or it is our proposal (`I`). */
  termTag: z.enum(['V', 'S', 'I', 'K']),
  signedOn: Day.nullable(),
  reportedOn: Day.nullable(),
  confirmedOn: Day.nullable(),
  /** What the last report said, and its files. */
  report: z.object({ words: z.string(), files: z.array(Id) }).nullable(),
  returnReason: z.string().nullable(),
  urgedOn: Day.nullable(),
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type TaskView = z.infer<typeof TaskView>

export const showTask = endpoint({
  name: 'showTask',
  method: 'GET',
  path: '/api/tasks/:id',
  may: 'task.read',
  summary: { zh: '任务页', en: 'One duty of the plan' },
  params: z.object({ id: Id }),
  reply: TaskView,
})

export const showTaskTrail = endpoint({
  name: 'showTaskTrail',
  method: 'GET',
  path: '/api/tasks/:id/trail',
  may: 'task.read',
  summary: { zh: '任务的时间线', en: 'Time line of a task, latest first' },
  params: z.object({ id: Id }),
  query: PageQuery,
  reply: page(TrailEntry),
})

/** Input of each action but `lay`, which the plan's data takes. */
export const taskInputs = {
  revise: z.object({
    leadUnit: text(80).optional(),
    cooperating: z.array(text(80)).max(20).optional(),
    title: text(200).min(2).optional(),
    due: Day.optional(),
    reason,
  }),
  sign: z.object({}),
  start: z.object({}),
  progress: z.object({
    words: text(1000).min(2, said('请写明进展', 'Say what has been done')),
    difficulties: text(1000).optional(),
    files,
  }),
  report: z.object({
    words: text(2000).min(2, said('请写明完成情况', 'Say how it was completed')),
    files: z.array(Id).min(1, said('请上传成果材料', 'Upload what was produced')).max(30),
  }),
  confirm: z.object({ words: text(1000).optional(), basis: DecisionBasis.optional() }),
  return: z.object({ reason }),
  urge: z.object({ words: text(500).optional() }),
} as const satisfies Record<Exclude<TaskAction, 'lay'>, z.ZodType>
export type TaskInputs = typeof taskInputs

function act<Action extends keyof TaskInputs>(action: Action) {
  const said = taskStates.actions[action]
  return endpoint({
    name: `task.${action}`,
    method: 'POST',
    path: `/api/tasks/:id/${action}`,
    may: said.may,
    summary: said.words,
    params: z.object({ id: Id }),
    body: ChangeRequest.extend({ input: taskInputs[action] }),
    reply: TaskView,
  })
}

/** One endpoint per action: `POST /api/tasks/:id/<action>` with request id, version and the action's own input. */
export const actOnTask = {
  revise: act('revise'),
  sign: act('sign'),
  start: act('start'),
  progress: act('progress'),
  report: act('report'),
  confirm: act('confirm'),
  return: act('return'),
  urge: act('urge'),
} as const satisfies Record<keyof TaskInputs, unknown>

/** What the acting post may do with many rows of the list at once. */
export const showTaskOffers = endpoint({
  name: 'showTaskOffers',
  method: 'GET',
  path: '/api/task-offers',
  may: 'task.read',
  summary: { zh: '任务清单上可批量办理的事项', en: 'What may be done with many tasks at once' },
  reply: z.object({ bulk: z.array(z.enum(['sign'])) }),
})

/** 签收 for many at once, as a unit gets the plan's whole list in one day; each is answered by itself. */
export const signTasks = endpoint({
  name: 'signTasks',
  method: 'POST',
  path: '/api/tasks/sign',
  may: 'task.act',
  summary: { zh: '批量签收任务', en: 'Acknowledge many tasks' },
  body: z.object({
    requestId: Id,
    items: z
      .array(z.object({ id: Id, version: z.number().int().min(1) }))
      .min(1, said('请至少选择一项任务', 'Choose at least one task'))
      .max(200, said('一次最多 200 项任务', 'At most 200 tasks at a time')),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        id: Id,
        done: z.boolean(),
        refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).optional(),
      }),
    ),
  }),
})
