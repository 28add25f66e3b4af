import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportState } from '#contract/baseline/import.states.ts'
import type { ImportBatchView } from '#contract/baseline/import.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { startApplying } from './change-batch.ts'
import { viewBatch } from './import.view.ts'
import type { ImportJobs } from './import-jobs.ts'
import { receiveList, type UploadedList } from './receive-list.ts'
import type { TakingIn } from './taking-in.ts'

export interface TakenIn {
  readonly batchId: string
  readonly state: ImportState
  readonly outcomes: Readonly<Record<string, number>>
  readonly states: Readonly<Record<string, number>>
  readonly words: Words
}

/** Judges a list and writes its good rows without asking, for the command line; the rest wait in the correction table. A worker must run. */
export async function takeInAtOnce(
  { taking, importJobs }: { readonly taking: TakingIn; readonly importJobs: ImportJobs },
  actor: Actor,
  list: UploadedList,
): Promise<TakenIn> {
  const batchId = await receiveList(taking, actor, importJobs.judge, list)
  const judged = await settled(taking, actor, batchId)
  if (judged.state !== 'judged' || judged.ready === 0) return told(judged)
  const wish = { batchId, requestId: randomUUID(), version: judged.version }
  await startApplying(taking, actor, importJobs.apply, wish)
  return told(await settled(taking, actor, batchId))
}

async function settled(taking: TakingIn, actor: Actor, batchId: string): Promise<ImportBatchView> {
  for (;;) {
    const batch = await reading(taking.database, actor, tx => viewBatch(tx, taking, batchId))
    if (batch.job?.state !== 'waiting' && batch.job?.state !== 'running') return batch
    await pause(100)
  }
}

function told({ id, state, outcomes, states, message, job }: ImportBatchView): TakenIn {
  const words = message ?? job?.words ?? { zh: '没有可以导入的行', en: 'No row is ready to be written' }
  return { batchId: id, state, outcomes, states, words }
}
