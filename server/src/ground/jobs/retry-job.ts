import type { JobView } from '#contract/ground/job.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import { absent } from '../workflow/act.ts'
import type { AnyJobKind, JobKind } from './job-kind.ts'
import { startJob } from './start-job.ts'
import { viewJob } from './view-job.ts'

/** Starts a new job for the rows an ended one was refused. 409 when there are none or they cannot be tried alone. */
export async function retryJob(tx: Tx, kinds: readonly AnyJobKind[], id: string, requestId: string): Promise<JobView> {
  const [row] = await tx.query<{ kind: string; state: string; payload: unknown; refusedKeys: string[] }>(
    'select kind, state, payload, refused_keys as "refusedKeys" from ground.job where id = $1',
    [id],
  )
  if (!row) throw absent()
  const kind = kinds.find(known => known.kind === row.kind) as JobKind<unknown> | undefined
  const ended = row.state === 'done' || row.state === 'cancelled'
  if (!ended || row.refusedKeys.length === 0 || !kind?.again) {
    throw refuse(
      409,
      'wrongState',
      { zh: '没有可以重试的行', en: 'There are no rows that could be tried again' },
      {
        zh: '只有已结束且有未成功行的工作可以重试',
        en: 'Only work that has ended with refused rows can be tried again',
      },
    )
  }
  const payload = kind.again(kind.takes.parse(row.payload), row.refusedKeys)
  return viewJob(tx, await startJob(tx, kind, payload, { requestId }))
}
