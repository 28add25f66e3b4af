import { documentInputs } from '#contract/ground/document.ts'
import type { DocumentRule, NamedAddressee } from './document.ts'
import { onlyIssuer } from './document-guards.ts'
import { type DocumentTerms } from './document-terms.ts'
import { tellUnits } from './tell-units.ts'

/** 分发: each main unit owes its receipt; a copy gives the right to read and lays no duty on anybody. */
export const sendDocument = (terms: DocumentTerms): DocumentRule<Record<string, never>> => ({
  takes: documentInputs.send,
  refuses: onlyIssuer,
  decide: (the, _, moment) => {
    const main = the.main.all.flatMap(unitOf)
    const copied = the.copied.all.flatMap(unitOf)
    const due = terms.lastDayOf('documentReceipt', moment)
    const addressees = [
      ...the.main.all.map(one => ({ one, copied: false })),
      ...the.copied.all.map(one => ({ one, copied: true })),
    ].map(({ one, copied }, position) => ({
      position,
      unit_id: one.kind === 'unit' ? one.unitId : null,
      name: one.name,
      copied,
      due: one.kind === 'unit' && !copied ? due : null,
    }))
    return {
      to: 'sent',
      set: { sentOn: moment.day },
      copies: [...main, ...copied],
      duties: [
        { change: 'done', outcome: 'send' },
        ...main.map(unit => terms.dutyOf('documentReceipt', unit, the.title, moment)),
      ],
      also: async tx => {
        await tx.query(
          `insert into ground.document_addressee (document_id, position, unit_id, name, copied, due)
           select $1, position, unit_id, name, copied, due from jsonb_to_recordset($2::jsonb)
             as given(position integer, unit_id text, name text, copied boolean, due date)`,
          [the.id, JSON.stringify(addressees)],
        )
      },
      tell: tellUnits(the, [...main, ...copied], {
        zh: `收到文书，请签收：${the.numberWords ?? ''} ${the.title}`,
        en: `A document came, please acknowledge: ${the.numberWords ?? ''} ${the.title}`,
      }),
    }
  },
})

const unitOf = (one: NamedAddressee): string[] => (one.kind === 'unit' ? [one.unitId] : [])
