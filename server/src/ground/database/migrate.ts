import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

export const migrationsFolder = join(import.meta.dirname, '../../../migrations')

/**
 * Brings the database forward: each file of `server/migrations` once, in the order of its number, each in its own transaction, as
 * the owner. Two starts at once wait for each other. Throws when a file that already ran has been changed since.
 *
 * @param only of these files alone: for a backup, whose tables are brought forward once they are filled
 * @returns names of the files that ran now
 */
export async function migrate(
  ownerUrl: string,
  folder = migrationsFolder,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const ran: string[] = []
  try {
    await client.query(`select pg_advisory_lock(hashtext('clearloop.migrate'))`)
    await client.query(
      'create table if not exists public.migration (name text primary key, hash text not null, ran_at timestamptz not null default now())',
    )
    const known = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from public.migration')).rows.map(row => [
        row.name,
        row.hash,
      ]),
    )
    for (const name of (await readdir(folder))
      .filter(file => file.endsWith('.sql') && (only?.has(file) ?? true))
      .sort()) {
      const text = await readFile(join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const before = known.get(name)
      if (before === hash) continue
      if (before)
        throw new Error(`Migration ${name} ran here with other contents; a migration is never changed, write a new one`)
      await client.query('begin')
      try {
        await client.query(text)
        await client.query('insert into public.migration (name, hash) values ($1, $2)', [name, hash])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
      }
      ran.push(name)
    }
    return ran
  } finally {
    await client.end()
  }
}
