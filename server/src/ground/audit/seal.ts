import { createHash } from 'node:crypto'
import type { Tx } from '../database/transaction.ts'

/** One seal as it stands in `ground.audit_seal`. */
export interface Seal {
  readonly number: number
  readonly epoch: number
  readonly boundaryId: number
  readonly fromXid: bigint
  /** Not counted in. */
  readonly untilXid: bigint
  readonly rowIds: readonly number[]
  readonly rowHashes: Buffer
  readonly highestId: number
  readonly nextXid: bigint
  readonly nextId: number
  readonly chain: Buffer
  readonly sealedAt: Date
  readonly keyName: string
  readonly signature: Buffer
}

export type SealContent = Omit<Seal, 'chain' | 'signature'>

/** The hash that binds a seal's content and, through the seal before it, everything sealed so far. */
export function chainOf(before: Buffer | null, seal: SealContent): Buffer {
  const head = JSON.stringify([
    seal.number,
    seal.epoch,
    seal.boundaryId,
    seal.fromXid.toString(),
    seal.untilXid.toString(),
    seal.highestId,
    seal.nextXid.toString(),
    seal.nextId,
    seal.sealedAt.toISOString(),
    seal.keyName,
    seal.rowIds,
  ])
  return createHash('sha256')
    .update(before ?? Buffer.alloc(32))
    .update(head)
    .update(seal.rowHashes)
    .digest()
}

interface SealRow extends Record<string, unknown> {
  readonly number: number
  readonly epoch: number
  readonly boundary_id: number
  readonly from_xid: string
  readonly until_xid: string
  readonly row_ids: readonly (number | string)[]
  readonly row_hashes: Buffer
  readonly highest_id: number
  readonly next_xid: string
  readonly next_id: number
  readonly chain: Buffer
  readonly sealed_at: Date
  readonly key_name: string
  readonly signature: Buffer
}

/** Seals in their order, or the last ones first. */
export async function readSeals(
  tx: Tx,
  { after = 0, most, last = false }: { after?: number; most: number; last?: boolean },
): Promise<Seal[]> {
  const rows = await tx.query<SealRow>(
    `select number, epoch, boundary_id, from_xid::text as from_xid, until_xid::text as until_xid, row_ids, row_hashes, highest_id,
       next_xid::text as next_xid, next_id, chain, sealed_at, key_name, signature
     from ground.audit_seal where number > $1 order by number ${last ? 'desc' : 'asc'} limit $2`,
    [after, most],
  )
  return rows.map(row => ({
    number: row.number,
    epoch: row.epoch,
    boundaryId: row.boundary_id,
    fromXid: BigInt(row.from_xid),
    untilXid: BigInt(row.until_xid),
    rowIds: row.row_ids.map(Number),
    rowHashes: row.row_hashes,
    highestId: row.highest_id,
    nextXid: BigInt(row.next_xid),
    nextId: row.next_id,
    chain: row.chain,
    sealedAt: row.sealed_at,
    keyName: row.key_name,
    signature: row.signature,
  }))
}

export async function writeSeal(tx: Tx, seal: Seal): Promise<void> {
  await tx.query(
    `insert into ground.audit_seal (number, epoch, boundary_id, from_xid, until_xid, row_count, row_ids, row_hashes, highest_id, next_xid,
       next_id, chain, sealed_at, key_name, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      seal.number,
      seal.epoch,
      seal.boundaryId,
      seal.fromXid.toString(),
      seal.untilXid.toString(),
      seal.rowIds.length,
      seal.rowIds,
      seal.rowHashes,
      seal.highestId,
      seal.nextXid.toString(),
      seal.nextId,
      seal.chain,
      seal.sealedAt,
      seal.keyName,
      seal.signature,
    ],
  )
}
