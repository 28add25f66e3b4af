import { findEmbeddedPostgres } from '#ground/database/embedded/find-embedded-postgres.ts'
import { lockHome } from '#ground/database/embedded/lock-home.ts'
import { readConfig } from '../config.ts'
import { type Context, openContext } from '../context.ts'
import { openInstallation } from '../open-installation.ts'

/**
 * Works on the running installation; where none runs, its database is started for the command and stopped after.
 *
 * @param settings of a database that is started here; one that runs keeps its own
 */
export async function withContext(
  work: (context: Context) => Promise<number>,
  settings?: Record<string, string>,
): Promise<number> {
  const config = readConfig()
  const runs = config.externalDatabase !== null || findEmbeddedPostgres(config.home) !== null
  const lock = runs ? null : lockHome(config.home)
  const installation = await openInstallation(config, { log: () => {}, ...(settings ? { settings } : {}) })
  try {
    const context = await openContext(config, installation, { log: line => console.error(line) })
    try {
      return await work(context)
    } finally {
      await context.close()
    }
  } finally {
    await installation.close()
    lock?.release()
  }
}
