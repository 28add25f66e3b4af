import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Manifest } from './manifest.ts'
import { writePiece } from './pieces.ts'

/** What one snapshot of the database says. */
export type Copied = Pick<Manifest, 'postgres' | 'migrations' | 'lastSeal' | 'tables' | 'sequences'> & {
  /** Hashes of stored files that rows name. */
  readonly namedFiles: ReadonlySet<string>
}

/** What every table is; the queue of jobs is among them, lists of migrations are not: the database that is restored has its own. */
export const everyTable = `select n.nspname as schema, c.relname as name,
    array(select attname::text from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and (n.nspname, c.relname) not in (('public', 'migration'), ('graphile_worker', 'migrations'))
  order by n.nspname, c.relname`

const sequences = `select schemaname as schema, sequencename as name, coalesce(last_value, start_value)::text as value,
    last_value is not null as called
  from pg_sequences where schemaname !~ '^pg_' order by 1, 2`

/**
 * Writes every table down as one moment shows it, while others go on writing: one REPEATABLE READ snapshot, which holds nobody up.
 * A value of a sequence may be younger than the snapshot; it is never older, so nothing is given out twice.
 *
 * @param client of a role that row-level security does not hide rows from
 * @param storedFiles statements that select the hashes of stored files
 */
export async function copyTables(
  client: pg.Client,
  folder: string,
  {
    key,
    storedFiles,
    onTable,
  }: { key: Buffer | null; storedFiles: readonly string[]; onTable: (fraction: number) => void },
): Promise<Copied> {
  await client.query('begin isolation level repeatable read read only')
  try {
    // rows that a policy would hide are an error, not a gap
    await client.query(`set local row_security = off; set local datestyle = 'ISO'; set local timezone = 'UTC'`)
    const found = await rowsOf<{ schema: string; name: string; columns: string[] }>(client, everyTable)
    const copied: Manifest['tables'] = []
    for (const [index, table] of found.entries()) {
      const columns = table.columns.map(column => pg.escapeIdentifier(column)).join(', ')
      const stream = client.query(copyTo(`copy ${nameOf(table)} (${columns}) to stdout`))
      const path = `tables/${table.schema}.${table.name}.zst`
      const piece = await writePiece(folder, path, stream, { key, compressed: true })
      copied.push({ ...table, rows: stream.rowCount, piece })
      onTable((index + 1) / found.length)
    }
    const namedFiles = new Set<string>()
    for (const statement of storedFiles) {
      for (const { hash } of await rowsOf<{ hash: string }>(client, statement)) namedFiles.add(hash)
    }
    const [server] = await rowsOf<{ version: string; seal: string }>(
      client,
      `select current_setting('server_version') as version, coalesce(max(number), 0)::text as seal from ground.audit_seal`,
    )
    return {
      postgres: server?.version ?? '',
      lastSeal: Number(server?.seal ?? 0),
      migrations: await rowsOf(client, 'select name, hash from public.migration order by name'),
      tables: copied,
      sequences: await rowsOf(client, sequences),
      namedFiles,
    }
  } finally {
    await client.query('rollback')
  }
}

export const nameOf = ({ schema, name }: { schema: string; name: string }) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

async function rowsOf<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row[]> {
  return (await client.query<Row>(text)).rows
}
