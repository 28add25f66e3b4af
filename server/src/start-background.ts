import { startDispatcher } from '#ground/database/outbox/index.ts'
import { startFolding } from '#ground/figures/index.ts'
import { actorOfPost } from '#ground/identity/actor-of-post.ts'
import { startWorker } from '#ground/jobs/index.ts'
import { listenForChanges } from '#ground/live/index.ts'
import type { Context } from './context.ts'
import { jobKinds, outboxConsumers } from './wiring.ts'

/** What runs beside the requests of a server process; any number of processes may run it. */
export async function startBackground(context: Context): Promise<{ stop(): Promise<void> }> {
  const { database, live, onTrouble } = context
  const running = [
    startFolding({ database, onTrouble }),
    startDispatcher({ database, consumers: outboxConsumers(context), onTrouble }),
    listenForChanges({ database, hub: live, onTrouble }),
    await startWorker({ database, kinds: jobKinds(context), actorOf: actorOfPost(database, context.clock), onTrouble }),
  ]
  return {
    stop: async () => {
      for (const part of running) await part.stop()
    },
  }
}
