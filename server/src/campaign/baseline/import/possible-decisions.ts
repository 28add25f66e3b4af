import type { DecisionKind } from '#contract/baseline/import.ts'
import type { BatchCase } from './batch.store.ts'
import type { KeptRow } from './rows.store.ts'

/**
 * What a person may say of a row. One that repeats or continues another is never made a second enterprise by correcting it, and one that
 * lies outside the post's scope can only be corrected or left out.
 */
export function possibleDecisions(
  batch: Pick<BatchCase, 'state'>,
  row: Pick<KeptRow, 'outcome' | 'state' | 'codes'>,
): DecisionKind[] {
  if (batch.state !== 'judged' && batch.state !== 'imported') return []
  if (row.state !== 'waiting' && row.state !== 'failed') return []
  if (row.outcome !== 'ignore' && row.codes.includes('out_of_scope')) return ['correct', 'leaveOut']
  switch (row.outcome) {
    case 'ignore':
      return []
    case 'attach':
      return ['leaveOut']
    case 'duplicate':
      return ['different', 'leaveOut']
    case 'create':
    case 'create_warn':
      return ['correct', 'same', 'leaveOut']
    case 'reject':
      return ['same', 'otherSite', 'correct', 'leaveOut']
    case 'review':
      return ['same', 'different', 'otherSite', 'correct', 'leaveOut']
  }
}
