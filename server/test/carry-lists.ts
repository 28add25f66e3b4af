import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Baseline } from '#campaign/baseline/index.ts'
import type { RowDecision } from '#contract/baseline/import.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { carryJob } from '#ground/jobs/carry-job.ts'
import { readBatch } from '../src/campaign/baseline/import/batch.store.ts'
import { startApplying, startUndoing } from '../src/campaign/baseline/import/change-batch.ts'
import { decideRows } from '../src/campaign/baseline/import/decide-rows.ts'
import { viewBatch, viewRows } from '../src/campaign/baseline/import/import.view.ts'
import { receiveList } from '../src/campaign/baseline/import/receive-list.ts'
import { readRows } from '../src/campaign/baseline/import/rows.store.ts'

/** Takes lists in and back as the pages do, with jobs carried at once instead of by a worker. */
export function carryLists(baseline: Baseline) {
  const { taking, importJobs } = baseline
  const { database, sealing, storage } = taking
  const batch = (actor: Actor, id: string) => reading(database, actor, tx => viewBatch(tx, taking, id))
  const settled = async (actor: Actor, id: string) => {
    const { job } = await batch(actor, id)
    if (job?.state === 'waiting') {
      const carrying = {
        database,
        kinds: baseline.jobKinds,
        actorOf: async () => actor,
        stopping: new AbortController().signal,
      }
      await carryJob(carrying, { jobId: job.id, runner: 'test', number: 1, last: true })
    }
    return batch(actor, id)
  }
  const receive = async (actor: Actor, bytes: Buffer, fileName: string) => {
    const path = await storage.incoming()
    await writeFile(path, bytes)
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    await storage.keep(fileHash, path)
    const list = { requestId: randomUUID(), fileName, fileSize: bytes.length, fileHash }
    return receiveList(taking, actor, importJobs.judge, list)
  }
  const wishOf = async (actor: Actor, batchId: string) => {
    const { version } = await batch(actor, batchId)
    return { batchId, requestId: randomUUID(), version }
  }
  return {
    batch,
    settled,
    /** @returns id of the batch, whose job waits to be carried */
    receive,
    /** @returns id of the batch, judged */
    upload: async (actor: Actor, bytes: Buffer, fileName = '清单.xlsx'): Promise<string> => {
      const id = await receive(actor, bytes, fileName)
      await settled(actor, id)
      return id
    },
    rowsOf: (actor: Actor, id: string) =>
      reading(database, actor, async tx => {
        const found = await readBatch(tx, id)
        return found ? viewRows(tx, found, await readRows(tx, sealing, id, {}, { limit: 1000 })) : []
      }),
    decide: (actor: Actor, id: string, decisions: readonly { rowId: string; decision: RowDecision | null }[]) =>
      decideRows(taking, actor, id, decisions),
    apply: async (actor: Actor, id: string) => {
      await startApplying(taking, actor, importJobs.apply, await wishOf(actor, id))
      return settled(actor, id)
    },
    undo: async (actor: Actor, id: string) => {
      await startUndoing(taking, actor, importJobs.undo, await wishOf(actor, id))
      return settled(actor, id)
    },
  }
}
