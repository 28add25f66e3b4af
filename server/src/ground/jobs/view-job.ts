import type { JobView } from '#contract/ground/job.ts'
import type { Tx } from '../database/transaction.ts'
import { absent } from '../workflow/act.ts'

interface JobRow extends Record<string, unknown> {
  id: string
  kind: string
  title: JobView['title']
  state: JobView['state']
  progress: number | null
  words: JobView['words']
  cancelAsked: boolean
  result: JobView['result']
  startedAt: Date | null
  endedAt: Date | null
}

/** A job of the acting post; 404 for any other. */
export async function viewJob(tx: Tx, id: string): Promise<JobView> {
  const [row] = await tx.query<JobRow>(
    `select id, kind, title, state, progress, words, cancel_asked as "cancelAsked", result, started_at as "startedAt", ended_at as "endedAt"
     from ground.job where id = $1`,
    [id],
  )
  if (!row) throw absent()
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    progress: row.progress,
    words: row.words,
    mayCancel: (row.state === 'waiting' || row.state === 'running') && !row.cancelAsked,
    result: row.result,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}
