import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectionUrl } from '#ground/database/connection-url.ts'
import { startEmbeddedPostgres } from '#ground/database/embedded/start-embedded-postgres.ts'
import { migrate } from '#ground/database/migrate.ts'
import { prepareRoles } from '#ground/database/prepare-roles.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { superuserUrl: string; ownerPassword: string; appPassword: string }
  }
}

/** One real PostgreSQL for the run, with a migrated template; each test file clones its own database from it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
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
  project.provide('cluster', {
    superuserUrl,
    ownerPassword: passwords.owner,
    appPassword: passwords.app,
  })
  return async () => {
    await postgres.stop()
    await rm(home, { recursive: true, force: true })
  }
}
