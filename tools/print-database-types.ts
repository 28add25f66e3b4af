import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connectionUrl } from '#ground/database/connection-url.ts'
import { startEmbeddedPostgres } from '#ground/database/embedded/start-embedded-postgres.ts'
import { migrate } from '#ground/database/migrate.ts'
import { prepareRoles } from '#ground/database/prepare-roles.ts'

const target = join(import.meta.dirname, '../server/src/ground/database/tables.ts')

const typeScript: Record<string, string> = {
  text: 'string',
  uuid: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'number',
  date: 'string',
  timestamptz: 'Date',
  jsonb: 'unknown',
  bytea: 'Buffer',
  xid8: 'string',
}

/** Prints the row types of every table and view from a database that has just been migrated, so that SQL and types cannot part. */
async function printDatabaseTypes(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'clearloop-types-'))
  const postgres = await startEmbeddedPostgres({ home, log: () => {}, settings: { fsync: 'off' } })
  try {
    const passwords = { owner: randomBytes(12).toString('hex'), app: randomBytes(12).toString('hex') }
    await prepareRoles(connectionUrl(postgres, { ...postgres, database: 'postgres' }), 'clearloop', passwords)
    const ownerUrl = connectionUrl(postgres, {
      user: 'clearloop_owner',
      password: passwords.owner,
      database: 'clearloop',
    })
    await migrate(ownerUrl)
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    const { rows } = await client.query<{
      relation: string
      name: string
      type: string
      needed: boolean
      given: boolean
    }>(`
      select n.nspname || '.' || c.relname as relation, a.attname as name, t.typname as type,
        a.attnotnull as needed, a.atthasdef or a.attidentity <> '' as given
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') and n.nspname not like 'pg_%'
      order by 1, a.attnum`)
    await client.end()
    const relations = Map.groupBy(rows, row => row.relation)
    const lines = [...relations].map(([relation, columns]) => {
      const fields = columns.map(column => {
        const list = column.type.startsWith('_')
        const base = typeScript[list ? column.type.slice(1) : column.type] ?? 'unknown'
        const type = `${base}${list ? '[]' : ''}${column.needed ? '' : ' | null'}`
        return `    ${column.name}: ${column.given ? `Generated<${type}>` : type}`
      })
      return `  '${relation}': {\n${fields.join('\n')}\n  }`
    })
    const text = `// Printed by tools/print-database-types.ts from the migrated database; not written by hand.\nimport type { Generated } from 'kysely'\n\nexport interface Tables {\n${lines.join('\n')}\n}\n`
    return execFileSync('node_modules/.bin/biome', ['format', '--stdin-file-path=tables.ts'], {
      input: text,
      encoding: 'utf8',
    })
  } finally {
    await postgres.stop()
    await rm(home, { recursive: true, force: true })
  }
}

const printed = await printDatabaseTypes()
if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== printed) {
    console.error(
      'server/src/ground/database/tables.ts is not what the migrations make; run: node tools/print-database-types.ts',
    )
    process.exit(1)
  }
} else {
  await writeFile(target, printed)
}
process.exit(0)
