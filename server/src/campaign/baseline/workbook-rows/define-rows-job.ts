import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { Words } from '#contract/ground/endpoint.ts'
import type { JobRowResult } from '#contract/ground/job.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { transaction } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { FileStorage } from '#ground/files/index.ts'
import { readWorkbook } from '#ground/intake/read-workbook/read-workbook.ts'
import { isRefusal, type Workbook } from '#ground/intake/read-workbook/workbook.ts'
import { defineJob, type JobKind } from '#ground/jobs/index.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import type { Registering } from '../registering.ts'

/** One row of a workbook: what it says, or why it says nothing that can be taken. */
export interface ReadRow<Input> {
  /** Tells rows of the file apart, the same each time it is read. */
  readonly key: string
  /** 「清单 第 5 行 某某厂」 */
  readonly label: string
  readonly input: Input | null
  readonly wrong: Words | null
}

export const RowsPayload = z.object({
  requestId: z.uuid(),
  fileName: z.string(),
  fileHash: z.string(),
  /** What of the form goes for rows that do not say it themselves. */
  said: z.record(z.string(), z.string()),
  /** Rows to take up again; all where left out. */
  only: z.array(z.string()).optional(),
})
export type RowsPayload = z.output<typeof RowsPayload>

interface RowsJob<Input> {
  readonly kind: string
  readonly words: Words
  readonly link: string
  readonly read: (workbook: Workbook, said: RowsPayload['said'], signal: AbortSignal) => Promise<ReadRow<Input>[]>
  /** What the header must say, where no table was found. */
  readonly header: Words
  /** Takes one row in; returns what is to be counted beside it. */
  readonly takeIn: (tx: Tx, requestId: string, input: Input) => Promise<string>
  readonly outcome: (done: number, counts: ReadonlyMap<string, number>) => Words
}

/**
 * A workbook of something small, row by row, each in a transaction of its own and under a request id of its own, so that nothing is made
 * twice; a row that cannot be taken is listed with what is wrong, and can be tried again by itself.
 */
export function defineRowsJob<Input>(
  { database, storage }: Pick<Registering, 'database'> & { readonly storage: FileStorage },
  job: RowsJob<Input>,
): JobKind<RowsPayload> {
  const takeIn = async (actor: Actor, requestId: string, { key, input, wrong }: ReadRow<Input>) => {
    if (input === null) return { done: false, refusal: { code: 'invalid', ...(wrong ?? job.header) } }
    try {
      const counted = await transaction(database, actor, tx => job.takeIn(tx, deriveRequestId(requestId, key), input))
      return { done: true, counted }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const zh = [error.zh, error.accepted?.zh].filter(Boolean).join('。')
      const en = [error.en, error.accepted?.en].filter(Boolean).join('. ')
      return { done: false, refusal: { code: error.code, zh, en } }
    }
  }
  return defineJob<RowsPayload>({
    kind: job.kind,
    takes: RowsPayload,
    title: ({ fileName }) => ({ zh: `${job.words.zh} ${fileName}`, en: `${job.words.en}: ${fileName}` }),
    handle: async ({ actor, progress, cancelled, signal }, { requestId, fileName, fileHash, said, only }) => {
      const bytes = await buffer(storage.read(fileHash))
      const workbook = await readWorkbook(bytes, fileName, undefined, undefined, signal)
      if (isRefusal(workbook)) throw refuse(422, 'invalid', { zh: workbook.zh, en: workbook.en })
      const all = await job.read(workbook, said, signal)
      if (all.length === 0) {
        const nothing = { zh: '表中没有找到可以读取的行', en: 'No table that can be read was found' }
        throw refuse(422, 'invalid', nothing, job.header)
      }
      const wanted = only ? all.filter(({ key }) => only.includes(key)) : all
      const rows: JobRowResult[] = []
      const counts = new Map<string, number>()
      for (const [index, row] of wanted.entries()) {
        if (cancelled()) break
        const { counted, ...result } = await takeIn(actor, requestId, row)
        if (counted !== undefined) counts.set(counted, (counts.get(counted) ?? 0) + 1)
        rows.push({ key: row.key, label: row.label, ...result })
        progress((index + 1) / wanted.length, {
          zh: `已登记 ${index + 1} / ${wanted.length}`,
          en: `${index + 1} of ${wanted.length}`,
        })
      }
      const done = rows.filter(row => row.done).length
      return {
        done,
        refused: rows.length - done,
        rows: rows.toSorted((one, other) => Number(one.done) - Number(other.done)),
        link: job.link,
        words: job.outcome(done, counts),
      }
    },
    again: (payload, keys) => ({ ...payload, only: [...keys] }),
  })
}
