import type { IntegrityWaiverState } from '#contract/baseline/integrity-waiver.states.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.integrity_waiver`. */
export interface IntegrityWaiver extends Case {
  readonly state: IntegrityWaiverState
  readonly rule: string
  readonly subjectId: string
  readonly label: string
  readonly detail: string
  readonly reason: string
  readonly waivedByWords: string
  readonly waivedAt: Date
}

export const integrityWaiverStore: CaseStore<IntegrityWaiver> = {
  table: 'baseline.integrity_waiver',
  lock: 'select * from baseline.integrity_waiver where id = $1',
  read: row => camelRow(row) as unknown as IntegrityWaiver,
  givenByDatabase: [],
}
