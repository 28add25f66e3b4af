import type { z } from 'zod'
import { documentInputs } from '#contract/ground/document.ts'
import { refuse } from '../errors/refuse.ts'
import { awaitedUnits, type DocumentRule } from './document.ts'
import { whileVoiding } from './document-guards.ts'
import { type DocumentTerms, signatureDuties } from './document-terms.ts'
import { tellUnits } from './tell-units.ts'

/**
 * 会签: in parallel, bound to the hash of the text. Dissent is recorded and goes to the signer; once every unit has answered, it goes to
 * the signature.
 */
export const countersignDocument = (
  terms: DocumentTerms,
): DocumentRule<z.infer<(typeof documentInputs)['countersign']>> => ({
  takes: documentInputs.countersign,
  refuses: (the, actor) =>
    awaitedUnits(the).includes(actor.unitId)
      ? whileVoiding(the)
      : refuse(
          403,
          'document.notAwaited',
          { zh: '没有等待本单位会签', en: 'No countersignature of your unit is awaited' },
          { zh: '会签单位由发文单位在拟稿时选定', en: 'The issuing unit names who countersigns when it drafts' },
        ),
  decide: (the, { opinion, words }, moment, actor) => {
    const last = awaitedUnits(the).every(unit => unit === actor.unitId)
    return {
      to: last ? 'awaitingSignature' : 'countersigning',
      set: {},
      note: `${opinion === 'assent' ? '同意' : '不同意'}${words ? `：${words}` : ''}`,
      duties: [
        { change: 'done', kind: 'documentCountersign', holderUnit: actor.unitId, outcome: opinion },
        ...(last ? signatureDuties(terms, the, moment) : []),
      ],
      also: async tx => {
        await tx.query(
          `insert into ground.document_countersignature (document_id, unit_id, person_id, signed_words, opinion, words, content_hash, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [the.id, actor.unitId, actor.personId, actor.words, opinion, words ?? null, the.contentHash, moment.at],
        )
      },
      tell: tellUnits(
        the,
        last ? [the.issuerUnit, ...(the.superiorUnit ? [the.superiorUnit] : [])] : [the.issuerUnit],
        {
          zh: last ? `会签完成，待签发：${the.title}` : `${actor.words} 已会签：${the.title}`,
          en: last ? `Countersigned, awaiting signature: ${the.title}` : `${actor.words} countersigned: ${the.title}`,
        },
      ),
    }
  },
})
