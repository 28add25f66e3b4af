import type { z } from 'zod'
import { documentInputs } from '#contract/ground/document.ts'
import type { Actor } from '../database/claims.ts'
import type { Refusal } from '../errors/refusal.ts'
import { refuse } from '../errors/refuse.ts'
import type { Document, DocumentRule } from './document.ts'
import { issuerOrSuperior, onlyIssuer } from './document-guards.ts'
import { type DocumentTerms } from './document-terms.ts'
import { tellUnits } from './tell-units.ts'

/** 提请作废: the first of two persons, with the reason. */
export const proposeVoid = (terms: DocumentTerms): DocumentRule<z.infer<(typeof documentInputs)['proposeVoid']>> => ({
  takes: documentInputs.proposeVoid,
  refuses: onlyIssuer,
  decide: (the, { reason }, moment, actor) => ({
    to: the.state,
    set: { voidReason: reason, voidProposedBy: actor.personId, voidProposedWords: actor.words },
    note: reason,
    duties: [terms.dutyOf('documentVoiding', the.issuerUnit, the.title, moment)],
    tell: tellUnits(the, [the.issuerUnit], {
      zh: `提请作废，待另一人确认：${the.title}`,
      en: `To be voided, another person decides: ${the.title}`,
    }),
  }),
})

/** 确认作废: the second person. The paper and its number stay where they are, struck out; whoever had it is told. */
export const confirmVoid: DocumentRule<z.infer<(typeof documentInputs)['confirmVoid']>> = {
  takes: documentInputs.confirmVoid,
  refuses: deciding,
  decide: (the, { words }, moment) => ({
    to: 'voided',
    set: { voidedOn: moment.day },
    note: words ?? the.voidReason ?? undefined,
    duties: [{ change: 'done', outcome: 'void' }],
    tell: tellUnits(
      the,
      the.sentTo.flatMap(({ unitId }) => unitId ?? []),
      {
        zh: `已作废：${the.numberWords ?? ''} ${the.title}（${the.voidReason ?? ''}）`,
        en: `Voided: ${the.numberWords ?? ''} ${the.title} (${the.voidReason ?? ''})`,
      },
    ),
  }),
}

/** 不予作废 */
export const refuseVoid: DocumentRule<z.infer<(typeof documentInputs)['refuseVoid']>> = {
  takes: documentInputs.refuseVoid,
  refuses: deciding,
  decide: (the, { reason }) => ({
    to: the.state,
    set: { voidReason: null, voidProposedBy: null, voidProposedWords: null },
    note: reason,
    duties: [{ change: 'done', kind: 'documentVoiding', outcome: 'keep' }],
  }),
}

function deciding(the: Document, actor: Actor): Refusal | null {
  const notTheirs = issuerOrSuperior(the, actor)
  if (notTheirs) return notTheirs
  if (the.voidProposedBy === null) {
    return refuse(409, 'document.noVoidProposed', { zh: '没有提请作废', en: 'Nobody proposed to void it' })
  }
  if (the.voidProposedBy !== actor.personId) return null
  return refuse(
    403,
    'document.samePersonVoids',
    { zh: '作废由您提请，须由另一人决定', en: 'You proposed to void it; another person decides' },
    { zh: '请本单位另一人或上级办理', en: 'Let somebody else of your unit or the one above do it' },
  )
}
