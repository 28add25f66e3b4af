import { z } from 'zod'
import { type DocumentAction, documentStateNames, documentStates } from './document.states.ts'
import { DocumentContent } from './document-content.ts'
import { ActionOffer, ChangeRequest, Day, endpoint, Id, Moment, PageQuery, page } from './endpoint.ts'
import { FileView } from './file.ts'
import { DecisionBasis } from './hand-over.ts'
import { WordsShape } from './identity.ts'
import { said } from './said.ts'
import { several } from './several.ts'
import { TrailEntry } from './trail.ts'

export const DocumentState = z.enum(documentStateNames)

/** 紧急程度 (GB/T 9704): nothing is printed on an ordinary one. */
export const Precedence = z.enum(['ordinary', 'urgent', 'extraUrgent'])
export type Precedence = z.infer<typeof Precedence>
export const precedenceWords: Readonly<Record<Precedence, { zh: string; en: string }>> = {
  ordinary: { zh: '平件', en: 'Ordinary' },
  urgent: { zh: '加急', en: 'Urgent' },
  extraUrgent: { zh: '特急', en: 'Extra urgent' },
}

const text = (most: number) => z.string().trim().max(most)
const reason = text(1000).min(2, said('请说明理由', 'Give a reason'))
export const NamedUnit = z.object({ id: z.string(), name: z.string() })

/** A unit of the campaign, which acknowledges in the app, or somebody outside it, served on paper. */
export const Addressee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), unitId: z.string().max(80) }),
  z.object({ kind: z.literal('outside'), name: text(80).min(2, said('请填写收件方', 'Name the addressee')) }),
])
export type Addressee = z.infer<typeof Addressee>

/** What a paper is about, by the words of its kind: `{ problems: [id] }`, `{ industry: 'glass' }`. */
export const DocumentSubject = z.record(
  z.string().max(40),
  z.union([z.string().max(80), z.array(z.string().max(80)).max(100)]),
)
export type DocumentSubject = z.infer<typeof DocumentSubject>

/** What is numbered in one row: `衢整治办〔2024〕12号` is number 12 of the series 衢整治办 in 2024. */
export const DocumentNumber = z.object({
  series: z.string(),
  year: z.number().int(),
  sequence: z.number().int(),
  words: z.string(),
  /** Given by the OA system and entered by hand. */
  external: z.boolean(),
})
export type DocumentNumber = z.infer<typeof DocumentNumber>

export const DocumentRow = z.object({
  id: Id,
  version: z.number().int(),
  state: DocumentState,
  kind: z.string(),
  kindWords: WordsShape,
  title: z.string(),
  issuer: NamedUnit,
  number: z.string().nullable(),
  precedence: Precedence,
  draftedOn: Day,
  /** The date on the sealed scan, from which it is effective. */
  effectiveOn: Day.nullable(),
  sentOn: Day.nullable(),
  /** Main addressees, and how many of them have acknowledged. */
  receipts: z.object({ received: z.number().int(), all: z.number().int() }),
  voidProposed: z.boolean(),
  /** Whether a duty on it waits for one's unit. */
  waiting: z.boolean(),
})
export type DocumentRow = z.infer<typeof DocumentRow>

export const DocumentFilter = z.object({
  kind: several(z.string().max(40)),
  state: several(DocumentState),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  issuer: z.string().max(80).optional(),
  /** Those on which a step waits for one's unit. */
  waiting: z.stringbool().optional(),
  /** Issued by one's own unit, or come in from others. */
  direction: z.enum(['out', 'in']).optional(),
  /** Id of a record that the paper is about. */
  about: Id.optional(),
  text: z.string().trim().max(80).optional(),
})
export type DocumentFilter = z.infer<typeof DocumentFilter>

/** What one's unit issued and what was sent or copied to it, the latest first. */
export const listDocuments = endpoint({
  name: 'listDocuments',
  method: 'GET',
  path: '/api/documents',
  may: 'document.read',
  summary: { zh: '文书', en: 'Documents' },
  query: DocumentFilter.extend(PageQuery.shape),
  reply: page(DocumentRow),
})

export const AddresseeView = z.object({
  kind: z.enum(['unit', 'outside']),
  unitId: z.string().nullable(),
  name: z.string(),
  copied: z.boolean(),
  /** Until when receipt is to be acknowledged; null for a copy, which lays no duty on anybody. */
  due: Day.nullable(),
  receivedAt: Moment.nullable(),
  /** Who acknowledged, or on whom it was served. */
  receivedBy: z.string().nullable(),
  proof: Id.nullable(),
})
export type AddresseeView = z.infer<typeof AddresseeView>

export const CountersignatureView = z.object({
  unit: NamedUnit,
  opinion: z.enum(['assent', 'dissent']).nullable(),
  words: z.string().nullable(),
  signedBy: z.string().nullable(),
  at: Moment.nullable(),
  /** Given to an earlier text, so that it holds no longer. */
  lapsed: z.boolean(),
})
export type CountersignatureView = z.infer<typeof CountersignatureView>

