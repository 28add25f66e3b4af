import { documentInputs } from '#contract/ground/document.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import type { Document, DocumentRule } from './document.ts'
import { onlyIssuer } from './document-guards.ts'
import { type DocumentTerms } from './document-terms.ts'
import { tellUnits } from './tell-units.ts'

/** 送核: with text, and an addressee, who is asked of a form too, for whoever it is served on. */
export const submitDocument = (terms: DocumentTerms): DocumentRule<Record<string, never>> => ({
  takes: documentInputs.submit,
  refuses: (the, actor) => onlyIssuer(the, actor) ?? incomplete(the),
  decide: (the, _, moment) => ({
    to: 'reviewing',
    set: { returnReason: null },
    duties: [{ change: 'done', outcome: 'submit' }, terms.dutyOf('documentReview', the.issuerUnit, the.title, moment)],
    tell: tellUnits(the, [the.issuerUnit], {
      zh: `待核稿：${the.title}`,
      en: `To be reviewed: ${the.title}`,
    }),
  }),
})

function incomplete(the: Document): Refusal | null {
  const empty = !the.content.blocks.some(block => !('text' in block) || block.text !== '')
  if (!empty && the.main.all.length > 0) return null
  return refuse(
    422,
    'document.incomplete',
    empty
      ? { zh: '还没有正文', en: 'There is no text yet' }
      : { zh: '还没有主送单位', en: 'There is no addressee yet' },
    { zh: '请先修改，补齐正文和主送单位', en: 'Revise it first: text and an addressee' },
  )
}
