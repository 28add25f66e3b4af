import type { z } from 'zod'
import { checkTemplate } from '#contract/ground/check-template.ts'
import { documentTemplateStates } from '#contract/ground/document-template.states.ts'
import type {
  DocumentTemplateRow,
  DocumentTemplateView,
  listDocumentTemplates,
} from '#contract/ground/document-template-version.ts'
import type { Tx } from '../../database/transaction.ts'
import { usedOf } from '../../versioning/index.ts'
import { available, offer } from '../../workflow/available.ts'
import { may } from '../../workflow/permit.ts'
import type { Moment } from '../../workflow/workflow.ts'
import type { DocumentKind } from '../document-kind.ts'
import { kindWords } from '../find-register.ts'
import { refusesToBegin } from './begin-template.ts'
import { findTemplate, templatesOf } from './template.store.ts'
import type { TemplateWorkflow } from './template.workflow.ts'
import type { TemplateVersion } from './template-version.ts'

const stateWordsOf = (state: TemplateVersion['state']) => {
  const { zh, en } = documentTemplateStates.states[state]
  return { zh, en }
}

/** A version as a line. */
export function templateRow(kinds: readonly DocumentKind[], the: TemplateVersion): DocumentTemplateRow {
  return {
    id: the.id,
    version: the.version,
    kind: the.kind,
    kindWords: kindWords(kinds, the.kind),
    number: the.number,
    state: the.state,
    stateWords: stateWordsOf(the.state),
    dataVersion: the.dataVersion,
    draftedBy: the.draftedWords,
    draftedAt: the.draftedAt.toISOString(),
    changedBy: the.changedWords,
    changedAt: the.changedAt.toISOString(),
    decidedBy: the.decidedWords,
    decidedAt: the.decidedAt?.toISOString() ?? null,
  }
}

/** Each kind with the version in use and the drafts beside it. */
export async function viewTemplates(
  tx: Tx,
  kinds: readonly DocumentKind[],
): Promise<z.input<typeof listDocumentTemplates.reply>['kinds']> {
  const found: z.input<typeof listDocumentTemplates.reply>['kinds'] = []
  for (const { id: kind } of kinds) {
    const all = await templatesOf(tx, kind)
    const inUse = usedOf(all)
    if (!inUse) continue
    found.push({
      kind,
      words: kindWords(kinds, kind),
      inUse: templateRow(kinds, inUse),
      drafts: all.filter(({ state }) => state === 'draft').map(one => templateRow(kinds, one)),
    })
  }
  return found
}

const otherOf = ({ id, number, state }: TemplateVersion) => ({ id, number, state, stateWords: stateWordsOf(state) })

/** One version with what may be done with it. Throws 404 where the post does not see it. */
export async function viewTemplate(
  tx: Tx,
  { kinds, workflow }: { kinds: readonly DocumentKind[]; workflow: TemplateWorkflow },
  moment: Moment,
  id: string,
): Promise<DocumentTemplateView> {
  const the = await findTemplate(tx, id)
  const others = (await templatesOf(tx, the.kind)).filter(other => other.id !== id)
  const from = others.find(other => other.id === the.fromId)
  const inUse = usedOf(others)
  const kind = kinds.find(one => one.id === the.kind)
  const slots = [...(kind?.slots ?? [])]
  const mayBegin = may(tx.actor, documentTemplateStates.actions.begin.may) && the.state !== 'draft'
  return {
    ...templateRow(kinds, the),
    content: the.content,
    slots,
    from: from ? otherOf(from) : null,
    inUse: inUse ? otherOf(inUse) : null,
    others: others.slice(0, 50).map(otherOf),
    ground: the.ground,
    reason: the.reason,
    faults: checkTemplate(the.content, slots),
    free: kind?.free ?? false,
    begin: mayBegin ? offer('begin', await refusesToBegin(tx, the.kind)) : null,
    actions: available(workflow, the, tx.actor, moment),
    asOf: moment.at.toISOString(),
  }
}