export const DocumentView = DocumentRow.extend({
  subject: DocumentSubject,
  content: DocumentContent,
  /** SHA-256 of content and addressees, hexadecimal; countersignatures bind to it. */
  contentHash: z.string(),
  layout: z.enum(['official', 'form']),
  /** 发文机关标志 */
  letterhead: z.string(),
  /** 成文日期 as it is printed: the day on the sealed paper, or of the signature; room for it until then. */
  dateline: z.string(),
  addressees: z.array(AddresseeView),
  countersignatures: z.array(CountersignatureView),
  countersignDue: Day.nullable(),
  draftedBy: z.string(),
  /** The version of its kind's template that it was made by; null for one made before versions were kept. */
  template: z.object({ id: Id, number: z.number().int() }).nullable(),
  signedOn: Day.nullable(),
  signedBy: z.string().nullable(),
  /** Whether its figures can be drawn anew. */
  refreshable: z.boolean(),
  scan: z.object({ file: FileView, matches: z.boolean() }).nullable(),
  returnReason: z.string().nullable(),
  voidReason: z.string().nullable(),
  voidProposedBy: z.string().nullable(),
  voidedOn: Day.nullable(),
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type DocumentView = z.infer<typeof DocumentView>

/** Gathers the facts of what it is about and writes them into the kind's template; the paper is edited afterwards. */
export const draftDocument = endpoint({
  name: 'draftDocument',
  method: 'POST',
  path: '/api/documents',
  may: 'document.draft',
  summary: { zh: '拟稿', en: 'Draft a document' },
  body: z.object({ requestId: Id, kind: z.string().max(40), subject: DocumentSubject.default({}) }),
  reply: DocumentView,
})

const one = z.object({ id: Id })

export const showDocument = endpoint({
  name: 'showDocument',
  method: 'GET',
  path: '/api/documents/:id',
  may: 'document.read',
  summary: { zh: '文书页', en: 'One document' },
  params: one,
  reply: DocumentView,
})

export const showDocumentTrail = endpoint({
  name: 'showDocumentTrail',
  method: 'GET',
  path: '/api/documents/:id/trail',
  may: 'document.read',
  summary: { zh: '文书的时间线', en: 'Time line of a document, latest first' },
  params: one,
  query: PageQuery,
  reply: page(TrailEntry),
})

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The paper in the layout of GB/T 9704, as its text stands. */
export const downloadDocument = endpoint({
  name: 'downloadDocument',
  method: 'GET',
  path: '/api/documents/:id/docx',
  may: 'document.read',
  summary: { zh: '下载 Word 文书', en: 'Download the document as Word' },
  params: one,
  produces: wordType,
})

/** A picture of the paper, drawn from the facts it holds. 404 where it has none of that key. */
export const drawDocumentPicture = endpoint({
  name: 'drawDocumentPicture',
  method: 'GET',
  path: '/api/documents/:id/picture',
  may: 'document.read',
  summary: { zh: '文书中的图', en: 'A picture in a document' },
  params: one,
  query: z.object({ key: z.string().max(60) }),
  produces: 'image/png',
})

/** Input of each action but `draft`. */
export const documentInputs = {
  revise: z.object({
    content: DocumentContent,
    precedence: Precedence,
    main: z.array(Addressee).max(60),
    copied: z.array(Addressee).max(60),
    countersignUnits: z.array(z.string().max(80)).max(20),
  }),
  refresh: z.object({}),
  submit: z.object({}),
  approve: z.object({ words: text(1000).optional() }),
  countersign: z
    .object({ opinion: z.enum(['assent', 'dissent']), words: text(1000).optional() })
    .superRefine(({ opinion, words }, context) => {
      if (opinion === 'dissent' && !words)
        context.addIssue({
          code: 'custom',
          path: ['words'],
          message: said('不同意的，请写明意见', 'Say why, where you dissent'),
        })
    }),
  return: z.object({ reason }),
  sign: z.object({ words: text(1000).optional(), basis: DecisionBasis.optional() }),
  number: z.discriminatedUnion('by', [
    z.object({ by: z.literal('series'), series: text(40) }),
    z.object({
      by: z.literal('external'),
      number: text(60).min(
        2,
        said('请填写文号，如“衢环发〔2024〕15号”', 'Give the number, such as 衢环发〔2024〕15号'),
      ),
    }),
  ]),
  seal: z.object({ file: Id, sealedOn: Day }),
  send: z.object({}),
  receive: z.object({}),
  recordService: z.object({
    name: text(80),
    receivedBy: text(40).min(2, said('请填写签收人', 'Name who took it')),
    receivedOn: Day,
    proof: Id,
  }),
  file: z.object({}),
  proposeVoid: z.object({ reason }),
  confirmVoid: z.object({ words: text(1000).optional() }),
  refuseVoid: z.object({ reason }),
} as const satisfies Record<Exclude<DocumentAction, 'draft'>, z.ZodType>
export type DocumentInputs = typeof documentInputs

function act<Action extends keyof DocumentInputs>(action: Action) {
  const rule = documentStates.actions[action]
  return endpoint({
    name: `document.${action}`,
    method: 'POST',
    path: `/api/documents/:id/${action}`,
    may: rule.may,
    summary: rule.words,
    params: one,
    body: ChangeRequest.extend({ input: documentInputs[action] }),
    reply: DocumentView,
  })
}

/** One endpoint per action: `POST /api/documents/:id/<action>` with request id, version and the action's own input. */
export const actOnDocument = {
  revise: act('revise'),
  refresh: act('refresh'),
  submit: act('submit'),
  approve: act('approve'),
  countersign: act('countersign'),
  return: act('return'),
  sign: act('sign'),
  number: act('number'),
  seal: act('seal'),
  send: act('send'),
  receive: act('receive'),
  recordService: act('recordService'),
  file: act('file'),
  proposeVoid: act('proposeVoid'),
  confirmVoid: act('confirmVoid'),
  refuseVoid: act('refuseVoid'),
} as const satisfies Record<keyof DocumentInputs, unknown>
