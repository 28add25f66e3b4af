import type { Actor } from '#ground/database/claims.ts'
import { newId } from '#ground/database/new-id.ts'
import { transaction } from '#ground/database/transaction.ts'
import { countUpload } from '#ground/files/index.ts'
import { type JobKind, startJob } from '#ground/jobs/index.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { keepJob } from './batch.store.ts'
import type { TakingIn } from './taking-in.ts'

export interface BatchPayload {
  readonly batchId: string
  readonly requestId: string
}

/** A file that has come in and lies in the storage under its hash. */
export interface UploadedList {
  readonly requestId: string
  readonly fileName: string
  readonly fileSize: number
  readonly fileHash: string
  readonly area?: string | undefined
  readonly township?: string | undefined
  readonly industry?: string | undefined
}

/**
 * Begins a batch with an uploaded file and the job that judges it. The same request again answers with the batch of the first time.
 *
 * @returns id of the batch
 */
export async function receiveList(
  taking: TakingIn,
  actor: Actor,
  judging: JobKind<BatchPayload>,
  list: UploadedList,
): Promise<string> {
  const { campaign, clock, database, batches } = taking
  const unit = campaign.units.find(({ id }) => id === actor.unitId)
  const batchId = newId(clock.realNow().getTime())
  return transaction(database, actor, async tx => {
    const { after, repeated } = await createWithin(
      tx,
      taking,
      batches,
      { action: 'upload', requestId: list.requestId, id: batchId },
      async (inner, { at }) => ({
        to: 'read',
        cell: {
          area: unit?.area ?? campaign.city.code,
          county: null,
          township: unit?.township ?? null,
          industry: null,
          enterpriseId: null,
        },
        set: {
          unitId: inner.actor.unitId,
          personId: inner.actor.personId,
          actorWords: inner.actor.words,
          fileName: list.fileName,
          fileSize: list.fileSize,
          fileHash: list.fileHash,
          defaultArea: list.area,
          defaultTownship: list.township,
          defaultIndustry: list.industry,
          uploadedAt: at,
        },
      }),
    )
    if (repeated) return after.id
    await countUpload(tx, clock, list.fileSize)
    const payload = { batchId: after.id, requestId: list.requestId }
    await keepJob(tx, after.id, await startJob(tx, judging, payload, { requestId: list.requestId }))
    return after.id
  })
}
