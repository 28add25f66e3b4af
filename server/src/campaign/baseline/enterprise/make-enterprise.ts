import type { EnterpriseState } from '#contract/baseline/enterprise.states.ts'
import type { EnterpriseFacts } from '#contract/baseline/enterprise-actions.ts'
import type { EnterpriseKind } from '#contract/baseline/enterprise-words.ts'
import { newId } from '#ground/database/new-id.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { foldName } from '#ground/pinyin/fold-name.ts'
import type { Outcome } from '#ground/workflow/act.ts'
import { createWithin } from '#ground/workflow/create.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import type { Registering } from '../registering.ts'
import type { EnterpriseCase } from './enterprise.store.ts'
import { keepFormerName } from './enterprise.store.ts'
import type { EnterpriseWorkflow } from './enterprise.workflow.ts'
import { factChanges } from './fact-changes.ts'
import { knownIndustries, placeOfTownship } from './place-of-township.ts'
import { verifyDuty } from './review-holders.ts'
import { keepSearchIndex } from './search-index.store.ts'

/** An enterprise as it is to be put on the list: checked already, by a form or by an import's judgement. */
export interface NewEnterprise {
  readonly name: string
  readonly kind: EnterpriseKind
  readonly township: string
  readonly industries: readonly string[]
  readonly facts: EnterpriseFacts
  readonly formerNames?: readonly string[] | undefined
  readonly importBatch?: string | undefined
  /** The record it was split off from, and the ground. */
  readonly splitFrom?: { readonly id: string; readonly note: string } | undefined
}

/**
 * Puts an enterprise on the list within an open transaction: record, trail, figures, the duty to verify it, its pieces for search.
 * Repeating the request returns what it made. `before` runs after a repeat has been ruled out and may refuse.
 *
 * Throws 404 where the place lies outside the actor's scope.
 */
export async function makeEnterprise(
  tx: Tx,
  registering: Registering,
  workflow: EnterpriseWorkflow,
  requestId: string,
  wanted: NewEnterprise,
  before?: (tx: Tx, moment: Moment) => Promise<void>,
): Promise<Outcome<EnterpriseCase>> {
  const { campaign, sealing, clock } = registering
  const id = newId(clock.realNow().getTime())
  const outcome = await createWithin<EnterpriseCase, EnterpriseState, 'report'>(
    tx,
    registering,
    workflow as never,
    { action: 'report', requestId, id },
    async (inner, moment) => {
      await before?.(inner, moment)
      const place = placeOfTownship(campaign, wanted.township)
      const industries = knownIndustries(campaign, wanted.industries)
      const industry = industries[0] ?? ''
      const { set } = factChanges(null, wanted.facts, sealing)
      const { actor } = inner
      return {
        to: 'reported',
        cell: { area: place.area, county: place.county, township: place.township, industry, enterpriseId: id },
        set: {
          ...set,
          name: wanted.name,
          nameFolded: foldName(wanted.name),
          kind: wanted.kind,
          industries,
          assessed: [],
          reportedUnit: actor.unitId,
          reportedBy: actor.personId,
          reportedWords: actor.words,
          reportedAt: moment.at,
          updatedAt: moment.at,
          ...(wanted.importBatch === undefined ? {} : { importBatch: wanted.importBatch }),
          ...(wanted.splitFrom === undefined ? {} : { splitFrom: wanted.splitFrom.id }),
        },
        ...(wanted.splitFrom === undefined ? {} : { note: wanted.splitFrom.note }),
        duties: [verifyDuty(campaign, { name: wanted.name, area: place.area, industry, reportedUnit: '' }, moment)],
      }
    },
  )
  if (outcome.repeated) return outcome
  const { after } = outcome
  const formerNames = wanted.formerNames ?? []
  for (const former of formerNames) {
    await keepFormerName(tx, id, { name: former, folded: foldName(former), until: clock.businessDay() })
  }
  await keepSearchIndex(tx, id, { ...after, uscc: after.uscc ?? null, formerNames })
  return outcome
}
