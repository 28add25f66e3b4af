import type { z } from 'zod'
import { documentInputs } from '#contract/ground/document.ts'
import type { DocumentRule } from './document.ts'
import { issuerOrSuperior, whileVoiding } from './document-guards.ts'
import { type DocumentTerms } from './document-terms.ts'
import { tellUnits } from './tell-units.ts'

/** 退回修改: until it has a number. What was countersigned holds on as long as the text stays as it is. */
export const returnDocument = (terms: DocumentTerms): DocumentRule<z.infer<(typeof documentInputs)['return']>> => ({
  takes: documentInputs.return,
  refuses: (the, actor) => issuerOrSuperior(the, actor) ?? whileVoiding(the),
  decide: (the, { reason }, moment) => ({
    to: 'drafting',
    set: { returnReason: reason, signedOn: null, signedWords: null, countersignDue: null },
    note: reason,
    duties: [
      { change: 'done', outcome: 'return' },
      terms.dutyOf('documentRevision', the.issuerUnit, the.title, moment),
    ],
    tell: tellUnits(the, [the.issuerUnit], {
      zh: `退回修改：${the.title}（${reason}）`,
      en: `Returned to drafting: ${the.title} (${reason})`,
    }),
  }),
})
