import type { DocumentTemplateAction, DocumentTemplateState } from '#contract/ground/document-template.states.ts'
import type { Ground } from '../../context.ts'
import type { Actor } from '../../database/claims.ts'
import type { Tx } from '../../database/transaction.ts'
import { begunBy, draftOpen, nextNumber, openDraftOf } from '../../versioning/index.ts'
import { create } from '../../workflow/create.ts'
import { findTemplate, templatesOf } from './template.store.ts'
import type { TemplateWorkflow } from './template.workflow.ts'
import type { TemplateVersion } from './template-version.ts'

const code = 'documentTemplate.draftOpen'

/**
 * 起草新版本: the next number of the kind, with what another version says.
 *
 * Throws 404 for a version that is not seen, 409 `documentTemplate.draftOpen` where one is being drafted.
 */
export async function beginTemplate(
  ground: Ground,
  actor: Actor,
  workflow: TemplateWorkflow,
  { requestId, from }: { requestId: string; from: string },
): Promise<TemplateVersion> {
  const begun = await create<TemplateVersion, DocumentTemplateState, DocumentTemplateAction>(
    ground,
    actor,
    workflow,
    { action: 'begin', requestId },
    async (tx, moment) => {
      const source = await findTemplate(tx, from)
      const all = await templatesOf(tx, source.kind)
      const open = openDraftOf(all)
      if (open) throw draftOpen(code, open)
      return {
        to: 'draft',
        cell: { area: source.area, county: null, township: null, industry: null, enterpriseId: null },
        set: {
          kind: source.kind,
          number: nextNumber(all),
          content: source.content,
          fromId: source.id,
          ...begunBy(tx.actor, moment),
        },
      }
    },
  ).catch(begunMeanwhile)
  return begun.after
}

/** Of two who begin at once the second is told so. */
function begunMeanwhile(error: { constraint?: string }): never {
  if (error.constraint === 'one_template_draft' || error.constraint === 'document_template_kind_number_key')
    throw draftOpen(code, null)
  throw error
}

/** Why the next version cannot be begun now, or null. */
export async function refusesToBegin(tx: Tx, kind: string) {
  const open = openDraftOf(await templatesOf(tx, kind))
  return open ? draftOpen(code, open) : null
}
