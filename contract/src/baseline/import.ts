import { z } from 'zod'
import { ActionOffer, ChangeRequest, endpoint, Id, Moment, PageQuery, page } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { JobView } from '../ground/job.ts'
import { EnterpriseFacts } from './enterprise-actions.ts'
import { importStateNames } from './import.states.ts'

export const ImportState = z.enum(importStateNames)

/** What becomes of a row; each has exactly one. */
export const RowOutcome = z.enum(['create', 'create_warn', 'attach', 'duplicate', 'review', 'reject', 'ignore'])
export type RowOutcome = z.infer<typeof RowOutcome>
export const rowOutcomeWords: Readonly<Record<RowOutcome, { zh: string; en: string }>> = {
  create: { zh: '新增', en: 'New' },
  create_warn: { zh: '新增(有提示)', en: 'New, with a notice' },
  attach: { zh: '归入已有', en: 'Belongs to a known one' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  review: { zh: '待确认', en: 'To be decided' },
  reject: { zh: '待订正', en: 'To be corrected' },
  ignore: { zh: '非数据行', en: 'Not data' },
}

/** What was done with a row so far. */
export const RowState = z.enum(['waiting', 'written', 'unchanged', 'failed', 'undone', 'left'])
export type RowState = z.infer<typeof RowState>

/** A column as it is mapped to a field, with some of its cells. */
export const ColumnView = z.object({
  letter: z.string(),
  header: z.string(),
  /** Null: no field takes it; its cells are kept as notes. */
  field: z.string().nullable(),
  /** 0–1 */
  confidence: z.number(),
  from: z.enum(['header', 'values', 'both', 'remembered', 'person', 'none']),
  samples: z.array(z.string()),
})

export const SheetView = z.object({
  name: z.string(),
  visibility: z.enum(['visible', 'hidden', 'veryHidden']),
  import: z.boolean(),
  codes: z.array(z.string()),
  reasons: z.array(z.string()),
  tables: z.array(
    z.object({
      titles: z.array(z.string()),
      headerRows: z.array(z.number().int()),
      columns: z.array(ColumnView),
    }),
  ),
})

export type SheetView = z.infer<typeof SheetView>

const Defaults = z.object({
  /** Taken where a row names none; a sheet's name and the row itself come first. */
  area: z.string().max(20).nullable(),
  industry: z.string().max(60).nullable(),
  township: z.string().max(20).nullable(),
})

export const ImportBatchRow = z.object({
  id: Id,
  version: z.number().int(),
  state: ImportState,
  fileName: z.string(),
  /** Bytes. */
  fileSize: z.number().int(),
  unitName: z.string(),
  personName: z.string(),
  uploadedAt: Moment,
  importedAt: Moment.nullable(),
  undoneAt: Moment.nullable(),
  /** Rows by outcome and by what was done with them. */
  outcomes: z.record(z.string(), z.number().int()),
  states: z.record(z.string(), z.number().int()),
})
export type ImportBatchRow = z.infer<typeof ImportBatchRow>

export const ImportBatchView = ImportBatchRow.extend({
  defaults: Defaults,
  sheets: z.array(SheetView),
  /** Why nothing could be read, or that there is something to know about the file. */
  fileCodes: z.array(z.string()),
  message: WordsShape.nullable(),
  notices: z.array(z.object({ code: z.string(), ...WordsShape.shape })),
  /** Fields a column may be mapped to. */
  fields: z.array(z.object({ key: z.string(), words: WordsShape })),
  /** Work going on for it: judging, importing, undoing. */
  job: JobView.nullable(),
  /** Rows that would go in now: good ones and those decided. */
  ready: z.number().int(),
  /** Rows that wait for a decision or a correction. */
  held: z.number().int(),
  /** The unit's latest imported list of the same area and industry, against which new, changed and gone are said. */
  previous: z.object({ id: Id, fileName: z.string(), importedAt: Moment }).nullable(),
  actions: z.array(ActionOffer),
})
export type ImportBatchView = z.infer<typeof ImportBatchView>

/**
 * Parts: `file`, `requestId`, and the defaults `area`, `industry`, `township` as ids where the person named them. Refusals: 413
 * `tooLarge`, 415 `wrongKind`. What the file is judged to be comes with the batch, when its job is done.
 */
export const uploadImport = endpoint({
  name: 'uploadImport',
  method: 'POST',
  path: '/api/imports',
  may: 'enterprise.import',
  summary: { zh: '上传清单', en: 'Upload a list' },
  consumes: 'multipart/form-data',
  reply: ImportBatchView,
})

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/api/imports',
  may: 'enterprise.import',
  summary: { zh: '导入记录', en: 'Lists taken in by one’s unit' },
  query: PageQuery.extend({ state: ImportState.optional() }),
  reply: page(ImportBatchRow),
})

