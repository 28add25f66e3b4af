import type { JobRowResult } from '#contract/ground/job.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading, type Tx, transaction } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import type { JobContext, JobOutcome } from '#ground/jobs/index.ts'
import { endRow, type KeptRow, lockReadyRow, readRows } from './rows.store.ts'
import { within } from './savepoint.store.ts'
import type { TakingIn } from './taking-in.ts'
import { writeRow } from './write-row.ts'

/** Rows written in one transaction; what is committed stays, so a job that is tried again goes on where it stopped. */
const chunk = 50

/** Writes the rows of a batch that are ready, in the order of the file. A row that cannot be written says why and waits; the others go in. */
export async function applyList(
  taking: TakingIn,
  { actor, progress, cancelled }: Pick<JobContext, 'actor' | 'progress' | 'cancelled'>,
  { batchId }: { batchId: string },
): Promise<JobOutcome> {
  const rows: JobRowResult[] = []
  const of = await reading(
    taking.database,
    actor,
    async tx => (await readRows(tx, taking.sealing, batchId, { ready: true }, { limit: 200_000 })).length,
  )
  let after = -1
  for (;;) {
    if (cancelled()) break
    const next = await reading(taking.database, actor, tx =>
      readRows(tx, taking.sealing, batchId, { ready: true }, { after, limit: chunk }),
    )
    const last = next.at(-1)
    if (!last) break
    rows.push(...(await writeChunk(taking, actor, batchId, next)))
    after = last.position
    progress(rows.length / Math.max(of, 1), {
      zh: `已导入 ${rows.length} / ${of} 行`,
      en: `${rows.length} of ${of} rows`,
    })
  }
  const done = rows.filter(row => row.done).length
  return {
    done,
    refused: rows.length - done,
    rows: rows.filter(row => !row.done),
    seen: rows.length,
    link: `/imports/${batchId}`,
    words: {
      zh: `已导入 ${done} 行${rows.length > done ? `，${rows.length - done} 行未能导入，留在订正表` : ''}`,
      en: `${done} rows written${rows.length > done ? `, ${rows.length - done} kept back` : ''}`,
    },
  }
}

async function writeChunk(
  taking: TakingIn,
  actor: Actor,
  batchId: string,
  rows: readonly KeptRow[],
): Promise<JobRowResult[]> {
  return transaction(taking.database, actor, async tx => {
    const results: JobRowResult[] = []
    for (const { id } of rows) {
      const row = await lockReadyRow(tx, taking.sealing, id)
      if (row) results.push(await writeOne(tx, taking, batchId, row))
    }
    return results
  })
}

async function writeOne(tx: Tx, taking: TakingIn, batchId: string, row: KeptRow): Promise<JobRowResult> {
  const label = `${row.sheet} 第 ${row.row} 行 ${row.label}`
  try {
    await within(tx, async () => endRow(tx, row.id, await writeRow(tx, taking, batchId, row)))
    return { key: row.id, label, done: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const words = {
      zh: error.accepted ? `${error.zh}。${error.accepted.zh}` : error.zh,
      en: error.accepted ? `${error.en}. ${error.accepted.en}` : error.en,
    }
    await endRow(tx, row.id, { state: 'failed', enterpriseId: null, made: [], result: words })
    return { key: row.id, label, done: false, refusal: { code: error.code, ...words } }
  }
}
