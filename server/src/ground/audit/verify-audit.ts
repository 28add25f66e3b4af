import { type KeyObject, verify } from 'node:crypto'
import type { Words } from '#contract/ground/endpoint.ts'
import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { reading, type Tx } from '../database/transaction.ts'
import { type AuditColumns, auditColumns, byTransaction, type HashedRow, hashedRow } from './hashed-row.ts'
import { type Head, readHeads } from './heads-log.ts'
import { chainOf, readSeals, type Seal } from './seal.ts'
import { readSealKeys } from './seal-key.ts'

/** The first place where the audit is not what was sealed. */
export interface Fault {
  readonly kind: 'changed' | 'removed' | 'inserted' | 'cut'
  /** The row of the audit, or the number of the seal. */
  readonly at: { readonly row: number } | { readonly seal: number }
  readonly sentence: Words
}

export type Verification =
  | { readonly ok: true; readonly seals: number; readonly rows: number; readonly sealedUntil: Date | null }
  | { readonly ok: false; readonly firstFault: Fault }

const sealsInRead = 500
const rowsInRead = 5_000

/**
 * Holds every row against its seal, every seal against the one before it and its signature, and the newest seals against the heads
 * written outside the database. Names the first row or seal that was changed, removed, put in or cut off. Rows younger than the
 * last seal are not judged.
 */
export async function verifyAudit(database: Database, home: string): Promise<Verification> {
  const keys = readSealKeys(home)
  const heads = await readHeads(home)
  return reading(database, servicePost('sealer'), async tx => {
    const rows = new RowsInOrder(tx, await readEpochs(tx))
    const firstHeads = new Map(heads.toReversed().map(head => [head.number, head.chain]))
    const chains = new Map<number, string>()
    let before: Seal | null = null
    for (;;) {
      const seals: Seal[] = await readSeals(tx, { after: before?.number ?? 0, most: sealsInRead })
      for (const seal of seals) {
        const firstFault = faultOfSeal(seal, before, keys, firstHeads) ?? (await rows.faultIn(seal, before))
        if (firstFault) return { ok: false, firstFault }
        chains.set(seal.number, seal.chain.toString('hex'))
        before = seal
      }
      if (seals.length < sealsInRead) break
    }
    const firstFault = faultOfHeads(heads, chains) ?? (await rows.faultAfter(before))
    if (firstFault) return { ok: false, firstFault }
    return { ok: true, seals: chains.size, rows: rows.sealed, sealedUntil: before?.sealedAt ?? null }
  })
}

function faultOfSeal(
  seal: Seal,
  before: Seal | null,
  keys: ReadonlyMap<string, KeyObject>,
  heads: ReadonlyMap<number, string>,
): Fault | null {
  const expected = (before?.number ?? 0) + 1
  if (seal.number !== expected) {
    return fault('removed', { seal: expected }, `第 ${expected} 号封存记录被删除`, `Seal ${expected} was removed`)
  }
  const key = keys.get(seal.keyName)
  const chain = chainOf(before?.chain ?? null, seal)
  if (!key || !chain.equals(seal.chain) || !verify(null, seal.chain, key, seal.signature)) {
    return fault(
      'changed',
      { seal: seal.number },
      `第 ${seal.number} 号封存记录被改动，或不是由本机密钥签署`,
      `Seal ${seal.number} was changed or is not signed by a key of this installation`,
    )
  }
  const continues = before
    ? seal.epoch === before.epoch
      ? seal.fromXid === before.untilXid && seal.boundaryId === before.boundaryId
      : seal.epoch === before.epoch + 1 && seal.boundaryId === before.highestId
    : true
  if (!continues || seal.untilXid < seal.fromXid) {
    return fault(
      'changed',
      { seal: seal.number },
      `第 ${seal.number} 号封存记录与前一号不衔接`,
      `Seal ${seal.number} does not follow on the one before it`,
    )
  }
  const said = heads.get(seal.number)
  return said === undefined || said === seal.chain.toString('hex') ? null : faultOfCut(seal.number)
}

/** A head that was written and has no seal, or another one, says that the end was cut off. */
function faultOfHeads(heads: readonly Head[], chains: ReadonlyMap<number, string>): Fault | null {
  const missing = heads.filter(head => chains.get(head.number) !== head.chain).map(head => head.number)
  return missing.length > 0 ? faultOfCut(Math.min(...missing)) : null
}

function faultOfCut(number: number): Fault {
  return fault(
    'cut',
    { seal: number },
    `从第 ${number} 号封存记录起，尾部被截去：库外留存的记录头与数据库不符`,
    `The end was cut off from seal ${number} on: the heads kept outside the database say otherwise`,
  )
}

