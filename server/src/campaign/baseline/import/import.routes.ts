import {
  applyImport,
  correctMapping,
  decideImportRows,
  discardImport,
  listImportRows,
  listImports,
  readCorrections,
  showDifference,
  showImport,
  undoImport,
  uploadImport,
} from '#contract/baseline/import.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Serving, serve } from '#ground/http/serve.ts'
import { absent } from '#ground/workflow/act.ts'
import { readBatch } from './batch.store.ts'
import { discardBatch, startApplying, startJudging, startUndoing } from './change-batch.ts'
import { decideRows } from './decide-rows.ts'
import { findBatches } from './find-batches.ts'
import { findDifferences, findPrevious } from './find-difference.ts'
import { batchRow, viewBatch, viewRows } from './import.view.ts'
import type { ImportJobs } from './import-jobs.ts'
import { receiveList } from './receive-list.ts'
import { countRows, readRows } from './rows.store.ts'
import { takeUpload } from './take-upload.ts'
import type { TakingIn } from './taking-in.ts'
import { writeCorrections } from './write-corrections.ts'

/** 导入 over HTTP: upload, mapping, rows, decisions, writing, undoing, corrections, difference. */
export function registerImports(serving: Serving, taking: TakingIn, jobs: ImportJobs): void {
  const { database, sealing, clock } = taking
  const asOf = () => clock.businessNow().toISOString()
  const view = (actor: Actor, id: string) => reading(database, actor, tx => viewBatch(tx, taking, id))
  const job = async (actor: Actor, id: string) => {
    const { job: running } = await view(actor, id)
    if (!running) throw absent()
    return running
  }
  const positionOf = (after: string | undefined) =>
    after !== undefined && /^\d{1,9}$/.test(after) ? Number(after) : -1

  serve(serving, uploadImport, async ({ actor, request }) =>
    view(actor, await receiveList(taking, actor, jobs.judge, await takeUpload(taking, actor, request))),
  )
  serve(serving, listImports, ({ actor, query }) =>
    reading(database, actor, async tx => {
      const { batches, next } = await findBatches(tx, query)
      const countsOf = await countRows(
        tx,
        batches.map(({ id }) => id),
      )
      return { rows: batches.map(batch => batchRow(batch, countsOf(batch.id))), next, total: null, asOf: asOf() }
    }),
  )
  serve(serving, showImport, ({ actor, params }) => view(actor, params.id))
  serve(serving, correctMapping, async ({ actor, params, body: { requestId, version, ...correction } }) => {
    await startJudging(taking, actor, jobs.judge, { batchId: params.id, requestId, version }, correction)
    return view(actor, params.id)
  })
  serve(serving, listImportRows, ({ actor, params, query: { after, limit, ...question } }) =>
    reading(database, actor, async tx => {
      const batch = await readBatch(tx, params.id)
      if (!batch) throw absent()
      const rows = await readRows(tx, sealing, params.id, question, { after: positionOf(after), limit: limit + 1 })
      const shown = rows.slice(0, limit)
      return {
        rows: await viewRows(tx, batch, shown),
        next: rows.length > limit ? String(shown.at(-1)?.position ?? '') : null,
        total: null,
        asOf: asOf(),
      }
    }),
  )
  serve(serving, decideImportRows, async ({ actor, params, body }) => {
    const { batch, rows } = await decideRows(taking, actor, params.id, body.decisions)
    return reading(database, actor, async tx => ({
      rows: await viewRows(tx, batch, rows),
      ready: (await countRows(tx, [params.id]))(params.id).ready,
    }))
  })
  serve(serving, applyImport, async ({ actor, params, body }) => {
    await startApplying(taking, actor, jobs.apply, { batchId: params.id, ...body })
    return job(actor, params.id)
  })
  serve(serving, undoImport, async ({ actor, params, body }) => {
    await startUndoing(taking, actor, jobs.undo, { batchId: params.id, ...body })
    return job(actor, params.id)
  })
  serve(serving, discardImport, async ({ actor, params, body }) => {
    await discardBatch(taking, actor, { batchId: params.id, ...body })
    return view(actor, params.id)
  })
  serve(serving, readCorrections, async ({ actor, params, reply }) => {
    const { batch, rows } = await reading(database, actor, async tx => ({
      batch: await readBatch(tx, params.id),
      rows: await readRows(tx, sealing, params.id, { problematic: true }, { limit: 100_000 }),
    }))
    if (!batch) throw absent()
    const name = `${batch.fileName.replace(/\.[^.]*$/, '')}-订正表.xlsx`
    reply
      .type(readCorrections.produces ?? 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(writeCorrections(batch.sheets, rows))
    return undefined
  })
  serve(serving, showDifference, ({ actor, params, query: { after, limit, kind } }) =>
    reading(database, actor, async tx => {
      if (!(await readBatch(tx, params.id))) throw absent()
      const previous = await findPrevious(tx, params.id)
      const found = await findDifferences(tx, params.id, previous?.id ?? null, {
        kind,
        after: positionOf(after),
        limit,
      })
      return { ...found, total: null, asOf: asOf() }
    }),
  )
}
