import { type TaskAction, taskStates } from '#contract/mandate/task.states.ts'
import type { TaskRow, TaskView } from '#contract/mandate/task.ts'
import { daysBetween } from '#ground/clock/add-days.ts'
import { urgency } from '#ground/clock/urgency.ts'
import type { Actor } from '#ground/database/claims.ts'
import { available } from '#ground/workflow/available.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Task } from './task.ts'
import type { TaskWorkflow } from './task.workflow.ts'

type Listed = Omit<Task, 'parts' | 'reportWords' | 'reportFiles' | 'returnReason' | 'urgedOn'>

/** What a task shows in every place. */
export function taskFacts(the: Listed, moment: Moment, cityCode: string): Omit<TaskRow, 'nextAction'> {
  const owed = the.state !== 'reported' && the.state !== 'confirmed'
  const until = the.reportedOn ?? moment.day
  return {
    id: the.id,
    number: the.number,
    version: the.version,
    state: the.state,
    clause: the.clause,
    title: the.title,
    leadUnit: the.leadUnit,
    cooperating: [...the.cooperating],
    confirmedBy: the.confirmedBy,
    industry: the.industry,
    area: the.area === cityCode ? null : the.area,
    period: the.period,
    dueOriginal: the.dueOriginal,
    dueCurrent: the.dueCurrent,
    urgency: owed
      ? urgency({ setFor: the.dueOriginal, standsAt: the.dueCurrent, today: moment.day, calendar: moment.calendar })
          .step
      : null,
    lateDays: Math.max(0, daysBetween(the.dueOriginal, until)),
  }
}

/** A task as a line of the list, with the step that the acting post is expected to take. */
export function taskRow(workflow: TaskWorkflow, the: Task, actor: Actor, moment: Moment, cityCode: string): TaskRow {
  const next = available(workflow, the, actor, moment).find(offer => offer.primary && offer.allowed)
  return {
    ...taskFacts(the, moment, cityCode),
    nextAction: next ? { action: next.action, words: taskStates.actions[next.action as TaskAction].words } : null,
  }
}

/** A task as its page shows it, with what the acting post may do. */
export function taskView(workflow: TaskWorkflow, the: Task, actor: Actor, moment: Moment, cityCode: string): TaskView {
  return {
    ...taskFacts(the, moment, cityCode),
    product: the.product,
    termTag: the.termTag,
    signedOn: the.signedOn,
    reportedOn: the.reportedOn,
    confirmedOn: the.confirmedOn,
    report: the.reportWords === null ? null : { words: the.reportWords, files: [...the.reportFiles] },
    returnReason: the.returnReason,
    urgedOn: the.urgedOn,
    actions: available(workflow, the, actor, moment),
    asOf: moment.at.toISOString(),
  }
}
