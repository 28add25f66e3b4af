import type { DocumentSubject } from '#contract/ground/document.ts'
import type { Ground } from '../context.ts'
import type { Actor } from '../database/claims.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors/refuse.ts'
import type { Outcome } from '../workflow/act.ts'
import { create } from '../workflow/create.ts'
import type { Document } from './document.ts'
import type { DocumentKind } from './document-kind.ts'
import type { Documents } from './documents.ts'
import { fillTemplate } from './fill-template.ts'
import { hashDocument } from './hash-document.ts'
import { templateInUse } from './template/template.store.ts'

export interface DraftWish {
  readonly requestId: string
  readonly kind: string
  readonly subject: DocumentSubject
}

/**
 * 拟稿: gathers what the paper is about under the drafter's own scope and writes it into the template of the kind that is in use.
 *
 * Throws 422 `document.unknownKind`, and what the kind says of its subject.
 */
export async function draftDocument(
  ground: Ground,
  actor: Actor,
  { workflow, settings: { kinds, cityCode } }: Documents,
  { requestId, kind: wanted, subject }: DraftWish,
): Promise<Outcome<Document>> {
  const kind = kindOf(kinds, wanted)
  return create(ground, actor, workflow, { action: 'draft', requestId }, async (tx, moment) => {
    const gathered = await kind.gather(tx, subject, moment)
    const issuer = await readIssuer(tx)
    const template = await templateInUse(tx, kind.id)
    const content = fillTemplate(template.content, gathered)
    const main = { all: [...(gathered.main ?? [])] }
    const copied = { all: [] }
    return {
      to: 'drafting',
      cell: {
        area: issuer.area ?? cityCode,
        county: null,
        township: null,
        industry: null,
        enterpriseId: null,
      },
      set: {
        kind: kind.id,
        title: content.title,
        issuerUnit: tx.actor.unitId,
        superiorUnit: issuer.superior,
        subject,
        about: [...new Set(gathered.about)],
        precedence: 'ordinary',
        content,
        contentHash: hashDocument({ content, main, copied }),
        main,
        copied,
        templateId: template.id,
        draftedOn: moment.day,
        draftedWords: tx.actor.words,
      },
    }
  })
}

/** Throws 422 `document.unknownKind` where no stage registered it. */
export function kindOf(kinds: readonly DocumentKind[], id: string): DocumentKind {
  const kind = kinds.find(known => known.id === id)
  if (kind) return kind
  throw refuse(
    422,
    'document.unknownKind',
    { zh: '没有这种文书', en: 'There is no such kind of document' },
    { zh: '请从列出的种类中选择', en: 'Choose one of the kinds listed' },
    { fields: [{ path: 'kind', zh: '没有这种文书', en: 'There is no such kind' }] },
  )
}

async function readIssuer(tx: Tx): Promise<{ area: string | null; superior: string | null }> {
  const [unit] = await tx.query<{ area: string | null; superior: string | null }>(
    `select unit.area, superior.id as superior from ground.unit
     left join ground.unit superior on superior.id = unit.parent_id and superior.level <> 'external' where unit.id = $1`,
    [tx.actor.unitId],
  )
  if (!unit) throw new Error(`No unit ${tx.actor.unitId}`)
  return unit
}