export const showImport = endpoint({
  name: 'showImport',
  method: 'GET',
  path: '/api/imports/:id',
  may: 'enterprise.import',
  summary: { zh: '一次导入', en: 'One import' },
  params: z.object({ id: Id }),
  reply: ImportBatchView,
})

/** Judges the file again. Decisions on rows whose cells are the same stay. */
export const correctMapping = endpoint({
  name: 'correctMapping',
  method: 'POST',
  path: '/api/imports/:id/mapping',
  may: 'enterprise.import',
  summary: { zh: '更正表头对应', en: 'Correct what columns mean' },
  params: z.object({ id: Id }),
  body: ChangeRequest.extend({
    defaults: Defaults.partial(),
    sheets: z
      .array(
        z.object({
          name: z.string().max(200),
          /** Whether its rows take part; left out, as judged. */
          import: z.boolean().optional(),
          /** Field by column letter; null: take no field from it. */
          columns: z.record(z.string().max(4), z.string().max(60).nullable()),
        }),
      )
      .max(200),
    /** Keep it for the next list of one's unit with the same headers. */
    remember: z.boolean().default(true),
  }),
  reply: ImportBatchView,
})

/** The enterprise a row is about or would become, as its cells were read. Places and industries are codes. */
export const ImportedEnterprise = z.object({
  name: z.string(),
  uscc: z.string().nullable(),
  kind: z.string().nullable(),
  area: z.string().nullable(),
  township: z.string().nullable(),
  industries: z.array(z.string()),
  /** Further fields by key, in words. */
  facts: z.record(z.string(), z.string()),
})

/** 是同一家 · 不是 · 同一主体另一场所 · 改值 · 不导入 */
export const DecisionKind = z.enum(['same', 'different', 'otherSite', 'correct', 'leaveOut'])
export type DecisionKind = z.infer<typeof DecisionKind>

export const ImportRowView = z.object({
  id: Id,
  sheet: z.string(),
  row: z.number().int(),
  outcome: RowOutcome,
  codes: z.array(z.string()),
  reasons: z.array(WordsShape),
  /** The row as it was typed, by column letter. */
  original: z.record(z.string(), z.string()),
  enterprise: ImportedEnterprise.nullable(),
  problems: z.array(z.object({ text: z.string(), dimension: z.string().nullable() })),
  measures: z.array(z.object({ text: z.string(), deadline: z.string().nullable() })),
  /** The row it repeats or belongs to, or records it may be the same as. */
  aboutRow: z.object({ sheet: z.string(), row: z.number().int() }).nullable(),
  candidates: z.array(z.object({ id: Id, name: z.string(), code: z.string(), township: z.string() })),
  /** For a record that is there: the fields this row would change. A filled field is never wiped by a blank. */
  changes: z.array(z.object({ field: z.string(), was: z.string().nullable(), becomes: z.string() })),
  decision: z
    .object({
      kind: DecisionKind,
      enterpriseId: Id.nullable(),
      by: z.string(),
    })
    .nullable(),
  /** What a person may say of it now; empty once it has been written, and where there is nothing to decide. */
  decisions: z.array(DecisionKind),
  /** Whether it would go in now. */
  ready: z.boolean(),
  /** Whether it waits for a decision or a correction. */
  held: z.boolean(),
  state: RowState,
  enterpriseId: Id.nullable(),
  /** What was made of it besides the enterprise. */
  made: z.array(z.object({ target: z.string(), id: Id, label: z.string() })),
  /** Why it failed or was left. */
  result: WordsShape.nullable(),
})
export type ImportRowView = z.infer<typeof ImportRowView>

