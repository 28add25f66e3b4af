import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectionUrl } from '#ground/database/connection-url.ts'
import { startEmbeddedPostgres } from '#ground/database/embedded/start-embedded-postgres.ts'
import { migrate } from '#ground/database/migrate.ts'
import { prepareRoles } from '#ground/database/prepare-roles.ts'
import type { TestCluster } from './own-cluster.ts'

/**
 * One real PostgreSQL for each worker, with a migrated template; each test file clones its own database from it.
 * One for all would not do: what waits for transactions that are still open (the outbox, the seals) waits for those of
 * every database of a cluster, so that files run side by side would hold each other up.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.all(Array.from({ length: project.config.maxWorkers }, startCluster))
  project.provide(
    'clusters',
    started.map(({ cluster }) => cluster),
  )
  return async () => {
    await Promise.all(started.map(({ stop }) => stop()))
  }
}

async function startCluster(): Promise<{ cluster: TestCluster; stop: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'clearloop-test-'))
  const postgres = await startEmbeddedPostgres({
    home,
    log: () => {},
    settings: { fsync: 'off', max_connections: '200' },
  })
  const passwords = { owner: randomBytes(12).toString('hex'), app: randomBytes(12).toString('hex') }
  const superuserUrl = connectionUrl(postgres, { ...postgres, database: 'postgres' })
  await prepareRoles(superuserUrl, 'clearloop_template', passwords)
  await migrate(
    connectionUrl(postgres, { user: 'clearloop_owner', password: passwords.owner, database: 'clearloop_template' }),
  )
  return {
    cluster: { superuserUrl, ownerPassword: passwords.owner, appPassword: passwords.app },
    stop: async () => {
      await postgres.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
