import type { z } from 'zod'
import type { duplicateInputs } from '#contract/baseline/duplicate-pair.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { siteFrom } from '../enterprise/enterprise.store.ts'
import type { MovedRecord } from '../enterprise/hanging-records.ts'
import { openProblemsOf } from '../enterprise/open-problems.store.ts'
import { type DuplicatePair, noteMoved } from './duplicate-pair.store.ts'
import type { Deciding } from './duplicate-pair.workflow.ts'

/**
 * 是同一家: one record remains, the other points at it and leaves the list; what hangs on it moves, each by an act of its own. Neither
 * record's facts are touched, so that the merge can be undone.
 *
 * Throws 409 `staleVersion` where either has changed since it was looked at, 409 `duplicate.problemsElsewhere` where some of its
 * problems are out of the post's reach.
 */
export async function mergeRecords(
  tx: Tx,
  { clock, calendar, enterprises, hanging }: Deciding,
  the: DuplicatePair,
  { keep, versions, asSite, reason }: z.output<typeof duplicateInputs.merge>,
  requestId: string,
): Promise<void> {
  const mergedId = keep === the.oneId ? the.otherId : the.oneId
  const ground = { clock, calendar }
  const before = await siteFrom(tx, mergedId)
  const kept = await actWithin(tx, ground, enterprises, {
    id: keep,
    action: 'absorb',
    version: versions.kept,
    requestId: deriveRequestId(requestId, keep),
    input: { mergedId, name: before.name, reason },
  })
  await actWithin(tx, ground, enterprises, {
    id: mergedId,
    action: 'mergeInto',
    version: versions.merged,
    requestId: deriveRequestId(requestId, mergedId),
    input: { into: keep, name: kept.name, reason },
  })
  const moved: MovedRecord[] = []
  const moving = { from: mergedId, to: { id: keep, name: kept.name }, reason, requestId }
  for (const records of hanging) moved.push(...(await records.move(tx, moving)))
  if ((await openProblemsOf(tx, mergedId)) > 0) {
    throw refuse(
      409,
      'duplicate.problemsElsewhere',
      {
        zh: `${before.name}还有未销号问题不在您的岗位范围内，不能合并`,
        en: `${before.name} has open problems that your post does not reach, so it cannot be merged`,
      },
      {
        zh: '请由管辖两家全部行业的单位合并，如区块工作专班、生态环境分局',
        en: 'Let a unit merge them that is in charge of all their industries',
      },
    )
  }
  const siteId = asSite ? await before.addTo(keep) : null
  await noteMoved(tx, the.id, { moved, stateBefore: before.state, siteId })
}
