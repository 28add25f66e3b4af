import type { EliminatedCapacityInput } from '#contract/baseline/eliminated-capacity.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { attachFiles } from '#ground/files/index.ts'
import type { Outcome } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { cellOfEnterprise } from '../enterprise/cell-of-enterprise.ts'
import type { Registering } from '../registering.ts'
import type { EliminatedCapacityCase } from './eliminated-capacity.store.ts'
import { type EliminatedCapacityWorkflow, sayCapacity } from './eliminated-capacity.workflow.ts'

/**
 * 二-2: records equipment that is gone, with its proof, in a plant that closes or in one that stays. Repeating the request returns what
 * it made.
 *
 * Throws 404 where the enterprise is out of reach, 422 for a day to come, an industry that is none of its own, or a file of others.
 */
export function recordEliminatedCapacity(
  tx: Tx,
  registering: Pick<Registering, 'clock' | 'calendar'>,
  workflow: EliminatedCapacityWorkflow,
  said: { readonly enterpriseId: string; readonly requestId: string; readonly input: EliminatedCapacityInput },
): Promise<Outcome<EliminatedCapacityCase>> {
  const { enterpriseId, requestId, input } = said
  const id = newId(registering.clock.realNow().getTime())
  return createWithin(tx, registering, workflow, { action: 'record', requestId, id }, async (inner, moment) => {
    const { area, county, township, industries } = await cellOfEnterprise(inner, enterpriseId)
    if (input.eliminatedOn > moment.day) throw wrong('eliminatedOn', '日期还没有到来', 'That day is still to come')
    if (!industries.includes(input.industry))
      throw wrong('industry', '该企业不属于这个行业', 'The enterprise does not belong to that industry')
    const cell = { area, county, township, industry: input.industry, enterpriseId }
    const { equipment, count, capacity, eliminatedOn, files } = input
    return {
      to: 'held',
      cell,
      set: {
        equipment,
        count,
        capacity,
        eliminatedOn,
        files,
        recordedByWords: inner.actor.words,
        recordedAt: moment.at,
      },
      note: sayCapacity(input),
      files,
      also: open => attachFiles(open, { noun: 'eliminatedCapacity', id, cell }, 'other', files),
    }
  })
}

function wrong(path: string, zh: string, en: string) {
  return refuse(422, 'invalid', { zh, en }, undefined, { fields: [{ path, zh, en }] })
}
