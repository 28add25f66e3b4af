import { z } from 'zod'
import type { DocumentTemplate } from '#contract/ground/document-template.ts'
import { linkOfDocument } from '../document.ts'
import { findDocument } from '../document.view.ts'
import type { DocumentKind } from '../document-kind.ts'
import { findDocuments } from '../find-documents.ts'
import { readSubject } from '../read-subject.ts'
import { slotsOf } from '../slots-of.ts'

const Subject = z.object({ document: z.uuid() })

/** 送达回证 of another paper: printed, signed by whoever takes it, and recorded with that paper as its proof of service. */
export const proofOfService = (template: DocumentTemplate): DocumentKind => ({
  id: 'proofOfService',
  words: { zh: '送达回证', en: 'Proof of service' },
  template,
  slots: slotsOf({
    facts: {
      文书标题: 'Title of the document served',
      文号: 'Its number',
      发文单位: 'Issuer',
      受送达人: 'Whom it is served on',
    },
    required: ['文书标题', '受送达人'],
  }),
  subjects: async (tx, { text, most }) => {
    const { documents } = await findDocuments(tx, { ...(text ? { text } : {}) }, { limit: most })
    return documents.map(({ id, title, numberWords }) => ({
      subject: { document: id },
      words: [numberWords, title].filter(Boolean).join(' '),
    }))
  },
  gather: async (tx, subject, moment) => {
    const { document: id } = readSubject(Subject, subject)
    const the = await findDocument(tx, id)
    const [issuer] = await tx.query<{ name: string }>('select name from ground.unit where id = $1', [the.issuerUnit])
    const outside = the.main.all.filter(({ kind }) => kind === 'outside')
    const served = outside.length > 0 ? outside : the.main.all
    const fact = (key: string, measure: string, value: string) => ({
      key,
      value,
      measure,
      filter: { document: id },
      asOf: moment.at.toISOString(),
      link: linkOfDocument(the),
    })
    return {
      facts: [
        fact('文书标题', 'document.title', the.title),
        fact('文号', 'document.number', the.numberWords ?? '（未编号）'),
        fact('发文单位', 'document.issuer', issuer?.name ?? the.issuerUnit),
        fact('受送达人', 'document.main', served.map(({ name }) => name).join('、')),
      ],
      about: [id],
      main: served,
    }
  },
})