function fault(kind: Fault['kind'], at: Fault['at'], zh: string, en: string): Fault {
  return { kind, at, sentence: { zh, en } }
}

const faultOfRow = {
  changed: (row: number) => fault('changed', { row }, `第 ${row} 条审计记录被改动`, `Audit row ${row} was changed`),
  removed: (row: number) => fault('removed', { row }, `第 ${row} 条审计记录被删除`, `Audit row ${row} was removed`),
  inserted: (row: number) =>
    fault('inserted', { row }, `第 ${row} 条审计记录是事后插入的`, `Audit row ${row} was put in afterwards`),
}

/** Up to which id the rows of each epoch go, and whether the present count of transactions is one that no seal knows yet. */
interface Epochs {
  readonly lastIds: ReadonlyMap<number, number>
  readonly restored: boolean
}

/** Restored from a backup and not sealed since: transactions are counted anew, and the next seal will close the old count. */
async function readEpochs(tx: Tx): Promise<Epochs> {
  const begun = await tx.query<{ epoch: number; boundaryId: number }>(
    'select distinct epoch, boundary_id as "boundaryId" from ground.audit_seal',
  )
  const lastIds = new Map(begun.map(({ epoch, boundaryId }) => [epoch - 1, boundaryId]))
  const [last] = await readSeals(tx, { most: 1, last: true })
  const restored = last !== undefined && (await nextTransaction(tx)) < last.untilXid
  if (restored) lastIds.set(last.epoch, last.highestId)
  return { lastIds, restored }
}

async function nextTransaction(tx: Tx): Promise<bigint> {
  const [snapshot] = await tx.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next')
  return BigInt(snapshot?.next ?? '0')
}

/** Reads rows by id, a little ahead of the seals, which go by transaction; keeps only those that no seal has named yet. */
class RowsInOrder {
  sealed = 0
  private readonly tx: Tx
  private readonly epochs: Epochs
  private readonly ahead = new Map<number, HashedRow>()
  private readUpTo = 0
  private atEnd = false

  constructor(tx: Tx, epochs: Epochs) {
    this.tx = tx
    this.epochs = epochs
  }

  async faultIn(seal: Seal, before: Seal | null): Promise<Fault | null> {
    if (before && seal.epoch > before.epoch) {
      await this.readTo(seal.boundaryId)
      const left = this.firstAhead(row => row.id <= seal.boundaryId)
      if (left) return faultOfRow.inserted(left.id)
    }
    await this.readTo(seal.rowIds.reduce((most, id) => Math.max(most, id), 0))
    const named = new Set(seal.rowIds)
    const inserted = this.firstAhead(row => this.isCovered(row, seal) && !named.has(row.id))
    for (const [index, id] of seal.rowIds.entries()) {
      const row = this.ahead.get(id)
      if (!row) return faultOfRow.removed(id)
      // one put in before this row in the order of the chain is named first
      if (inserted && byTransaction(inserted, row) < 0) return faultOfRow.inserted(inserted.id)
      if (!row.hash.equals(seal.rowHashes.subarray(index * 32, index * 32 + 32))) return faultOfRow.changed(id)
      this.ahead.delete(id)
      this.sealed += 1
    }
    return inserted ? faultOfRow.inserted(inserted.id) : null
  }

  async faultAfter(last: Seal | null): Promise<Fault | null> {
    await this.readTo(Number.MAX_SAFE_INTEGER)
    if (this.epochs.restored) return null
    const next = await nextTransaction(this.tx)
    const left = this.firstAhead(row => (last !== null && this.isCovered(row, last)) || row.xid >= next)
    return left ? faultOfRow.inserted(left.id) : null
  }

  /** Whether a row lies where this seal, or one before it, would have named it. */
  private isCovered(row: HashedRow, seal: Seal): boolean {
    const lastId = this.epochs.lastIds.get(seal.epoch) ?? Number.POSITIVE_INFINITY
    return row.id > seal.boundaryId && row.id <= lastId && row.xid < seal.untilXid
  }

  private firstAhead(matches: (row: HashedRow) => boolean): HashedRow | undefined {
    return [...this.ahead.values()].filter(matches).sort(byTransaction)[0]
  }

  private async readTo(id: number): Promise<void> {
    while (!this.atEnd && this.readUpTo < id) {
      const rows = await this.tx.query<AuditColumns>(
        `select ${auditColumns} from ground.audit_row where id > $1 order by id limit ${rowsInRead}`,
        [this.readUpTo],
      )
      for (const row of rows) this.ahead.set(row.id, hashedRow(row))
      this.readUpTo = rows.at(-1)?.id ?? this.readUpTo
      this.atEnd = rows.length < rowsInRead
    }
  }
}
