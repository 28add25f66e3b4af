import { run } from 'graphile-worker'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { transaction } from '../database/transaction.ts'
import { type ActorOfPost, carryJob } from './carry-job.ts'
import { type AnyJobKind, queueTask } from './job-kind.ts'
import { quietLogger } from './quiet-logger.ts'

export interface Worker {
  /** Lets work under way stop before its next row, gives unfinished jobs back to the queue and ends. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  readonly database: Database
  readonly kinds: readonly AnyJobKind[]
  readonly actorOf: ActorOfPost
  readonly onTrouble: (sentence: string, cause: unknown) => void
  /** How many jobs this process carries at once. */
  readonly concurrency?: number
  /** Milliseconds between two looks for what is to be tried again; new jobs announce themselves. */
  readonly lookEvery?: number
}

const takeBackEvery = 15_000

/** Carries queued jobs for as long as the process lives; any number of processes may. The queue must have been prepared. */
export async function startWorker({
  database,
  kinds,
  actorOf,
  onTrouble,
  concurrency = 2,
  lookEvery = 2_000,
}: WorkerOptions): Promise<Worker> {
  const stopping = new AbortController()
  const runner = await run({
    connectionString: database.directUrl,
    maxPoolSize: concurrency + 2,
    concurrency,
    noHandleSignals: true,
    parsedCronItems: [],
    pollInterval: lookEvery,
    logger: quietLogger(onTrouble),
    taskList: {
      [queueTask]: async (payload, { job }) => {
        const { jobId } = payload as { jobId: string }
        await carryJob(
          { database, kinds, actorOf, stopping: stopping.signal },
          { jobId, runner: job.locked_by ?? '', number: job.attempts, last: job.attempts >= job.max_attempts },
        )
      },
    },
  })
  const timer = setInterval(() => {
    takeBackAbandoned(database).catch(error => onTrouble('Abandoned jobs were not taken back', error))
  }, takeBackEvery)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await runner.stop()
    },
  }
}

/**
 * Gives jobs back to the queue whose process died: no sign of life for so many seconds. The queue by itself would wait four hours.
 *
 * @returns how many
 */
export function takeBackAbandoned(database: Database, silentSeconds = 30): Promise<number> {
  return transaction(database, servicePost('dispatcher'), async tx => {
    const rows = await tx.query<{ id: string; runner: string }>(
      `select id, runner from ground.job where state = 'running' and heartbeat_at < clock_timestamp() - make_interval(secs => $1)
       for update skip locked`,
      [silentSeconds],
    )
    if (rows.length === 0) return 0
    await tx.query('select graphile_worker.force_unlock_workers($1)', [rows.map(row => row.runner)])
    // a job whose last try died is not tried again by the queue
    await tx.query(
      `update ground.job set state = case when queued.attempts < queued.max_attempts then 'waiting' else 'failed' end, runner = null,
         ended_at = case when queued.attempts < queued.max_attempts then null else clock_timestamp() end,
         words = case when queued.attempts < queued.max_attempts then $2::jsonb else $3::jsonb end
       from ground.job as known left join graphile_worker._private_jobs as queued on queued.key = known.id::text
       where ground.job.id = known.id and known.id = any ($1)`,
      [
        rows.map(row => row.id),
        JSON.stringify({ zh: '服务器曾中断，将自动继续', en: 'The server broke off; it will be taken up again' }),
        JSON.stringify({
          zh: '多次中断，已停止，请联系管理员',
          en: 'It broke off too often and was given up; tell the administrator',
        }),
      ],
    )
    return rows.length
  })
}
