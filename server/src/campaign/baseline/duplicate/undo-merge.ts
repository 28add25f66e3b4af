import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { actWithin } from '#ground/workflow/act.ts'
import { deriveRequestId } from '#ground/workflow/derive-request-id.ts'
import { closeSiteRow, siteFrom } from '../enterprise/enterprise.store.ts'
import { type DuplicatePair, frozenSince, noteLeft } from './duplicate-pair.store.ts'
import type { Deciding } from './duplicate-pair.workflow.ts'

/**
 * 撤销合并: the record that left the list stands again as it stood, and what was moved goes back; what cannot is listed with the pair:
 * records that have been moved on, problems found meanwhile, lists frozen meanwhile.
 */
export async function undoMerge(
  tx: Tx,
  { clock, calendar, enterprises, hanging }: Deciding,
  the: DuplicatePair,
  reason: string,
  requestId: string,
): Promise<void> {
  if (!the.keptId || !the.stateBefore) throw new Error(`The pair ${the.id} has no merge to undo`)
  const ground = { clock, calendar }
  const mergedId = the.keptId === the.oneId ? the.otherId : the.oneId
  const kept = await siteFrom(tx, the.keptId)
  const merged = await actWithin(tx, ground, enterprises, {
    id: mergedId,
    action: 'unmerge',
    requestId: deriveRequestId(requestId, mergedId),
    input: { state: the.stateBefore, from: kept.name, reason },
  })
  await actWithin(tx, ground, enterprises, {
    id: the.keptId,
    action: 'release',
    requestId: deriveRequestId(requestId, the.keptId),
    input: { name: merged.name, reason },
  })
  const left: Words[] = []
  const moving = { from: the.keptId, to: { id: mergedId, name: merged.name }, reason, requestId }
  for (const records of hanging) {
    const its = (the.moved ?? []).filter(({ key }) => key === records.key)
    left.push(...(await records.moveBack(tx, its, moving)))
  }
  if (the.siteId && !(await closeSiteRow(tx, the.keptId, the.siteId, clock.businessDay()))) {
    left.push({ zh: '合并时增加的生产场所已另行停用', en: 'The site added by the merge had been closed meanwhile' })
  }
  const frozen = the.mergedAt ? await frozenSince(tx, the.mergedAt, [the.keptId]) : 0
  if (frozen > 0) {
    left.push({
      zh: `合并期间固化的 ${frozen} 个清单版本保持原样`,
      en: `${frozen} versions frozen meanwhile stay as they are`,
    })
  }
  await noteLeft(tx, the.id, left)
}
