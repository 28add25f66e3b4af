import { sealAudit } from '../audit/seal-audit.ts'
import type { SealKey } from '../audit/seal-key.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading, transaction } from '../database/transaction.ts'
import type { Manifest } from './manifest.ts'

/**
 * Makes the audit go on in the restored database, and leaves a row that it was restored. Seals go by the count of transactions. Where
 * this database counts lower than the last seal, the old count is closed at once; where it counts past that seal and not past the rows
 * the backup holds beyond it, it is brought past them first. Either way no new row lies where an old seal would have named it.
 */
export async function noteRestored(database: Database, key: SealKey, manifest: Manifest, now: Date): Promise<void> {
  const sealer = servicePost('sealer')
  const [counts] = await reading(database, sealer, tx =>
    tx.query<{ next: string; sealed: string; highest: string }>(
      `select pg_snapshot_xmax(pg_current_snapshot())::text as next,
         (select coalesce(max(until_xid), '0')::text from ground.audit_seal where epoch = (select max(epoch) from ground.audit_seal)) as sealed,
         (select coalesce(max(xid), '0')::text from ground.audit_row) as highest`,
    ),
  )
  const next = BigInt(counts?.next ?? 0)
  if (next < BigInt(counts?.sealed ?? 0)) await sealAudit(database, key, { now, evenEmpty: true })
  else await countPast(database, next, BigInt(counts?.highest ?? 0))
  await transaction(database, servicePost('keeper'), tx =>
    tx.query(
      `insert into ground.audit_row (kind, action, noun, subject_id, field_names) values ('backup', 'restored', 'backup', $1, '{madeAt}')`,
      [manifest.runId],
    ),
  )
}

async function countPast(database: Database, next: bigint, highest: bigint): Promise<void> {
  for (let at = next; at <= highest; at += 1n) {
    await transaction(database, servicePost('sealer'), tx => tx.query('select pg_current_xact_id()'))
  }
}
