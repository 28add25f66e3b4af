import type { Beginning } from '#ground/workflow/create.ts'
import type { DutyChange, Moment } from '#ground/workflow/workflow.ts'
import type { TaskSeed } from '../campaign-file/expand-tasks.ts'
import type { Task } from './task.ts'
import type { TaskSettings } from './task-settings.ts'

/** 分解: lays a duty of the plan on its lead unit. Receipt is due after the beginning of its period, since a month's duty begins then. */
export function layTask(
  settings: TaskSettings,
  seed: TaskSeed,
  moment: Moment,
): Beginning<Task['state']> & { readonly set: Omit<TaskColumns, 'area' | 'industry'> } {
  return {
    to: 'assigned',
    cell: {
      area: seed.area ?? settings.campaign.city.code,
      county: null,
      township: null,
      industry: seed.industry,
      enterpriseId: null,
    },
    set: {
      seed: seed.id,
      clause: seed.clause,
      title: seed.title,
      product: seed.product,
      leadUnit: seed.lead,
      cooperating: seed.cooperating,
      confirmedBy: seed.confirmedBy,
      period: seed.period,
      termTag: seed.termTag,
      dueOriginal: seed.due,
      dueCurrent: seed.due,
    },
    duties: dutiesOf(settings, { ...seed, leadUnit: seed.lead, dueOriginal: seed.due, dueCurrent: seed.due }, moment),
  }
}

type TaskColumns = Pick<
  Task,
  | 'seed'
  | 'clause'
  | 'title'
  | 'product'
  | 'leadUnit'
  | 'cooperating'
  | 'confirmedBy'
  | 'period'
  | 'termTag'
  | 'dueOriginal'
  | 'dueCurrent'
  | 'area'
  | 'industry'
>

type Owed = Pick<Task, 'clause' | 'title' | 'leadUnit' | 'period' | 'dueOriginal' | 'dueCurrent'>

/** What a unit on which a task is laid owes: its receipt, and the task by its term. */
export function dutiesOf(settings: TaskSettings, the: Owed, moment: Moment): DutyChange[] {
  const begins = firstDayOf(the.period)
  const from = begins && begins > moment.day ? begins : moment.day
  return [
    {
      change: 'open',
      kind: 'taskReceipt',
      clause: the.clause,
      words: the.title,
      due: settings.receiptUntil(from, moment),
      holderUnit: the.leadUnit,
    },
    ownDuty(the),
  ]
}

/** The duty to have it done by its term, held by the lead unit. */
export function ownDuty(the: Omit<Owed, 'period'>): DutyChange {
  return {
    change: 'open',
    kind: 'task',
    clause: the.clause,
    words: the.title,
    due: the.dueCurrent,
    setFor: the.dueOriginal,
    holderUnit: the.leadUnit,
  }
}

/** First day of `2024-03`, `2024Q1`, `2024H2` or `2024`; null where there is no period. */
export function firstDayOf(period: string | null): string | null {
  const [, year, month, part] = /^(\d{4})(?:-(\d{2})|(Q[1-4]|H[12]))?$/.exec(period ?? '') ?? []
  if (!year) return null
  if (month) return `${year}-${month}-01`
  if (!part) return `${year}-01-01`
  const first = (Number(part[1]) - 1) * (part.startsWith('Q') ? 3 : 6) + 1
  return `${year}-${String(first).padStart(2, '0')}-01`
}
