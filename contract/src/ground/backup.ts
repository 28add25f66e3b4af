import { z } from 'zod'
import { endpoint, Id, Moment, PageQuery, page, RequestId } from './endpoint.ts'
import { WordsShape } from './identity.ts'
import { JobView } from './job.ts'

export const BackupAskedBy = z.enum(['nightly', 'administrator', 'command'])
export type BackupAskedBy = z.infer<typeof BackupAskedBy>

/** One backup and what became of it. Where it lies on the server is not told. */
export const BackupRow = z.object({
  id: Id,
  askedBy: BackupAskedBy,
  /** Who asked for it on the page. */
  askedByName: z.string().nullable(),
  /** Real time. */
  startedAt: Moment,
  endedAt: Moment.nullable(),
  state: z.enum(['running', 'whole', 'failed']),
  /** The name of the folder. */
  folder: z.string(),
  encrypted: z.boolean(),
  rows: z.number().int().nullable(),
  files: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  /** Files that records name and the storage does not hold as they were. */
  missingFiles: z.number().int(),
  failure: WordsShape.nullable(),
  /** When it made room for later ones. */
  removedAt: Moment.nullable(),
})
export type BackupRow = z.infer<typeof BackupRow>

/** The latest first. */
export const listBackups = endpoint({
  name: 'listBackups',
  method: 'GET',
  path: '/api/backups',
  may: 'backup.read',
  summary: { zh: '备份', en: 'Backups' },
  query: PageQuery,
  reply: page(BackupRow).extend({
    settings: z.object({
      /** The hour of Shanghai; null where none is made by night. */
      hour: z.number().int().nullable(),
      keep: z.number().int(),
      encrypted: z.boolean(),
      /** Whether the server can make any: an existing PostgreSQL needs a role for it. */
      possible: z.boolean(),
    }),
    mayStart: z.boolean(),
  }),
})

/** One more at once, as long work. It fails with a sentence while another is under way. */
export const startBackup = endpoint({
  name: 'startBackup',
  method: 'POST',
  path: '/api/backups',
  may: 'system.configure',
  summary: { zh: '立即备份', en: 'Back up now' },
  body: z.object({ requestId: RequestId }),
  reply: JobView,
})
