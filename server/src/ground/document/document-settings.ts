import type { UnitLetterhead } from '#contract/ground/document-template.ts'
import type { DocumentKind } from './document-kind.ts'

/** What an installation says about papers: the kinds its stages registered, and how its units sign. */
export interface DocumentSettings {
  readonly kinds: readonly DocumentKind[]
  readonly letterheadOf: (unitId: string) => UnitLetterhead | undefined
  /** Where units without an area sit. */
  readonly cityCode: string
}
