import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { JobView } from '#contract/ground/job.ts'
import type { Actor } from '#ground/database/claims.ts'
import { transaction } from '#ground/database/transaction.ts'
import { refuseInput } from '#ground/errors/refuse-input.ts'
import { countUpload, type FileStorage, readParts, underQuota } from '#ground/files/index.ts'
import { type JobKind, startJob, viewJob } from '#ground/jobs/index.ts'
import type { Registering } from '../registering.ts'
import type { RowsPayload } from './define-rows-job.ts'

/**
 * Keeps the file of a form under its hash and starts the job that takes its rows in. `takes` says what else the form must hold.
 *
 * Throws 413 over 50 MB, 422 for fields and for no file.
 */
export async function startRowsJob<Said extends Record<string, string>>(
  { storage, database, clock }: Pick<Registering, 'database' | 'clock'> & { readonly storage: FileStorage },
  job: JobKind<RowsPayload>,
  actor: Actor,
  request: FastifyRequest,
  takes: z.ZodType<Said>,
): Promise<JobView> {
  const { bytes, name, fields } = await readParts({ storage }, request)
  try {
    const requestId = z.object({ requestId: z.uuid() }).safeParse(fields)
    if (!requestId.success) throw refuseInput(requestId.error)
    const said = takes.safeParse(fields)
    if (!said.success) throw refuseInput(said.error)
    await underQuota({ database, clock }, actor, bytes.size)
    await storage.keep(bytes.hash, bytes.path)
    const payload = { ...requestId.data, said: said.data, fileName: name.slice(-200), fileHash: bytes.hash }
    return await transaction(database, actor, async tx => {
      await countUpload(tx, clock, bytes.size)
      return viewJob(tx, await startJob(tx, job, payload, requestId.data))
    })
  } finally {
    await bytes.drop()
  }
}
