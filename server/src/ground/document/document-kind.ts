import type { z } from 'zod'
import type { TemplateSlot } from '#contract/ground/check-template.ts'
import type { DocumentSubject } from '#contract/ground/document.ts'
import type { DocumentBlock, DocumentFact, PictureBlock, TableBlock } from '#contract/ground/document-content.ts'
import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import type { Words } from '#contract/ground/endpoint.ts'
import type { Tx } from '../database/transaction.ts'
import type { Moment } from '../workflow/workflow.ts'
import type { NamedAddressee } from './document.ts'

/** What a kind found out about its subject at one moment, under the drafter's own scope. */
export interface GatheredFacts {
  readonly facts: readonly DocumentFact[]
  readonly tables?: Readonly<Record<string, Omit<TableBlock, 'kind' | 'key'>>>
  readonly pictures?: Readonly<Record<string, Omit<Extract<DocumentBlock, { kind: 'picture' }>, 'kind' | 'key'>>>
  /** Records the paper is about, so that their pages find it. */
  readonly about: readonly string[]
  /** Whom it would go to, for a person to confirm. */
  readonly main?: readonly NamedAddressee[]
}

/**
 * A kind of paper that a stage registers at wiring time: its text as data, and how its facts are gathered. The ground carries it from
 * the first draft to the file and knows nothing of what it says.
 */
export interface DocumentKind {
  readonly id: string
  readonly words: Words
  /** As the campaign's data bring it; papers are made by the version in use. */
  readonly template: DocumentTemplate
  /** All that is gathered, and nothing else: what a template may name. */
  readonly slots: readonly TemplateSlot[]
  /** Whether it can be begun from nothing. */
  readonly free?: boolean
  /**
   * Reads what the paper is about.
   *
   * @throws Refusal 404 where the subject is absent or out of the drafter's reach, 409 where it is not the moment for this paper, 422
   * where the subject is not one of this kind
   */
  readonly gather: (tx: Tx, subject: DocumentSubject, moment: Moment) => Promise<GatheredFacts>
  /** Records in the reader's reach that such a paper could be about, the latest first, to look at a template with. */
  readonly subjects?: (
    tx: Tx,
    asked: { readonly text: string; readonly most: number },
    moment: Moment,
  ) => Promise<readonly { readonly subject: DocumentSubject; readonly words: string }[]>
  /** A picture as SVG, from the facts its block holds. */
  readonly draw?: (picture: { drawing: string; facts: z.infer<typeof PictureBlock>['facts'] }) => string
}
