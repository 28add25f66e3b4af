import { cancelJob as cancelJobEndpoint, retryJob as retryJobEndpoint, showJob } from '#contract/ground/job.ts'
import type { Actor } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import { type Serving, servePerson } from '../http/serve.ts'
import type { Session } from '../http/session.ts'
import { absent } from '../workflow/act.ts'
import { cancelJob } from './cancel-job.ts'
import type { AnyJobKind } from './job-kind.ts'
import { retryJob } from './retry-job.ts'
import { viewJob } from './view-job.ts'

/** The jobs of the acting post. Without a post there are none. */
export function serveJobs(
  serving: Serving,
  { database, kinds }: { database: Database; kinds: readonly AnyJobKind[] },
): void {
  servePerson(serving, showJob, ({ session, params }) =>
    reading(database, actorOf(session), tx => viewJob(tx, params.id)),
  )
  servePerson(serving, cancelJobEndpoint, ({ session, params }) =>
    transaction(database, actorOf(session), tx => cancelJob(tx, params.id)),
  )
  servePerson(serving, retryJobEndpoint, ({ session, params, body }) =>
    transaction(database, actorOf(session), tx => retryJob(tx, kinds, params.id, body.requestId)),
  )
}

function actorOf({ actor }: Session): Actor {
  if (!actor) throw absent()
  return actor
}
