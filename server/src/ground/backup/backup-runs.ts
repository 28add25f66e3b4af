import type { BackupAskedBy } from '#contract/ground/backup.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { type Tx, transaction } from '../database/transaction.ts'
import type { Tell } from '../notification/tell.ts'
import type { Manifest } from './manifest.ts'

export interface RunBegun {
  readonly id: string
  readonly askedBy: BackupAskedBy
  readonly personId: string | null
  readonly at: Date
  readonly folder: string
  readonly encrypted: boolean
}

/** What stands about backups in the database, written as the service post "keeper". */
export function backupRuns(database: Database, day: () => string) {
  const asKeeper = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(database, servicePost('keeper'), work)
  return {
    begin: (run: RunBegun) =>
      asKeeper(async tx => {
        await tx.query(
          `insert into ground.backup_run (id, asked_by, person_id, started_at, state, folder, encrypted) values ($1, $2, $3, $4, 'running', $5, $6)`,
          [run.id, run.askedBy, run.personId, run.at, run.folder, run.encrypted],
        )
        await noteRun(tx, run.id, 'started', run.personId)
      }),

    /** Also closes what a process that died left open: a backup that ends has held the lock that all of them need. */
    endWhole: (id: string, manifest: Manifest, at: Date) =>
      asKeeper(async tx => {
        await tx.query(
          `update ground.backup_run set state = 'whole', ended_at = $2, row_count = $3, file_count = $4, byte_count = $5, missing_files = $6
           where id = $1`,
          [id, at, rowsIn(manifest), manifest.files.count, bytesIn(manifest), manifest.missingFiles.count],
        )
        await tx.query(
          `update ground.backup_run set state = 'failed', ended_at = $1, failure = $2 where state = 'running' and started_at <= $3`,
          [at, JSON.stringify(brokenOff), manifest.madeAt],
        )
        await noteRun(tx, id, 'made', null)
        const { count } = manifest.missingFiles
        if (count === 0) return
        await tellAdministrators(tx, id, 'filesMissing', day(), {
          zh: `备份已完成，但有 ${count} 个文件在存储中缺失或已损坏，请查看备份页面`,
          en: `The backup is made, but ${count} files are missing from the storage or damaged; see the page of backups`,
        })
      }),

    endFailed: (id: string, failure: Words, at: Date) =>
      asKeeper(async tx => {
        await tx.query(`update ground.backup_run set state = 'failed', ended_at = $2, failure = $3 where id = $1`, [
          id,
          at,
          JSON.stringify(failure),
        ])
        await noteRun(tx, id, 'failed', null)
        await tellAdministrators(tx, id, 'failed', day(), {
          zh: `备份未能完成：${failure.zh}`,
          en: `The backup failed: ${failure.en}`,
        })
      }),

    noteRemoved: (folders: readonly string[], at: Date) =>
      asKeeper(tx =>
        tx.query('update ground.backup_run set removed_at = $2 where folder = any ($1) and removed_at is null', [
          folders,
          at,
        ]),
      ),
  }
}

const brokenOff: Words = {
  zh: '备份进行中服务器停止了',
  en: 'The server stopped while the backup was being made',
}

const rowsIn = ({ tables }: Manifest) => tables.reduce((sum, { rows }) => sum + rows, 0)

function bytesIn({ tables, home, files }: Manifest): number {
  return [...tables.map(({ piece }) => piece), ...home].reduce((sum, { size }) => sum + size, files.bytes)
}

async function noteRun(tx: Tx, id: string, action: 'started' | 'made' | 'failed', personId: string | null) {
  await tx.query(
    `insert into ground.audit_row (kind, action, noun, subject_id, person_id) values ('backup', $1, 'backup', $2, $3)`,
    [action, id, personId],
  )
}

async function tellAdministrators(tx: Tx, id: string, event: string, day: string, words: Words): Promise<void> {
  const persons = await tx.query<{ id: string }>(
    `select distinct o.person_id as id from ground.post o join ground.person p on p.id = o.person_id and p.ended_at is null
     where o.role = 'systemAdmin' and o.valid_from <= $1 and (o.valid_until is null or o.valid_until >= $1)`,
    [day],
  )
  const payload: Tell = { persons: persons.map(person => person.id), words, link: '/backups' }
  await tx.query(
    `insert into ground.outbox (topic, cell, noun, subject_id, event, payload) values ('backups', '', 'backup', $1, $2, $3)`,
    [id, event, payload],
  )
}
