import type { z } from 'zod'
import { documentInputs } from '#contract/ground/document.ts'
import { refuse } from '../errors/refuse.ts'
import { attachFiles } from '../files/index.ts'
import type { DocumentRule } from './document.ts'
import { onlyIssuer } from './document-guards.ts'
import type { DocumentTerms } from './document-terms.ts'
import { afterReceipt, filing } from './receive-document.ts'

/** 登记送达: for an addressee without an account the issuing unit records who took the paper and when, with the 送达回证. */
export const recordService = (
  terms: DocumentTerms,
): DocumentRule<z.infer<(typeof documentInputs)['recordService']>> => ({
  takes: documentInputs.recordService,
  refuses: (the, actor) =>
    onlyIssuer(the, actor) ??
    (the.sentTo.some(({ unitId, received }) => unitId === null && !received)
      ? null
      : refuse(403, 'document.notAwaited', {
          zh: '没有等待登记送达的收件方',
          en: 'No addressee without an account is left to be served',
        })),
  decide: (the, { name, receivedBy, receivedOn, proof }, moment, actor) => {
    const served = the.sentTo.find(one => one.unitId === null && !one.received && one.name === name)
    if (!served) {
      throw refuse(
        422,
        'invalid',
        { zh: '没有这个收件方，或已登记', en: 'There is no such addressee left' },
        undefined,
        {
          fields: [{ path: 'name', zh: '请从待送达的收件方中选择', en: 'Choose one that is still to be served' }],
        },
      )
    }
    if (receivedOn > moment.day || (the.sentOn !== null && receivedOn < the.sentOn)) {
      throw refuse(422, 'invalid', { zh: '送达日期不对', en: 'The day of service cannot be right' }, undefined, {
        fields: [
          {
            path: 'receivedOn',
            zh: `应在 ${the.sentOn} 至 ${moment.day} 之间`,
            en: `It lies between ${the.sentOn} and ${moment.day}`,
          },
        ],
      })
    }
    return {
      ...afterReceipt(the, [served.position], moment),
      note: `${name}：${receivedBy}`,
      files: [proof],
      duties: filing(terms, the, [served.position], moment),
      also: async tx => {
        await attachFiles(tx, { noun: 'document', id: the.id, cell: the }, 'basis', [proof])
        await tx.query(
          `update ground.document_addressee set received_at = $3, received_words = $4, received_by = $5, proof = $6
           where document_id = $1 and position = $2`,
          [
            the.id,
            served.position,
            new Date(`${receivedOn}T12:00:00+08:00`),
            `${receivedBy}（${actor.words} 登记）`,
            actor.personId,
            proof,
          ],
        )
      },
    }
  },
})
