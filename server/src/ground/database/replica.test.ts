import { expect, it } from 'vitest'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { servicePost } from './claims.ts'
import { openDatabase, refuseBypassingRole } from './database.ts'
import { reading, readingReplica } from './transaction.ts'

it('boards are read from the replica that the operator names, everything else from the database itself', async () => {
  const [main, replica] = [await freshDatabase(), await freshDatabase()]
  const database = openDatabase(main.appUrl, { readUrl: replica.appUrl, connections: 2 })
  const name = (from: typeof reading) =>
    from(
      database,
      servicePost('loader'),
      async tx => (await tx.query<{ name: string }>('select current_database() as name'))[0]?.name,
    )
  try {
    expect(`/${await name(reading)}`).toBe(new URL(main.appUrl).pathname)
    expect(`/${await name(readingReplica)}`).toBe(new URL(replica.appUrl).pathname)
  } finally {
    await database.close()
    await main.drop()
    await replica.drop()
  }
})

it('a replica reached as a role that could bypass row-level security is refused, naming its variable', async () => {
  const main = await freshDatabase()
  const database = openDatabase(main.appUrl, { readUrl: main.ownerUrl, connections: 2 })
  try {
    await expect(refuseBypassingRole(database)).rejects.toThrow('DATABASE_READ_URL')
  } finally {
    await database.close()
    await main.drop()
  }
})