export const listImportRows = endpoint({
  name: 'listImportRows',
  method: 'GET',
  path: '/api/imports/:id/rows',
  may: 'enterprise.import',
  summary: { zh: '逐行结果', en: 'What becomes of each row' },
  params: z.object({ id: Id }),
  query: PageQuery.extend({
    outcome: RowOutcome.optional(),
    state: RowState.optional(),
    sheet: z.string().max(200).optional(),
    /** Only those that wait for a decision or a correction. */
    problematic: z.stringbool().optional(),
    text: z.string().trim().max(80).optional(),
  }),
  reply: page(ImportRowView),
})

/** `null` in its place takes a decision back. */
export const RowDecision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), enterpriseId: Id }),
  z.object({ kind: z.literal('different') }),
  z.object({ kind: z.literal('otherSite'), enterpriseId: Id }),
  z.object({
    kind: z.literal('correct'),
    /** Values in place of what was read; what is left out stays as it was read. */
    values: EnterpriseFacts.extend({
      name: z.string().trim().min(2).max(120),
      township: z.string().max(20),
      industries: z.array(z.string().max(60)).min(1).max(12),
    }).partial(),
  }),
  z.object({ kind: z.literal('leaveOut') }),
])
export type RowDecision = z.infer<typeof RowDecision>

/** Rows are numbered by their own id, so two people deciding different rows do not meet; the last decision on a row stands. */
export const decideImportRows = endpoint({
  name: 'decideImportRows',
  method: 'POST',
  path: '/api/imports/:id/decisions',
  may: 'enterprise.import',
  summary: { zh: '决定疑问行', en: 'Decide rows' },
  params: z.object({ id: Id }),
  body: z.object({
    requestId: Id,
    decisions: z
      .array(z.object({ rowId: Id, decision: RowDecision.nullable() }))
      .min(1)
      .max(500),
  }),
  reply: z.object({ rows: z.array(ImportRowView), ready: z.number().int() }),
})

/** Writes the rows that are ready; the others wait. May be taken again as more rows are decided. */
export const applyImport = endpoint({
  name: 'applyImport',
  method: 'POST',
  path: '/api/imports/:id/apply',
  may: 'enterprise.import',
  summary: { zh: '导入', en: 'Write what is ready' },
  params: z.object({ id: Id }),
  body: ChangeRequest,
  reply: JobView,
})

export const discardImport = endpoint({
  name: 'discardImport',
  method: 'POST',
  path: '/api/imports/:id/discard',
  may: 'enterprise.import',
  summary: { zh: '放弃这次导入', en: 'Discard an import' },
  params: z.object({ id: Id }),
  body: ChangeRequest,
  reply: ImportBatchView,
})

/** What it created is voided, a field it updated is put back only where its value is still the batch's; the rest is listed. */
export const undoImport = endpoint({
  name: 'undoImport',
  method: 'POST',
  path: '/api/imports/:id/undo',
  may: 'enterprise.import',
  summary: { zh: '撤销这次导入', en: 'Undo an import' },
  params: z.object({ id: Id }),
  body: ChangeRequest,
  reply: JobView,
})

/** The rows that wait, each with its original cells and what is wrong with it; filled in, it can be uploaded as it is. */
export const readCorrections = endpoint({
  name: 'readCorrections',
  method: 'GET',
  path: '/api/imports/:id/corrections.xlsx',
  may: 'enterprise.import',
  summary: { zh: '下载订正表', en: 'Download the correction table' },
  params: z.object({ id: Id }),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const DifferenceKind = z.enum(['new', 'changed', 'gone', 'same'])

/** This list held against the unit's last one: what is new, changed, gone. Nothing is removed by it; gone ones are shown to a person. */
export const showDifference = endpoint({
  name: 'showDifference',
  method: 'GET',
  path: '/api/imports/:id/difference',
  may: 'enterprise.import',
  summary: { zh: '与上次清单的差异', en: 'Differences from the last list' },
  params: z.object({ id: Id }),
  query: PageQuery.extend({ kind: DifferenceKind.optional() }),
  reply: page(
    z.object({
      kind: DifferenceKind,
      name: z.string(),
      enterpriseId: Id.nullable(),
      sheet: z.string().nullable(),
      row: z.number().int().nullable(),
      changes: z.array(z.object({ field: z.string(), was: z.string().nullable(), becomes: z.string() })),
    }),
  ).extend({ totals: z.record(z.string(), z.number().int()) }),
})
