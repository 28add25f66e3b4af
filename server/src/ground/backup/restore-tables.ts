import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupFault } from './backup-fault.ts'
import type { CheckedBackup } from './check-backup.ts'
import { everyTable, nameOf } from './copy-tables.ts'
import type { Manifest } from './manifest.ts'
import { readPiece } from './pieces.ts'

/**
 * Fills a database whose migrations are those of the backup, in one transaction: all of it or nothing. Triggers and foreign keys stay
 * silent, since what one snapshot showed is consistent already. What was only true of the old place is put right: nobody stays signed in,
 * and what waits to be told is counted by the transactions of this database.
 *
 * Throws a `BackupFault` where the tables are not those of the backup.
 */
export async function restoreTables(
  backupUrl: string,
  { folder, manifest, key }: CheckedBackup,
  onTable: (name: string, rows: number) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: backupUrl })
  await client.connect()
  try {
    await sameMigrations(client, manifest)
    await client.query(`begin; set local session_replication_role = replica; set local row_security = off`)
    const { rows: present } = await client.query<{ schema: string; name: string; columns: string[] }>(everyTable)
    // what migrations put in is in the backup as well, as it became
    for (const table of present) await client.query(`delete from ${nameOf(table)}`)
    for (const table of manifest.tables) {
      const here = present.find(({ schema, name }) => schema === table.schema && name === table.name)
      if (!here || table.columns.some(column => !here.columns.includes(column))) throw otherShape(table)
      const columns = table.columns.map(column => pg.escapeIdentifier(column)).join(', ')
      const stream = client.query(copyFrom(`copy ${nameOf(table)} (${columns}) from stdin`))
      await pipeline(readPiece(folder, table.piece, { key, compressed: true }), stream)
      if (stream.rowCount !== table.rows) throw otherShape(table)
      onTable(`${table.schema}.${table.name}`, table.rows)
    }
    for (const sequence of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [
        nameOf(sequence),
        sequence.value,
        sequence.called,
      ])
    }
    await settle(client, manifest)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function sameMigrations(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from public.migration')
  const here = new Map(rows.map(({ name, hash }) => [name, hash]))
  const other = migrations.find(({ name, hash }) => here.get(name) !== hash)
  if (!other && here.size === migrations.length) return
  throw new BackupFault(
    `备份的数据结构与本版清环不符（${other?.name ?? '表结构较新'}），请用写成备份的版本或更新的版本恢复`,
    `The backup’s tables are not those of this Clearloop (${other?.name ?? 'it is ahead'}); restore it with the version that made it or a later one`,
  )
}

function otherShape({ schema, name }: { schema: string; name: string }): BackupFault {
  return new BackupFault(
    `数据表 ${schema}.${name} 与备份不符，未恢复`,
    `The table ${schema}.${name} is not that of the backup; nothing was restored`,
  )
}

async function settle(client: pg.Client, { runId, tables, files, missingFiles }: Manifest): Promise<void> {
  await client.query('update ground.outbox set xid = pg_current_xact_id()')
  await client.query(
    `update identity.session set ended_at = clock_timestamp(), ended_by = 'administrator' where ended_at is null`,
  )
  // in the snapshot the backup was still being made
  await client.query(
    `update ground.backup_run set state = 'whole', ended_at = started_at, row_count = $2, file_count = $3, byte_count = $4, missing_files = $5
     where id = $1`,
    [runId, tables.reduce((sum, table) => sum + table.rows, 0), files.count, files.bytes, missingFiles.count],
  )
}
