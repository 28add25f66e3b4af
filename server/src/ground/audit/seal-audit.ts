import { servicePost } from '../database/claims.ts'
import type { Database } from '../database/database.ts'
import { type Tx, transaction } from '../database/transaction.ts'
import { type AuditColumns, auditColumns, byTransaction, type HashedRow, hashedRow } from './hashed-row.ts'
import { chainOf, readSeals, type Seal, type SealContent, writeSeal } from './seal.ts'
import type { SealKey } from './seal-key.ts'

export interface SealingRound {
  /** The seals written now; none where another process is sealing or there was nothing to seal. */
  readonly seals: readonly Seal[]
  /** When the oldest row was written that could not be sealed yet, because an older transaction is still open. */
  readonly waitingSince: Date | null
}

const rowsInSeal = 20_000
const rowsInRead = 5_000
// an id is given out a moment before its transaction gets its number; as many as there can be connections, twice over
const slack = 2_000
const firstTransaction = 0n

// read before the snapshot that the range comes from: see `slack`
const opening = `select pg_try_advisory_xact_lock(hashtext('clearloop.seal')) as free; select last_value as "nextId" from ground.audit_row_id_seq`

/**
 * Seals every row whose transaction is older than the oldest one running: no row can come before them any more. Reads and adds,
 * locks nothing that writers need. With `evenEmpty` an interval without rows gets its seal too.
 */
export function sealAudit(
  database: Database,
  key: SealKey,
  { now, evenEmpty }: { now: Date; evenEmpty: boolean },
): Promise<SealingRound> {
  return transaction<SealingRound>(
    database,
    servicePost('sealer'),
    async (tx, [lock, sequence]) => {
      if (!(lock?.rows[0] as { free: boolean } | undefined)?.free) return { seals: [], waitingSince: null }
      const nextId = (sequence?.rows[0] as { nextId: number } | undefined)?.nextId ?? 0
      const [snapshot] = await tx.query<{ until: string; next: string }>(
        `select pg_snapshot_xmin(s)::text as until, pg_snapshot_xmax(s)::text as next from pg_current_snapshot() as s`,
      )
      if (!snapshot) throw new Error('There is always a snapshot')
      const until = BigInt(snapshot.until)
      const [last] = await readSeals(tx, { most: 1, last: true })
      const seals: Seal[] = []
      const add = async (content: Omit<SealContent, 'number' | 'sealedAt' | 'keyName' | 'nextXid' | 'nextId'>) => {
        const before = seals.at(-1) ?? last
        const whole = {
          ...content,
          number: (before?.number ?? 0) + 1,
          sealedAt: now,
          keyName: key.name,
          nextXid: BigInt(snapshot.next),
          nextId,
        }
        const chain = chainOf(before?.chain ?? null, whole)
        const seal = { ...whole, chain, signature: key.sign(chain) }
        await writeSeal(tx, seal)
        seals.push(seal)
      }

      let place = last
        ? { epoch: last.epoch, boundaryId: last.boundaryId, from: last.untilXid, highestId: last.highestId }
        : { epoch: 1, boundaryId: 0, from: firstTransaction, highestId: 0 }
      if (last && until < last.untilXid) place = await closeEpoch(tx, last, add)

      const floor = Math.max(place.boundaryId, await idsSealedUpTo(tx, place.epoch, until))
      const rows = await readRows(tx, { above: floor, from: place.from, until })
      const parts = partsOf(rows)
      for (const [index, part] of parts.entries()) {
        const nextPart = parts[index + 1]
        const range = { fromXid: place.from, untilXid: nextPart?.[0]?.xid ?? until }
        place = { ...place, from: range.untilXid, highestId: highest(place.highestId, part) }
        await add({
          epoch: place.epoch,
          boundaryId: place.boundaryId,
          ...range,
          ...contentOf(part),
          highestId: place.highestId,
        })
      }
      if (rows.length === 0 && (evenEmpty || seals.length > 0)) {
        await add({
          epoch: place.epoch,
          boundaryId: place.boundaryId,
          fromXid: place.from,
          untilXid: until,
          ...contentOf([]),
          highestId: place.highestId,
        })
      }
      const [waiting] = await tx.query<{ since: Date | null }>(
        'select min(at) as since from ground.audit_row where id > $1 and xid >= $2::text::xid8',
        [floor, until.toString()],
      )
      return { seals, waitingSince: waiting?.since ?? null }
    },
    { opening },
  )
}

/**
 * The database was restored into a cluster that counts transactions from the start: what the backup held beyond its last seal is
 * sealed as the end of the old epoch, and a new one begins behind its highest id.
 */
async function closeEpoch(
  tx: Tx,
  last: Seal,
  add: (content: Omit<SealContent, 'number' | 'sealedAt' | 'keyName' | 'nextXid' | 'nextId'>) => Promise<void>,
): Promise<{ epoch: number; boundaryId: number; from: bigint; highestId: number }> {
  const rows = await readRows(tx, { above: Math.max(last.boundaryId, 0), from: last.untilXid, until: null })
  const highestId = highest(last.highestId, rows)
  const newest = rows.at(-1)
  if (newest) {
    await add({
      epoch: last.epoch,
      boundaryId: last.boundaryId,
      fromXid: last.untilXid,
      untilXid: newest.xid + 1n,
      ...contentOf(rows),
      highestId,
    })
  }
  return { epoch: last.epoch + 1, boundaryId: highestId, from: firstTransaction, highestId }
}

/** Up to which id every row is sealed: what had been given out when transactions from `until` on had not begun. */
async function idsSealedUpTo(tx: Tx, epoch: number, until: bigint): Promise<number> {
  const [row] = await tx.query<{ nextId: number }>(
    `select next_id as "nextId" from ground.audit_seal where epoch = $1 and next_xid <= $2::text::xid8 order by number desc limit 1`,
    [epoch, until.toString()],
  )
  return (row?.nextId ?? 0) - slack
}

async function readRows(
  tx: Tx,
  { above, from, until }: { above: number; from: bigint; until: bigint | null },
): Promise<HashedRow[]> {
  const rows: HashedRow[] = []
  for (let after = above; ; ) {
    const read = await tx.query<AuditColumns & { wanted: boolean }>(
      `select ${auditColumns}, (xid >= $2::text::xid8 and ($3::text is null or xid < $3::text::xid8)) as wanted
       from ground.audit_row where id > $1 order by id limit ${rowsInRead}`,
      [after, from.toString(), until?.toString() ?? null],
    )
    for (const row of read) if (row.wanted) rows.push(hashedRow(row))
    const lastRead = read.at(-1)
    if (!lastRead || read.length < rowsInRead) return rows.sort(byTransaction)
    after = lastRead.id
  }
}

/** Parts of some thousands of rows, each of whole transactions. */
function partsOf(rows: readonly HashedRow[]): HashedRow[][] {
  const parts: HashedRow[][] = []
  let part: HashedRow[] = []
  for (const row of rows) {
    if (part.length >= rowsInSeal && part.at(-1)?.xid !== row.xid) {
      parts.push(part)
      part = []
    }
    part.push(row)
  }
  if (part.length > 0) parts.push(part)
  return parts
}

function contentOf(rows: readonly HashedRow[]): Pick<SealContent, 'rowIds' | 'rowHashes'> {
  return { rowIds: rows.map(row => row.id), rowHashes: Buffer.concat(rows.map(row => row.hash)) }
}

function highest(known: number, rows: readonly HashedRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.id), known)
}
