import type { SignalInput } from '#contract/baseline/signal.ts'
import type { Tx } from '#ground/database/transaction.ts'
import type { Refusal } from '#ground/errors/refusal.ts'
import { refuse } from '#ground/errors/refuse.ts'
import type { Outcome } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import type { Cell } from '#ground/workflow/workflow.ts'
import { cellOfEnterprise } from '../enterprise/cell-of-enterprise.ts'
import { cellOfPlace } from '../enterprise/cell-of-place.ts'
import { type Match, matchEnterprise } from '../enterprise/match-enterprise.ts'
import type { Registering } from '../registering.ts'
import type { SignalCase } from './signal.store.ts'
import type { SignalWorkflow } from './signal.workflow.ts'

/**
 * 三(一)-2: receives a signal and matches it to the one enterprise it can be about; what matches none, or several, is kept until a
 * person has matched it. Repeating the request returns what it made.
 *
 * Throws 422 for a day to come, 404 where the enterprise named is out of reach, 409 `signal.known` where a signal of that kind and
 * number has been received.
 */
export function receiveSignal(
  tx: Tx,
  registering: Pick<Registering, 'campaign' | 'clock' | 'calendar'>,
  workflow: SignalWorkflow,
  { requestId, input }: { readonly requestId: string; readonly input: SignalInput },
): Promise<Outcome<SignalCase>> {
  const { campaign } = registering
  const made = createWithin(tx, registering, workflow, { action: 'receive', requestId }, async (inner, moment) => {
    if (input.happenedOn > moment.day) {
      const sentence = { zh: '日期还没有到来', en: 'That day is still to come' }
      throw refuse(422, 'invalid', sentence, undefined, { fields: [{ path: 'happenedOn', ...sentence }] })
    }
    if (input.number && (await isKnown(inner, input.kind, input.number))) throw alreadyReceived(input.number)
    const match: Match | null = input.enterpriseId
      ? { enterpriseId: input.enterpriseId, by: 'person' }
      : await matchEnterprise(inner, campaign, input)
    return {
      to: match ? 'matched' : 'unmatched',
      cell: match ? await cellOfMatch(inner, match) : cellOfPlace(campaign, inner.actor, input.place),
      set: {
        kind: input.kind,
        happenedOn: input.happenedOn,
        words: input.words,
        number: input.number || null,
        namedAs: input.namedAs || null,
        code: input.code || null,
        place: input.place || null,
        matchedBy: match?.by ?? null,
        receivedByWords: inner.actor.words,
        receivedAt: moment.at,
      },
      note: input.words,
    }
  })
  // two lists with the same row at once: the index lets one of them
  return made.catch(error => {
    throw (error as { constraint?: string }).constraint === 'one_signal_of_number'
      ? alreadyReceived(input.number ?? '')
      : error
  })
}

/** Where an enterprise lies, as a signal takes it over. */
export async function cellOfMatch(tx: Tx, { enterpriseId }: Pick<Match, 'enterpriseId'>): Promise<Cell> {
  const { area, county, township, industry } = await cellOfEnterprise(tx, enterpriseId)
  return { area, county, township, industry, enterpriseId }
}

async function isKnown(tx: Tx, kind: string, number: string): Promise<boolean> {
  return (await tx.query('select from baseline.signal where kind = $1 and number = $2', [kind, number])).length > 0
}

function alreadyReceived(number: string): Refusal {
  return refuse(
    409,
    'signal.known',
    { zh: `编号 ${number} 的线索已登记过`, en: `A signal with the number ${number} has been received already` },
    { zh: '同一来源的线索只登记一次，请核对编号', en: 'The same paper is received once; look at the number' },
  )
}
