import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Database } from '#ground/database/database.ts'
import { openDatabase } from '#ground/database/database.ts'
import { ownCluster } from './own-cluster.ts'

export interface FreshDatabase extends Database {
  readonly ownerUrl: string
  readonly appUrl: string
  /** As the superuser, whom no policy binds. */
  readonly backupUrl: string
  /** Closes the connections and drops the database. */
  drop(): Promise<void>
}

/** A migrated, otherwise empty database of one's own, cloned from the template in some 50 ms; reached as the runtime role. */
export async function freshDatabase(template = 'clearloop_template'): Promise<FreshDatabase> {
  const { superuserUrl, ownerPassword, appPassword } = ownCluster()
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(superuserUrl, `create database ${name} template ${template} owner clearloop_owner`)
  const address = (user: string, password: string) => {
    const url = new URL(superuserUrl)
    url.pathname = `/${name}`
    url.username = user
    url.password = password
    return url.href
  }
  const appUrl = address('clearloop_app', appPassword)
  const database = openDatabase(appUrl, { connections: 8 })
  return {
    ...database,
    appUrl,
    backupUrl: Object.assign(new URL(superuserUrl), { pathname: `/${name}` }).href,
    ownerUrl: address('clearloop_owner', ownerPassword),
    drop: async () => {
      await database.close()
      await asSuperuser(superuserUrl, `drop database ${name} with (force)`)
    },
  }
}

async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
