import type { PermitKind } from '#contract/baseline/enterprise-words.ts'
import type { RosterKind, RosterMatchedBy } from '#contract/baseline/omission-words.ts'
import type { RosterEntryState } from '#contract/baseline/roster-entry.states.ts'
import { camelRow } from '#ground/workflow/camel-row.ts'
import type { Case, CaseStore } from '#ground/workflow/workflow.ts'

/** A row of `baseline.roster_entry`. */
export interface RosterEntry extends Case {
  readonly state: RosterEntryState
  readonly kind: RosterKind
  readonly namedAs: string
  readonly nameFolded: string
  readonly sameAs: string
  readonly number: string | null
  readonly code: string | null
  readonly place: string | null
  readonly scope: string | null
  readonly permitKind: PermitKind | null
  readonly power: number | null
  /** How its industry is known: by its scope, or by what its name sounds like. */
  readonly industryBy: 'scope' | 'name' | null
  readonly matchedBy: RosterMatchedBy | null
  readonly receivedByWords: string
  readonly receivedAt: Date
}

export const rosterEntryStore: CaseStore<RosterEntry> = {
  table: 'baseline.roster_entry',
  lock: 'select * from baseline.roster_entry where id = $1',
  read: row => ({ ...camelRow(row), county: null }) as unknown as RosterEntry,
  givenByDatabase: [],
  notColumns: ['county'],
}
