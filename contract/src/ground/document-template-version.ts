import { z } from 'zod'
import { TemplateFault, TemplateSlot } from './check-template.ts'
import { TemplateDifference } from './compare-templates.ts'
import { DocumentSubject, NamedUnit, wordType } from './document.ts'
import { DocumentContent } from './document-content.ts'
import { documentTemplateStates, type DocumentTemplateState as StateName } from './document-template.states.ts'
import { DocumentTemplate } from './document-template.ts'
import { ActionOffer, ChangeRequest, endpoint, Id, Moment, RequestId } from './endpoint.ts'
import { WordsShape } from './identity.ts'
import { said } from './said.ts'

const DocumentTemplateState = z.enum(Object.keys(documentTemplateStates.states) as [StateName, ...StateName[]])

export const DocumentTemplateRow = z.object({
  id: Id,
  version: z.number().int(),
  kind: z.string(),
  kindWords: WordsShape,
  /** From 1 on, within its kind. */
  number: z.number().int(),
  state: DocumentTemplateState,
  stateWords: WordsShape,
  /** Version of the campaign's data that brought it; null where a person drafted it. */
  dataVersion: z.string().nullable(),
  draftedBy: z.string(),
  draftedAt: Moment,
  changedBy: z.string(),
  changedAt: Moment,
  /** Who put it in force. */
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
})
export type DocumentTemplateRow = z.infer<typeof DocumentTemplateRow>

/** Each kind of paper with the version its papers are made by, and the drafts of the next; kinds are a dozen. */
export const listDocumentTemplates = endpoint({
  name: 'listDocumentTemplates',
  method: 'GET',
  path: '/api/document-templates',
  may: 'documentTemplate.read',
  summary: { zh: '公文模板', en: 'Document templates' },
  reply: z.object({
    kinds: z.array(
      z.object({
        kind: z.string(),
        words: WordsShape,
        inUse: DocumentTemplateRow,
        drafts: z.array(DocumentTemplateRow),
      }),
    ),
    asOf: Moment,
  }),
})

/** 起草: the next version of the kind, with what another says. 409 `documentTemplate.draftOpen` where one is being drafted. */
export const beginDocumentTemplate = endpoint({
  name: 'beginDocumentTemplate',
  method: 'POST',
  path: '/api/document-templates',
  may: 'documentTemplate.draft',
  summary: documentTemplateStates.actions.begin.words,
  body: z.object({ requestId: RequestId, from: Id }),
  reply: z.object({ id: Id }),
})

const OtherVersion = DocumentTemplateRow.pick({ id: true, number: true, state: true, stateWords: true })

