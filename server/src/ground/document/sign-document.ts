import type { z } from 'zod'
import { documentInputs } from '#contract/ground/document.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import { attachFiles } from '../files/index.ts'
import type { Moment } from '../workflow/workflow.ts'
import { awaitedUnits, type Document, type DocumentRule } from './document.ts'
import { issuerOrSuperior, whileVoiding } from './document-guards.ts'
import { type DocumentTerms } from './document-terms.ts'
import { tellUnits } from './tell-units.ts'

/** 签发, by the issuing unit or the one above it, or recorded (代录) from a paper. Silence of countersigners past their term is shown. */
export const signDocument = (terms: DocumentTerms): DocumentRule<z.infer<(typeof documentInputs)['sign']>> => ({
  takes: documentInputs.sign,
  refuses: (the, actor, moment) =>
    issuerOrSuperior(the, actor) ?? whileVoiding(the) ?? stillCountersigning(the, moment),
  decide: (the, { words, basis }, moment, actor) => ({
    to: 'signed',
    set: {
      signedOn: moment.day,
      signedWords: basis && basis.kind !== 'self' ? `${basis.deciderName ?? ''}（${actor.words} 代录）` : actor.words,
    },
    note: words,
    basis,
    files: basis?.file ? [basis.file] : [],
    also: tx => attachFiles(tx, { noun: 'document', id: the.id, cell: the }, 'basis', basis?.file ? [basis.file] : []),
    duties: [{ change: 'done', outcome: 'sign' }, terms.dutyOf('documentIssue', the.issuerUnit, the.title, moment)],
    tell: tellUnits(the, [the.issuerUnit], {
      zh: `已签发，请编号用印：${the.title}`,
      en: `Signed, to be numbered and sealed: ${the.title}`,
    }),
  }),
})

function stillCountersigning(the: Document, moment: Moment): Refusal | null {
  if (the.state !== 'countersigning') return null
  const awaited = awaitedUnits(the)
  if (awaited.length === 0 || (the.countersignDue !== null && moment.day > the.countersignDue)) return null
  return refuse(
    409,
    'document.countersigningOpen',
    { zh: `还有 ${awaited.length} 个单位未会签`, en: `${awaited.length} units have not countersigned` },
    {
      zh: `会签完成，或 ${the.countersignDue} 期满之后可以签发`,
      en: `It may be signed once they have, or after ${the.countersignDue}`,
    },
  )
}
