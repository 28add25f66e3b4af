import type { ImportAction } from '#contract/baseline/import.states.ts'
import type { Actor } from '#ground/database/claims.ts'
import { type Tx, transaction } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { type JobKind, startJob } from '#ground/jobs/index.ts'
import { absent, act, actWithin } from '#ground/workflow/act.ts'
import { type BatchCase, isBusy, isRepeated, keepJob, readBatch } from './batch.store.ts'
import { type MappingCorrection, saveChoices } from './correct-mapping.ts'
import type { BatchPayload } from './receive-list.ts'
import { busy, nothingReady } from './refuse-batch.ts'
import { countRows } from './rows.store.ts'
import type { TakingIn } from './taking-in.ts'

export interface BatchWish {
  readonly batchId: string
  readonly requestId: string
  readonly version: number
}

/** Writes what is ready: the batch is marked as imported and the job that writes it begins, both or neither. Throws 422 where nothing is ready. */
export function startApplying(
  taking: TakingIn,
  actor: Actor,
  job: JobKind<BatchPayload>,
  wish: BatchWish,
): Promise<void> {
  return begin(taking, actor, job, wish, async (tx, batch) => {
    const { ready } = (await countRows(tx, [batch.id]))(batch.id)
    if (ready === 0) throw nothingReady()
    await actOn(tx, taking, wish, 'apply', batch)
  })
}

/** Begins the job that undoes a batch; how far it can be undone is known when the job ends. */
export function startUndoing(
  taking: TakingIn,
  actor: Actor,
  job: JobKind<BatchPayload>,
  wish: BatchWish,
): Promise<void> {
  return begin(taking, actor, job, wish, async (_, batch) => {
    stale(batch, wish)
    if (batch.state !== 'imported') {
      throw refuse(409, 'wrongState', { zh: '该批次没有导入，无须撤销', en: 'The batch has not been imported' })
    }
  })
}

/** Keeps what a person said of sheets and columns, and judges the file again. */
export function startJudging(
  taking: TakingIn,
  actor: Actor,
  job: JobKind<BatchPayload>,
  wish: BatchWish,
  correction: MappingCorrection,
): Promise<void> {
  return begin(taking, actor, job, wish, async (tx, batch) => {
    stale(batch, wish)
    if (batch.state !== 'judged' && batch.state !== 'read') {
      throw refuse(
        409,
        'wrongState',
        { zh: '该批次已导入或结束，不能再改表头对应', en: 'The batch has been imported or has ended' },
        { zh: '请重新上传该文件', en: 'Upload the file again' },
      )
    }
    await saveChoices(tx, batch, correction, taking.clock.businessNow())
  })
}

export async function discardBatch(
  taking: TakingIn,
  actor: Actor,
  { batchId, version, requestId }: BatchWish,
): Promise<void> {
  await act(taking, actor, taking.batches, { id: batchId, action: 'discard', version, requestId, input: {} })
}

async function begin(
  taking: TakingIn,
  actor: Actor,
  job: JobKind<BatchPayload>,
  wish: BatchWish,
  prepare: (tx: Tx, batch: BatchCase) => Promise<void>,
): Promise<void> {
  const { batchId, requestId } = wish
  await transaction(taking.database, actor, async tx => {
    const batch = await readBatch(tx, batchId)
    if (!batch) throw absent()
    if (await isRepeated(tx, batchId, requestId)) return
    if (await isBusy(tx, batch)) throw busy()
    await prepare(tx, batch)
    await keepJob(tx, batchId, await startJob(tx, job, { batchId, requestId }, { requestId }))
  })
}

function stale(batch: BatchCase, { version }: BatchWish): void {
  if (batch.version === version) return
  throw refuse(
    409,
    'staleVersion',
    { zh: '您打开之后，该批次已有变化', en: 'The batch has changed since you opened it' },
    { zh: '请刷新后再办理', en: 'Look at it as it stands now' },
    { current: { version: batch.version, state: batch.state } },
  )
}

async function actOn(tx: Tx, taking: TakingIn, wish: BatchWish, action: ImportAction, batch: BatchCase): Promise<void> {
  const { requestId, version } = wish
  await actWithin(tx, taking, taking.batches, { id: batch.id, action, requestId, version, input: {} })
}
