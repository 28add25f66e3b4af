import type { DocumentSubject } from '#contract/ground/document.ts'
import type { DocumentContent } from '#contract/ground/document-content.ts'
import type { Tx } from '../../database/transaction.ts'
import type { Moment } from '../../workflow/workflow.ts'
import { unitNames } from '../document.view.ts'
import type { DocumentKind } from '../document-kind.ts'
import type { DocumentSettings } from '../document-settings.ts'
import { dateline } from '../docx/dateline.ts'
import { kindOf } from '../draft-document.ts'
import { fillTemplate } from '../fill-template.ts'
import { refusesFaulty } from './put-template-in-force.ts'
import { findTemplate } from './template.store.ts'

/** A version filled in from a record: what a paper would say, though none is made. */
export interface TemplatePreview {
  readonly kind: DocumentKind
  readonly content: DocumentContent
  readonly layout: 'official' | 'form'
  readonly letterhead: string
  readonly issuer: { readonly id: string; readonly name: string }
  readonly main: string[]
  readonly dateline: string
}

/**
 * 样张: gathers under the reader's own scope, as a paper would.
 *
 * Throws 422 `documentTemplate.faulty` where the version cannot be filled in, and what the kind says of its subject.
 */
export async function previewTemplate(
  tx: Tx,
  { kinds, letterheadOf }: Pick<DocumentSettings, 'kinds' | 'letterheadOf'>,
  { id, subject }: { id: string; subject: DocumentSubject },
  moment: Moment,
): Promise<TemplatePreview> {
  const the = await findTemplate(tx, id)
  const faulty = refusesFaulty(the, kinds)
  if (faulty) throw faulty
  const kind = kindOf(kinds, the.kind)
  const gathered = await kind.gather(tx, subject, moment)
  const { unitId } = tx.actor
  const name = (await unitNames(tx, [unitId])).get(unitId) ?? unitId
  return {
    kind,
    content: fillTemplate(the.content, gathered),
    layout: the.content.layout,
    letterhead: letterheadOf(unitId)?.letterhead ?? `${name}文件`,
    issuer: { id: unitId, name },
    main: (gathered.main ?? []).map(one => one.name),
    dateline: dateline(null),
  }
}
