import { z } from 'zod'
import { DocumentState, NamedUnit } from './document.ts'
import { Day, endpoint, Id, PageQuery, page } from './endpoint.ts'
import { ExportFormat, exportTypes } from './export.ts'
import { WordsShape } from './identity.ts'

/**
 * The series of a unit: those it numbers itself, and those of numbers entered by hand, with the years in use. One's own unit, or any for
 * whoever audits. Throws 404 for another one.
 */
export const listDocumentSeries = endpoint({
  name: 'listDocumentSeries',
  method: 'GET',
  path: '/api/document-series',
  may: 'document.register',
  summary: { zh: '发文代字', en: 'The series of a unit' },
  query: z.object({ issuer: z.string().max(80).optional() }),
  reply: z.object({
    issuer: z.string(),
    /** Units whose registers one may read. */
    issuers: z.array(NamedUnit),
    series: z.array(z.object({ code: z.string(), own: z.boolean(), years: z.array(z.number().int()) })),
    thisYear: z.number().int(),
  }),
})

/** A line of the register: a number with its paper, or numbers that no paper has. */
export const RegisterRow = z.object({
  key: z.string(),
  /** First and last number of the line; the same where there is a paper. */
  from: z.number().int(),
  to: z.number().int(),
  /** `taken`; `voided`: the paper was voided and its number stays empty; `missing`: no paper in this register. */
  standing: z.enum(['taken', 'voided', 'missing']),
  number: z.string().nullable(),
  document: z
    .object({
      id: Id,
      /** Whether one may open the paper itself. */
      opens: z.boolean(),
      title: z.string(),
      kindWords: WordsShape,
      state: DocumentState,
      numberedOn: Day,
      effectiveOn: Day.nullable(),
      sentOn: Day.nullable(),
      main: z.array(z.string()),
      signedBy: z.string().nullable(),
      voidReason: z.string().nullable(),
    })
    .nullable(),
})
export type RegisterRow = z.infer<typeof RegisterRow>

export const RegisterFilter = z.object({
  /** One's own unit without it. */
  issuer: z.string().max(80).optional(),
  series: z.string().max(40),
  year: z.coerce.number().int().min(2000).max(2100),
  /** Only what is missing or voided. */
  gaps: z.stringbool().optional(),
})
export type RegisterFilter = z.infer<typeof RegisterFilter>

/** 发文登记簿 of a unit: one series in one year, by number, gaps included. Throws 404 for a unit that is not one's own, unless one audits. */
export const showDocumentRegister = endpoint({
  name: 'showDocumentRegister',
  method: 'GET',
  path: '/api/document-register',
  may: 'document.register',
  summary: { zh: '发文登记簿', en: 'Register of documents issued' },
  query: RegisterFilter.extend(PageQuery.shape),
  reply: page(RegisterRow),
})

export const exportDocumentRegister = endpoint({
  name: 'exportDocumentRegister',
  method: 'GET',
  path: '/api/document-register/export',
  may: 'document.register',
  summary: { zh: '导出发文登记簿', en: 'Export the register' },
  query: RegisterFilter.extend({ format: ExportFormat }),
  produces: exportTypes.xlsx,
})
