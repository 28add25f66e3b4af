import type { EnterpriseFacts } from '#contract/baseline/enterprise-actions.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import type { EnterpriseCase } from '../enterprise/enterprise.store.ts'
import { factChanges } from '../enterprise/fact-changes.ts'
import type { EnterpriseCandidate } from './enterprise-target/enterprise-candidate.ts'
import { factsOfCandidate } from './facts-of-candidate.ts'
import type { FieldDifference } from './rows.store.ts'

/** Fields a list brings to a record that is there: what it fills or says otherwise. Remarks are a record's own and are only ever begun by a list. */
export function factsForKnown(the: EnterpriseCase, candidate: EnterpriseCandidate): EnterpriseFacts {
  const { remarks, uscc, ...facts } = factsOfCandidate(candidate)
  return {
    ...facts,
    ...(remarks && !the.remarks ? { remarks } : {}),
    // another code than the record's is never taken from a list: whose record it is would be another question
    ...(uscc && !the.uscc ? { uscc } : {}),
  }
}

/** Industries the row names and the record has not. */
export function newIndustries(the: EnterpriseCase, candidate: EnterpriseCandidate): string[] {
  const { industry } = candidate
  return industry && !the.industries.includes(industry.code) ? [industry.code] : []
}

/** What the row would change on the record, for people to see before they agree. */
export function differencesOfRow(
  the: EnterpriseCase,
  candidate: EnterpriseCandidate,
  sealing: Sealing,
): FieldDifference[] {
  const { changes } = factChanges(the, factsForKnown(the, candidate), sealing)
  const joined = newIndustries(the, candidate)
  return [
    ...changes.flatMap(({ field, was, became }) => (became === null ? [] : [{ field, was, becomes: became }])),
    ...(joined.length > 0
      ? [{ field: 'industries', was: the.industries.join(','), becomes: [...the.industries, ...joined].join(',') }]
      : []),
  ]
}
