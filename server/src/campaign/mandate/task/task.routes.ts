import type { z } from 'zod'
import { taskStates } from '#contract/mandate/task.states.ts'
import {
  actOnTask,
  exportTasks,
  listLateUnits,
  listTasks,
  showTask,
  showTaskOffers,
  showTaskTrail,
  signTasks,
  type TaskInputs,
  type TaskView,
} from '#contract/mandate/task.ts'
import type { Ground } from '#ground/context.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import { reading, type Tx } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { sendExport } from '#ground/export/index.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { absent, act } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { may } from '#ground/workflow/permit.ts'
import { TrailKey, type TrailRow, trailColumns, trailLines } from '#ground/workflow/trail-lines.ts'
import type { Campaign } from '../campaign-file/campaign.ts'
import { tasksToExport } from './export-tasks.ts'
import { findLateUnits, findTasks } from './find-tasks.ts'
import { readTask, taskStore } from './task.store.ts'
import type { Task } from './task.ts'
import { taskRow, taskView } from './task.view.ts'
import type { TaskWorkflow } from './task.workflow.ts'

/** Routes of the plan's duties. */
export function serveTasks(
  serving: Serving,
  ground: Ground & { readonly campaign: Campaign },
  workflow: TaskWorkflow,
): void {
  const { database, campaign } = ground
  const cityCode = campaign.city.code
  const view = (the: Task, actor: Actor): TaskView => taskView(workflow, the, actor, momentOf(ground), cityCode)

  serve(serving, listTasks, ({ query: { after, limit, ...filter }, actor }) => {
    const moment = momentOf(ground)
    return reading(database, actor, async tx => {
      const page = await findTasks(tx, filter, { after, limit, moment, cityCode })
      return {
        rows: page.tasks.map(task => taskRow(workflow, task, actor, moment, cityCode)),
        next: page.next,
        total: page.total,
        asOf: moment.at.toISOString(),
      }
    })
  })
  serve(serving, exportTasks, call => {
    const { format, ...filter } = call.query
    const list = tasksToExport(campaign, filter, momentOf(ground))
    return sendExport({ ...ground, readSession: serving.readSession }, call, list, { format, filter })
  })
  serve(serving, listLateUnits, ({ query, actor }) => {
    const moment = momentOf(ground)
    return reading(database, actor, async tx => ({
      units: await findLateUnits(tx, query, { moment, cityCode }),
      asOf: moment.at.toISOString(),
    }))
  })
  serve(serving, showTaskOffers, async ({ actor }) => ({ bulk: may(actor, 'task.act') ? ['sign' as const] : [] }))
  serve(serving, showTask, ({ params, actor }) =>
    reading(database, actor, async tx => view(await findTask(tx, params.id), actor)),
  )
  serve(serving, showTaskTrail, ({ params, query, actor }) =>
    reading(database, actor, async tx => {
      const key = readPageKey(query.after, TrailKey)
      await findTask(tx, params.id)
      const rows = await tx.query<TrailRow>(
        `select ${trailColumns} from ground.trail where subject_id = $1${key ? ' and id < $3' : ''} order by id desc limit $2`,
        [params.id, query.limit + 1, ...(key ?? [])],
      )
      const shown = rows.slice(0, query.limit)
      return {
        rows: await trailLines(tx, shown, { task: taskStates }),
        next: rows.length > query.limit ? writePageKey([shown.at(-1)?.id]) : null,
        total: null,
        asOf: momentOf(ground).at.toISOString(),
      }
    }),
  )
  serve(serving, signTasks, async ({ body, actor }) => {
    const rows: z.input<(typeof signTasks)['reply']>['rows'] = []
    for (const { id, version } of body.items) {
      const wish = { id, version, action: 'sign' as const, requestId: deriveRequestId(body.requestId, id), input: {} }
      try {
        await act(ground, actor, workflow, wish)
        rows.push({ id, done: true })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        rows.push({ id, done: false, refusal: { code: error.code, zh: error.zh, en: error.en } })
      }
    }
    return { rows }
  })
  for (const action of Object.keys(actOnTask) as (keyof TaskInputs)[]) {
    serve(serving, actOnTask[action] as (typeof actOnTask)['sign'], async ({ params, body, actor }) => {
      const { requestId, version, input } = body
      await act(ground, actor, workflow, { id: params.id, action, version, requestId, input })
      return reading(database, actor, async tx => view(await findTask(tx, params.id), actor))
    })
  }
}

async function findTask(tx: Tx, id: string): Promise<Task> {
  const [row] = await tx.query(taskStore.lock, [id])
  if (!row) throw absent()
  return readTask(row)
}
