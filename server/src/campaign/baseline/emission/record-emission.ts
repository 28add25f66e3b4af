import type { EmissionInput } from '#contract/baseline/emission.ts'
import { tonnesOf } from '#contract/baseline/emission-words.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Outcome } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import { cellOfEnterprise } from '../enterprise/cell-of-enterprise.ts'
import type { Registering } from '../registering.ts'
import { type EmissionCase, knownEmission } from './emission.store.ts'
import type { EmissionWorkflow } from './emission.workflow.ts'
import { sayEmission } from './say-emission.ts'

/**
 * 三(一)-2: records what one source says an enterprise emits of one pollutant in one year. Repeating the request returns what it made.
 *
 * Throws 404 where the enterprise is out of reach, 422 for a year to come, 409 `emission.known` where the figure stands already.
 */
export function recordEmission(
  tx: Tx,
  registering: Pick<Registering, 'clock' | 'calendar'>,
  workflow: EmissionWorkflow,
  said: { readonly enterpriseId: string; readonly requestId: string; readonly input: EmissionInput },
): Promise<Outcome<EmissionCase>> {
  const { enterpriseId, requestId, input } = said
  const made = createWithin(tx, registering, workflow, { action: 'record', requestId }, async (inner, moment) => {
    if (input.year > Number(moment.day.slice(0, 4))) {
      const sentence = { zh: '该年度还没有到来', en: 'That year is still to come' }
      throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'year', ...sentence }] })
    }
    const { area, county, township, industry } = await cellOfEnterprise(inner, enterpriseId)
    const emission = {
      year: input.year,
      pollutant: input.pollutant,
      pollutantName: input.pollutant === 'other' ? (input.pollutantName ?? null) : null,
      amount: tonnesOf(input.amount, input.unit),
      source: input.source,
    }
    const known = await knownEmission(inner, enterpriseId, emission)
    if (known) throw alreadyKnown(sayEmission(known))
    return {
      to: 'held',
      cell: { area, county, township, industry, enterpriseId },
      set: {
        ...emission,
        statedAmount: input.amount,
        statedUnit: input.unit,
        remarks: input.remarks || null,
        recordedByWords: inner.actor.words,
        recordedAt: moment.at,
      },
      note: sayEmission(emission),
    }
  })
  // two who record the same figure at once: the index lets one of them
  return made.catch(error => {
    throw (error as { constraint?: string }).constraint === 'one_emission' ? alreadyKnown('同一来源的这一数据') : error
  })
}

function alreadyKnown(what: string): Refusal {
  return refuse(
    409,
    'emission.known',
    { zh: `已有 ${what}`, en: 'This source has stated this pollutant of this year already' },
    { zh: '数值有变的，请更正那一条并说明理由', en: 'Correct that figure and say why' },
  )
}
