import type { OmissionState } from '#contract/baseline/omission.states.ts'
import type { OmissionFacts } from '#contract/baseline/omission-words.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.omission`. */
export interface Omission extends Case {
  readonly state: OmissionState
  readonly industry: string
  readonly suspectId: string | null
  readonly rosterEntryId: string | null
  readonly facts: OmissionFacts
  readonly score: number
  readonly foundAt: Date
  readonly decidedBy: string | null
  readonly decidedOn: string | null
  readonly decidedReason: string | null
}

/** It stands in no enterprise's history, which the enterprise reads itself. */
export const omissionStore: CaseStore<Omission> = {
  table: 'baseline.omission',
  lock: 'select * from baseline.omission where id = $1',
  read: row => ({ ...camelRow(row), county: null, enterpriseId: null }) as unknown as Omission,
  givenByDatabase: [],
  notColumns: ['county', 'enterpriseId'],
}
