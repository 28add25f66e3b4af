import { enterpriseFieldWords } from '#contract/baseline/enterprise-field-words.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { JobRowResult } from '#contract/ground/job.ts'
import { dayOf } from '#ground/clock/shanghai.ts'
import { reading, type Tx, transaction } from '#ground/database/transaction.ts'
import { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { JobContext, JobOutcome } from '#ground/jobs/index.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { closeSitesOfBatch, standingChanges } from './known-cases.store.ts'
import { lastStepOn } from './last-step.store.ts'
import { endRow, type KeptRow, readRows } from './rows.store.ts'
import { within } from './savepoint.store.ts'
import type { TakingIn } from './taking-in.ts'

/**
 * Takes a batch back, the last row first: what it created is voided, a field it updated is put back only where its value is still the
 * batch's. A row somebody has built upon is left whole and listed. Throws 409 where every row has been.
 */
export async function undoList(
  taking: TakingIn,
  { actor, progress, cancelled, attempt }: Pick<JobContext, 'actor' | 'progress' | 'cancelled' | 'attempt'>,
  { batchId, requestId }: { batchId: string; requestId: string },
): Promise<JobOutcome> {
  const rows = await reading(taking.database, actor, async tx => [
    ...(await readRows(tx, taking.sealing, batchId, { state: 'written' }, { limit: 200_000 })),
    ...(await readRows(tx, taking.sealing, batchId, { state: 'left' }, { limit: 200_000 })),
  ])
  const results: JobRowResult[] = []
  for (const row of rows.toSorted((one, other) => other.position - one.position)) {
    if (cancelled()) break
    results.push(await undoRow(taking, actor, { batchId, requestId }, row))
    progress(results.length / rows.length, {
      zh: `已处理 ${results.length} / ${rows.length} 行`,
      en: `${results.length} of ${rows.length} rows`,
    })
  }
  const undone = results.filter(result => result.done).length
  const left = results.length - undone
  if (rows.length > 0 && undone === 0) {
    throw refuse(
      409,
      'import.nothingToUndo',
      { zh: '导入之后各行都已有人办理，不能撤销', en: 'Every row has been built upon since, so nothing can be undone' },
      { zh: '请在各企业页逐条更正或提出作废', en: 'Correct or void the records one by one' },
    )
  }
  await transaction(taking.database, actor, tx =>
    actWithin(tx, taking, taking.batches, {
      id: batchId,
      action: 'undo',
      requestId: deriveRequestId(requestId, `undo ${attempt}`),
      input: { whole: left === 0 && !cancelled() },
    }),
  )
  return {
    done: undone,
    refused: left,
    rows: results.filter(result => !result.done),
    seen: results.length,
    link: `/imports/${batchId}`,
    words: {
      zh: `已撤销 ${undone} 行${left > 0 ? `，${left} 行已有人办理，予以保留` : ''}`,
      en: `${undone} rows undone${left > 0 ? `, ${left} left because somebody has built upon them` : ''}`,
    },
  }
}

async function undoRow(
  taking: TakingIn,
  actor: JobContext['actor'],
  batch: { batchId: string; requestId: string },
  row: KeptRow,
): Promise<JobRowResult> {
  const label = `${row.sheet} 第 ${row.row} 行 ${row.label}`
  return transaction(taking.database, actor, async tx => {
    try {
      const words = await within(tx, () => takeBack(tx, taking, batch, row))
      await endRow(tx, row.id, { ...row, state: words ? 'left' : 'undone', result: words })
      return words
        ? { key: row.id, label, done: false, refusal: { code: 'enterprise.builtUpon', ...words } }
        : { key: row.id, label, done: true }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const words = await withWho(tx, row, error)
      await endRow(tx, row.id, { ...row, state: 'left', result: words })
      return { key: row.id, label, done: false, refusal: { code: error.code, ...words } }
    }
  })
}

/** A sentence with who took the last step and on which day, so that one knows whom to ask. */
async function withWho(tx: Tx, { enterpriseId, made }: KeptRow, { zh, en }: Words): Promise<Words> {
  const step = enterpriseId
    ? await lastStepOn(
        tx,
        enterpriseId,
        made.map(({ id }) => id),
      )
    : undefined
  if (!step) return { zh, en }
  const day = dayOf(step.at)
  return { zh: `${zh}（最后办理：${step.actorWords}，${day}）`, en: `${en} (last by ${step.actorWords} on ${day})` }
}

/** @returns what is left of the row, in words; null where nothing is. Throws, undoing nothing of it, where somebody has built upon what it made. */
async function takeBack(
  tx: Tx,
  taking: TakingIn,
  { batchId, requestId }: { batchId: string; requestId: string },
  row: KeptRow,
): Promise<Words | null> {
  for (const target of taking.targets) {
    const ids = row.made.flatMap(made => (target.makes.includes(made.target) ? [made.id] : []))
    if (ids.length === 0) continue
    const builtUpon = await target.isBuiltUpon(tx, ids)
    if (builtUpon.size > 0) {
      throw refuse(409, 'enterprise.builtUpon', {
        zh: `${target.words.zh}已有人办理，予以保留`,
        en: `Somebody has worked on its ${target.words.en.toLowerCase()}, so it is left`,
      })
    }
    for (const id of ids) await target.undo(tx, id, { batchId, requestId: deriveRequestId(requestId, id) })
  }
  const enterpriseId = row.enterpriseId
  if (!enterpriseId) return null
  const input = { batchId }
  if (row.made.some(made => made.target === 'enterprise')) {
    const wish = { id: enterpriseId, requestId: deriveRequestId(requestId, row.id), input }
    await actWithin(tx, taking, taking.enterprises, { ...wish, action: 'undoImport' })
    return null
  }
  if (row.made.some(made => made.target === 'site')) {
    await closeSitesOfBatch(tx, batchId, enterpriseId, taking.clock.businessDay())
  }
  const { standing, overtaken } = await standingChanges(tx, batchId, enterpriseId)
  if (standing.length > 0) {
    await actWithin(tx, taking, taking.enterprises, {
      id: enterpriseId,
      action: 'putBack',
      requestId: deriveRequestId(requestId, row.id),
      input: { batchId, fields: standing },
    })
  }
  if (overtaken.length === 0) return null
  const fields = overtaken.map(field => enterpriseFieldWords[field])
  return withWho(tx, row, {
    zh: `这些字段此后已有更正，予以保留：${fields.map(({ zh }) => zh).join('、')}`,
    en: `These fields have been corrected since and are left: ${fields.map(({ en }) => en).join(', ')}`,
  })
}
