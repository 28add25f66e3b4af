import type { Words } from '#contract/ground/endpoint.ts'
import type { JobRowResult, JobState } from '#contract/ground/job.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { liveChannel, livePayloads } from '../database/outbox/index.ts'
import { type Tx, transaction } from '../database/transaction.ts'
import type { JobOutcome } from './job-kind.ts'
import { queue } from './start-job.ts'

export interface BegunJob extends Record<string, unknown> {
  readonly kind: string
  readonly payload: unknown
  readonly postId: string
  readonly personId: string
  readonly serviceRole: string | null
  readonly expectedRows: number | null
}

/** Writes what becomes of one job onto its row, under the dispatcher's post, and lets its starter's screens know. */
export interface JobLedger {
  /** Null when there is nothing to do: it has ended, or was cancelled while it waited. Throws when there is no such row. */
  begin(runner: string): Promise<BegunJob | null>
  note(fraction: number | null, words: Words): void
  /** Writes progress and sign of life once a second; calls `onCancel` when somebody asked for it. */
  keepBeating(onCancel: () => void): { stop(): Promise<void> }
  end(state: 'done' | 'cancelled', outcome: JobOutcome | null, words: Words): Promise<void>
  fail(words: Words): Promise<void>
  wait(words: Words): Promise<void>
  /** Queues the job afresh: it was no fault of its own that it ended early. */
  giveBack(attempts: number | undefined): Promise<void>
}

const mostRowsKept = 2_000
const beatEvery = 1_000

export function jobLedger(database: Database, jobId: string): JobLedger {
  let noted: { progress: number | null; words: Words } | undefined
  const asDispatcher = <Result>(work: (tx: Tx) => Promise<Result>) =>
    transaction(database, servicePost('dispatcher'), work)

  async function tell(tx: Tx, personId: string | undefined): Promise<void> {
    if (!personId) return
    const [payload] = livePayloads([
      { topic: 'job', cell: '', version: Math.trunc(performance.now()), persons: [personId] },
    ])
    await tx.query('select pg_notify($1, $2)', [liveChannel, payload])
  }

  function write(state: JobState, words: Words, outcome: JobOutcome | null = null): Promise<void> {
    const kept = outcome && keptResult(outcome)
    return asDispatcher(async tx => {
      const [row] = await tx.query<{ personId: string }>(
        `update ground.job set state = $2, words = $3, result = $4, refused_keys = $5, runner = null,
           progress = case when $2 = 'done' then 1 else progress end,
           ended_at = case when $2 = 'waiting' then null else clock_timestamp() end
         where id = $1 returning person_id as "personId"`,
        [jobId, state, JSON.stringify(words), kept ? JSON.stringify(kept.result) : null, kept?.refusedKeys ?? []],
      )
      await tell(tx, row?.personId)
    })
  }

  return {
    begin: runner =>
      asDispatcher(async tx => {
        const [found] = await tx.query<{ state: JobState }>('select state from ground.job where id = $1 for update', [
          jobId,
        ])
        if (!found) throw new Error(`Job ${jobId} is queued without a row: no claims, no work`)
        if (found.state !== 'waiting' && found.state !== 'running') return null
        const [row] = await tx.query<BegunJob & { cancelAsked: boolean }>(
          `update ground.job set state = case when cancel_asked then 'cancelled' else 'running' end, runner = $2,
             heartbeat_at = clock_timestamp(), started_at = coalesce(started_at, clock_timestamp()),
             ended_at = case when cancel_asked then clock_timestamp() end, words = $3
           where id = $1
           returning kind, payload, post_id as "postId", person_id as "personId", service_role as "serviceRole",
             expected_rows as "expectedRows", cancel_asked as "cancelAsked"`,
          [jobId, runner, JSON.stringify({ zh: '正在处理', en: 'At work' })],
        )
        await tell(tx, row?.personId)
        return row && !row.cancelAsked ? row : null
      }),

    note: (fraction, words) => {
      noted = { progress: fraction === null ? null : Math.min(1, Math.max(0, fraction)), words }
    },

    keepBeating: onCancel => {
      let turn = Promise.resolve()
      const beat = async () => {
        const news = noted
        noted = undefined
        await asDispatcher(async tx => {
          const [row] = await tx.query<{ cancelAsked: boolean; personId: string }>(
            `update ground.job set heartbeat_at = clock_timestamp(),
               progress = case when $2 then $3::real else progress end,
               words = case when $2 and not cancel_asked then $4::jsonb else words end
             where id = $1 and state = 'running' returning cancel_asked as "cancelAsked", person_id as "personId"`,
            [jobId, news !== undefined, news?.progress ?? null, news ? JSON.stringify(news.words) : null],
          )
          if (news) await tell(tx, row?.personId)
          if (row?.cancelAsked) onCancel()
        })
      }
      const timer = setInterval(() => {
        // a beat that fails is made good by the next one; a database that stays away shows in the job's own work
        turn = turn.then(beat).catch(() => {})
      }, beatEvery)
      return {
        stop: async () => {
          clearInterval(timer)
          await turn
        },
      }
    },

    end: (state, outcome, words) => write(state, words, outcome),
    fail: words => write('failed', words),
    wait: words => write('waiting', words),
    giveBack: async attempts => {
      await write('waiting', { zh: '服务器正在重启，将自动继续', en: 'The server restarts; it will go on by itself' })
      await asDispatcher(tx => queue(tx, jobId, attempts))
    },
  }
}

function keptResult({ done, refused, rows = [], fileId, link }: JobOutcome) {
  const refusedRows = rows.filter(row => !row.done)
  const shown: JobRowResult[] = [...refusedRows, ...rows.filter(row => row.done)].slice(0, mostRowsKept)
  return {
    result: { done, refused, rows: shown, fileId: fileId ?? null, link: link ?? null },
    refusedKeys: refusedRows.map(row => row.key),
  }
}
