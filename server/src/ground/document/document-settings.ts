import type { UnitLetterhead } from '#contract/ground/document-template.ts'
import type { Term } from '../clock/term.ts'
import type { DocumentKind } from './document-kind.ts'
import type { DocumentDuty } from './document-terms.ts'

/** What an installation says about papers: the kinds its stages registered, and how its units sign. */
export interface DocumentSettings {
  readonly kinds: readonly DocumentKind[]
  readonly letterheadOf: (unitId: string) => UnitLetterhead | undefined
  /** How long each step may take. */
  readonly terms: Readonly<Record<DocumentDuty, Term>>
  /** Where units without an area sit. */
  readonly cityCode: string
}
