import type { DocumentState } from '#contract/ground/document.states.ts'
import type { Addressee, DocumentSubject, Precedence } from '#contract/ground/document.ts'
import type { DocumentContent } from '#contract/ground/document-content.ts'
import type { Case, Decision, Rule } from '../workflow/workflow.ts'

/** An addressee with its name as it was when it was chosen. */
export type NamedAddressee = Addressee & { readonly name: string }

/** A paper as its rules see it. Days are of business time. */
export interface Document extends Case {
  readonly state: DocumentState
  readonly kind: string
  readonly title: string
  readonly issuerUnit: string
  readonly superiorUnit: string | null
  readonly subject: DocumentSubject
  readonly about: readonly string[]
  readonly precedence: Precedence
  readonly content: DocumentContent
  readonly contentHash: string
  // objects, since a bare list would be written as an array of the database
  readonly main: { readonly all: readonly NamedAddressee[] }
  readonly copied: { readonly all: readonly NamedAddressee[] }
  readonly countersignUnits: readonly string[]
  readonly countersignDue: string | null
  /** The version of its kind's template that it was made by. */
  readonly templateId: string | null
  readonly template: { readonly id: string; readonly number: number; readonly layout: 'official' | 'form' } | null
  readonly draftedOn: string
  readonly draftedWords: string
  readonly signedOn: string | null
  readonly signedWords: string | null
  readonly series: string | null
  readonly numberYear: number | null
  readonly numberSequence: number | null
  readonly numberWords: string | null
  readonly numberExternal: boolean
  readonly numberedOn: string | null
  readonly effectiveOn: string | null
  readonly scanFile: string | null
  readonly scanHash: string | null
  readonly sentOn: string | null
  readonly receivedOn: string | null
  readonly filedOn: string | null
  readonly returnReason: string | null
  readonly voidReason: string | null
  readonly voidProposedBy: string | null
  readonly voidProposedWords: string | null
  readonly voidedOn: string | null
  /** Countersignatures in the order they were given; those of an earlier text have lapsed. */
  readonly countersigned: readonly Countersigned[]
  /** Empty until it is sent. */
  readonly sentTo: readonly SentTo[]
}

export interface Countersigned {
  readonly unitId: string
  readonly opinion: 'assent' | 'dissent'
  readonly contentHash: string
}

export interface SentTo {
  readonly position: number
  readonly unitId: string | null
  readonly name: string
  readonly copied: boolean
  readonly received: boolean
}

export type DocumentRule<Input> = Rule<Document, DocumentState, Input>
export type DocumentDecision = Decision<DocumentState>

/** Page of a paper in the app. */
export const linkOfDocument = (the: { readonly id: string }): string => `/documents/${the.id}`

/** Units whose countersignature on the present text is still awaited. */
export function awaitedUnits(
  the: Pick<Document, 'countersignUnits' | 'countersigned' | 'contentHash'>,
): readonly string[] {
  const given = new Set(
    the.countersigned.filter(({ contentHash }) => contentHash === the.contentHash).map(({ unitId }) => unitId),
  )
  return the.countersignUnits.filter(unit => !given.has(unit))
}