export const DocumentTemplateView = DocumentTemplateRow.extend({
  content: DocumentTemplate,
  /** All that the kind gathers and a text may name. */
  slots: z.array(TemplateSlot),
  /** The version it was made from. */
  from: OtherVersion.nullable(),
  /** The version in use now, where it is another one. */
  inUse: OtherVersion.nullable(),
  /** Other versions of the kind, the latest first, 50 at most. */
  others: z.array(OtherVersion),
  /** What the decision to put it in force rests on. */
  ground: z.string().nullable(),
  /** Why it was discarded. */
  reason: z.string().nullable(),
  faults: z.array(TemplateFault),
  /** Whether a paper of the kind is about nothing but what is written into it. */
  free: z.boolean(),
  /** Whether the post may draft the next version from this one. */
  begin: ActionOffer.nullable(),
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type DocumentTemplateView = z.infer<typeof DocumentTemplateView>

const params = z.object({ id: Id })

export const showDocumentTemplate = endpoint({
  name: 'showDocumentTemplate',
  method: 'GET',
  path: '/api/document-templates/:id',
  may: 'documentTemplate.read',
  summary: { zh: '一个版本的公文模板', en: 'One version of a document template' },
  params,
  reply: DocumentTemplateView,
})

/** Refusals: 404 for either, 422 `documentTemplate.notComparable` where they are of two kinds. */
export const showDocumentTemplateDifference = endpoint({
  name: 'showDocumentTemplateDifference',
  method: 'GET',
  path: '/api/document-templates/:id/difference',
  may: 'documentTemplate.read',
  summary: { zh: '两个版本的公文模板的差异', en: 'What two versions of a template differ in' },
  params,
  query: z.object({ with: Id }),
  reply: TemplateDifference.extend({
    from: DocumentTemplateRow,
    to: DocumentTemplateRow,
    slots: z.array(TemplateSlot),
    asOf: Moment,
  }),
})

/** Records that the post reaches and that a paper of the kind could be about, 20 at most: to look at a template with one of them. */
export const listTemplateSubjects = endpoint({
  name: 'listTemplateSubjects',
  method: 'GET',
  path: '/api/document-templates/:id/subjects',
  may: 'documentTemplate.read',
  summary: { zh: '可用于预览的记录', en: 'Records to preview a template with' },
  params,
  query: z.object({ text: z.string().trim().max(80).optional() }),
  reply: z.object({ rows: z.array(z.object({ subject: DocumentSubject, words: z.string() })) }),
})

const subject = z
  .string()
  .max(4000)
  .transform((written, context) => {
    try {
      return DocumentSubject.parse(JSON.parse(written))
    } catch {
      context.addIssue({ code: 'custom', message: said('请重新选择预览用的记录', 'Choose the record again') })
      return z.NEVER
    }
  })

/** 样张: the version filled in from a record as it stands now; it is nobody's paper. Refused as the paper itself would be. */
export const previewDocumentTemplate = endpoint({
  name: 'previewDocumentTemplate',
  method: 'GET',
  path: '/api/document-templates/:id/preview',
  may: 'documentTemplate.read',
  summary: { zh: '预览公文模板', en: 'Preview a template' },
  params,
  query: z.object({ subject }),
  reply: z.object({
    content: DocumentContent,
    layout: DocumentTemplate.shape.layout,
    letterhead: z.string(),
    issuer: NamedUnit,
    main: z.array(z.string()),
    dateline: z.string(),
    asOf: Moment,
  }),
})

/** The same as Word, each page marked 样张. */
export const downloadTemplatePreview = endpoint({
  name: 'downloadTemplatePreview',
  method: 'GET',
  path: '/api/document-templates/:id/preview/docx',
  may: 'documentTemplate.read',
  summary: { zh: '下载样张', en: 'Download the preview as Word' },
  params,
  query: z.object({ subject }),
  produces: wordType,
})

export const drawTemplatePicture = endpoint({
  name: 'drawTemplatePicture',
  method: 'GET',
  path: '/api/document-templates/:id/preview/picture',
  may: 'documentTemplate.read',
  summary: { zh: '样张中的图', en: 'A picture in a preview' },
  params,
  query: z.object({ subject, key: z.string().max(60) }),
  produces: 'image/png',
})

export const documentTemplateInputs = {
  edit: z.object({ content: DocumentTemplate }),
  putInForce: z.object({
    /** The version in use that the person saw replaced. */
    replaces: Id.nullable(),
    ground: z
      .string()
      .trim()
      .max(500)
      .min(2, said('请写明启用依据，如文号、会议纪要', 'Say what it rests on: a document number, minutes')),
  }),
  discard: z.object({ reason: z.string().trim().max(1000).min(2, said('请说明理由', 'Give a reason')) }),
} as const
export type DocumentTemplateInputs = {
  [Action in keyof typeof documentTemplateInputs]: z.output<(typeof documentTemplateInputs)[Action]>
}

const acting = <Action extends keyof typeof documentTemplateInputs>(action: Action) =>
  endpoint({
    name: `documentTemplate.${action}`,
    method: 'POST',
    path: `/api/document-templates/:id/${action}`,
    may: documentTemplateStates.actions[action].may,
    summary: documentTemplateStates.actions[action].words,
    params,
    body: ChangeRequest.extend({ input: documentTemplateInputs[action] as (typeof documentTemplateInputs)[Action] }),
    reply: DocumentTemplateView,
  })

/** One route for each thing that may be done with a version. 409 `staleVersion` with who changed it meanwhile. */
export const actOnDocumentTemplate = {
  edit: acting('edit'),
  putInForce: acting('putInForce'),
  discard: acting('discard'),
} as const
