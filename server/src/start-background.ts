import { startSealer } from '#ground/audit/index.ts'
import { startNightlyBackups } from '#ground/backup/index.ts'
import { startDispatcher } from '#ground/database/outbox/index.ts'
import { startTurningDays } from '#ground/duty/turn-of-day.ts'
import { startFolding } from '#ground/figures/index.ts'
import { actorOfPost } from '#ground/identity/actor-of-post.ts'
import { startWorker } from '#ground/jobs/index.ts'
import { listenForChanges } from '#ground/live/index.ts'
import type { Context } from './context.ts'
import { dailyTurns, jobKinds, outboxConsumers } from './wiring.ts'

/** What runs beside the requests of a server process; any number of processes may run it. */
export async function startBackground(context: Context): Promise<{ stop(): Promise<void> }> {
  const { database, clock, config, live, onTrouble } = context
  const running = [
    startFolding({ database, onTrouble }),
    startDispatcher({ database, consumers: outboxConsumers(context), onTrouble }),
    startTurningDays(context, dailyTurns(context), { onTrouble }),
    startSealer({ database, clock, home: config.home, onTrouble }),
    startNightlyBackups(context.keeping, { onTrouble }),
    listenForChanges({ database, hub: live, onTrouble }),
    await startWorker({ database, kinds: jobKinds(context), actorOf: actorOfPost(database, clock), onTrouble }),
  ]
  return {
    stop: async () => {
      for (const part of running) await part.stop()
    },
  }
}
