import type { z } from 'zod'
import { documentInputs } from '#contract/ground/document.ts'
import { awaitedUnits, type DocumentRule } from './document.ts'
import { onlyIssuer } from './document-guards.ts'
import { type DocumentTerms, signatureDuties } from './document-terms.ts'
import { tellUnits } from './tell-units.ts'

/** 核稿通过: on to the units that countersign, all at once, or straight to the signature. A signature on this very text still holds. */
export const approveDocument = (terms: DocumentTerms): DocumentRule<z.infer<(typeof documentInputs)['approve']>> => ({
  takes: documentInputs.approve,
  refuses: onlyIssuer,
  decide: (the, { words }, moment) => {
    const awaited = awaitedUnits(the)
    const superior = the.superiorUnit === null ? [] : [the.superiorUnit]
    const toSign = awaited.length === 0
    return {
      to: toSign ? 'awaitingSignature' : 'countersigning',
      set: { countersignDue: toSign ? null : terms.lastDayOf('documentCountersign', moment) },
      note: words,
      copies: [...the.countersignUnits, ...superior],
      duties: [
        { change: 'done', outcome: 'approve' },
        ...(toSign
          ? signatureDuties(terms, the, moment)
          : awaited.map(unit => terms.dutyOf('documentCountersign', unit, the.title, moment))),
      ],
      tell: toSign
        ? tellUnits(the, [the.issuerUnit, ...superior], {
            zh: `待签发：${the.title}`,
            en: `Awaiting signature: ${the.title}`,
          })
        : tellUnits(the, awaited, { zh: `请会签：${the.title}`, en: `Please countersign: ${the.title}` }),
    }
  },
})
