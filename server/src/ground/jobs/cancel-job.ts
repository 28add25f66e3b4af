import type { JobView } from '#contract/ground/job.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { absent } from '../workflow/act.ts'
import { viewJob } from './view-job.ts'

/** Cancels a job of the acting post: at once while it waits, else before its next row. 409 when it has ended. */
export async function cancelJob(tx: Tx, id: string): Promise<JobView> {
  const [row] = await tx.query<{ state: string }>('select state from ground.job where id = $1 for update', [id])
  if (!row) throw absent()
  if (row.state === 'waiting') {
    await tx.query(
      `update ground.job set state = 'cancelled', cancel_asked = true, ended_at = clock_timestamp(), words = $2 where id = $1`,
      [id, JSON.stringify({ zh: '开始之前已取消', en: 'Cancelled before it began' })],
    )
    await tx.query('select graphile_worker.remove_job($1)', [id])
  } else if (row.state === 'running') {
    await tx.query('update ground.job set cancel_asked = true, words = $2 where id = $1', [
      id,
      JSON.stringify({ zh: '正在停止，已完成的部分保留', en: 'Stopping; what is done stays done' }),
    ])
  } else {
    throw refuse(
      409,
      'wrongState',
      { zh: '这项工作已经结束，没有可以取消的部分', en: 'It has ended already; there is nothing left to cancel' },
      { zh: '可以查看结果', en: 'You can look at the result' },
    )
  }
  return viewJob(tx, id)
}
