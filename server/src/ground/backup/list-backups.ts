import { z } from 'zod'
import type { BackupRow } from '#contract/ground/backup.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { readPageKey, writePageKey } from '../database/page-key.ts'
import type { Tx } from '../database/transaction.ts'

interface Row extends Record<string, unknown> {
  id: string
  askedBy: BackupRow['askedBy']
  askedByName: string | null
  startedAt: Date
  endedAt: Date | null
  state: BackupRow['state']
  folder: string
  encrypted: boolean
  rows: number | null
  files: number | null
  bytes: number | null
  missingFiles: number
  failure: Words | null
  removedAt: Date | null
}

const PageKey = z.tuple([z.iso.datetime(), z.uuid()])

/** The latest first. */
export async function listBackups(
  tx: Tx,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: BackupRow[]; next: string | null }> {
  const [at, id] = readPageKey(after, PageKey) ?? [null, null]
  const rows = await tx.query<Row>(
    `select run.id, run.asked_by as "askedBy", person.name as "askedByName", run.started_at as "startedAt", run.ended_at as "endedAt",
       run.state, run.folder, run.encrypted, run.row_count as rows, run.file_count as files, run.byte_count as bytes,
       run.missing_files as "missingFiles", run.failure, run.removed_at as "removedAt"
     from ground.backup_run run left join ground.person on person.id = run.person_id
     where $1::timestamptz is null or (date_trunc('milliseconds', run.started_at), run.id) < ($1, $2::uuid)
     order by date_trunc('milliseconds', run.started_at) desc, run.id desc limit $3`,
    [at, id, limit + 1],
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ startedAt, endedAt, removedAt, ...row }) => ({
      ...row,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      removedAt: removedAt?.toISOString() ?? null,
    })),
    next: rows.length > limit && last ? writePageKey([last.startedAt.toISOString(), last.id]) : null,
  }
}
