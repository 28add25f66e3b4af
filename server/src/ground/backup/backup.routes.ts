import { listBackups as listBackupsEndpoint, startBackup } from '#contract/ground/backup.ts'
import { reading, transaction } from '../database/transaction.ts'
import { type Serving, serve } from '../http/serve.ts'
import { startJob } from '../jobs/index.ts'
import { viewJob } from '../jobs/view-job.ts'
import { may } from '../workflow/permit.ts'
import { backupJob } from './backup-job.ts'
import { listBackups } from './list-backups.ts'
import type { Keeping } from './make-backup.ts'

/** What backups there are, and one more at once. The data themselves never leave by a route. */
export function serveBackups(serving: Serving, keeping: Keeping): void {
  const { database, clock, settings, source } = keeping
  serve(serving, listBackupsEndpoint, async ({ actor, query }) => ({
    ...(await reading(database, actor, tx => listBackups(tx, query))),
    total: null,
    asOf: clock.realNow().toISOString(),
    settings: {
      hour: source === null ? null : settings.hour,
      keep: settings.keep,
      encrypted: settings.passphraseFile !== null,
      possible: source !== null,
    },
    mayStart: source !== null && may(actor, 'system.configure'),
  }))
  serve(serving, startBackup, ({ actor, body }) =>
    transaction(database, actor, async tx =>
      viewJob(tx, await startJob(tx, backupJob(keeping), {}, { requestId: body.requestId })),
    ),
  )
}
