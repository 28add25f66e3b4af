import { z } from 'zod'
import { ActionOffer, ChangeRequest, endpoint, Id, Moment, PageQuery, page, RequestId } from '../ground/endpoint.ts'
import { ExportFormat, exportTypes } from '../ground/export.ts'
import { WordsShape } from '../ground/identity.ts'
import { said } from '../ground/said.ts'
import { several } from '../ground/several.ts'
import { SourceTag } from './campaign-datum.ts'
import { checklistStates, type ChecklistState as StateName } from './checklist.states.ts'

export const ChecklistState = z.enum(Object.keys(checklistStates.states) as [StateName, ...StateName[]])

/** How many items a version has at most. */
export const mostItems = 200

/** One line: what a cell of a workbook holds and gives back unchanged. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, said(`最多 ${most} 字`, `at most ${most} characters`))
    .regex(/^[^\r\n]*$/, said('应为一行，不能换行', 'one line, without line breaks'))

const lines = (most: number, each: number) =>
  z
    .array(line(each).min(1, said('不能为空', 'must not be empty')))
    .max(most, said(`最多 ${most} 条`, `at most ${most}`))

/** A code such as `MJ-B1`: the list's prefix, the letter of the dimension, a number that is never given twice. */
const ItemCode = z
  .string()
  .regex(
    /^(G|[A-Z]{2})-[A-E]\d{1,3}$/,
    said(
      '应为如 MJ-B1 的条款号，字母 A–E 表示维度',
      'expected a code such as MJ-B1, the letter A–E being the dimension',
    ),
  )

/** One item. A draft may be unfinished: what is still missing is said beside it and refused when it is put in force. */
export const ChecklistItem = z.object({
  code: ItemCode,
  requirement: line(500),
  howJudged: line(500),
  /** The law, standard or specification it rests on. */
  source: line(300),
  /** How much it weighs within its dimension; 1 is usual. */
  weight: z.number().min(0.1).max(10),
  veto: z.boolean(),
  /** What evidence an assessor is asked for. */
  evidence: line(300),
  /** Usual causes and measures, as proposals. */
  causes: lines(8, 200),
  measures: lines(12, 300),
  /** V seen in a source, S said by the plan; I and K are drafts (草案). */
  tag: SourceTag,
})
export type ChecklistItem = z.output<typeof ChecklistItem>

/** What a version says. */
export const ChecklistContent = z.object({
  title: line(100),
  /** The specification as a whole: number, issuer, day. */
  basis: line(500),
  items: z.array(ChecklistItem).max(mostItems, said(`最多 ${mostItems} 项`, `at most ${mostItems} items`)),
})
export type ChecklistContent = z.output<typeof ChecklistContent>

/** What is missing or wrong before a version can be put in force. */
export const ChecklistFault = z.object({ code: z.string(), field: z.string(), words: WordsShape })
export type ChecklistFault = z.infer<typeof ChecklistFault>

export const ChecklistRow = z.object({
  id: Id,
  version: z.number().int(),
  /** Id of an industry, or `common` for the items of all industries. */
  industry: z.string(),
  /** From 1 on, within its industry. */
  number: z.number().int(),
  state: ChecklistState,
  stateWords: WordsShape,
  title: z.string(),
  items: z.number().int(),
  /** Items that nobody has verified. */
  drafts: z.number().int(),
  /** Version of the campaign's data that brought it; null where a person drafted it. */
  dataVersion: z.string().nullable(),
  draftedBy: z.string(),
  draftedAt: Moment,
  changedBy: z.string(),
  changedAt: Moment,
  /** Who put it in force. */
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  /** How many assessments that stand were made by it, in the whole city. */
  uses: z.number().int(),
})
export type ChecklistRow = z.infer<typeof ChecklistRow>

export const ChecklistFilter = z.object({
  industry: several(z.string().max(60)),
  state: several(ChecklistState),
})

/** By industry in the order of the campaign, the latest version first. Those that are over stand under their own states. */
export const listChecklists = endpoint({
  name: 'listChecklists',
  method: 'GET',
  path: '/api/checklists',
  may: 'checklist.read',
  summary: { zh: '检查表', en: 'Checklists' },
  query: ChecklistFilter.extend(PageQuery.shape),
  reply: page(ChecklistRow),
})

/** 起草: the next version of the industry, with what another says. 409 `checklist.draftOpen` where one is being drafted. */
export const beginChecklist = endpoint({
  name: 'beginChecklist',
  method: 'POST',
  path: '/api/checklists',
  may: 'checklist.draft',
  summary: checklistStates.actions.begin.words,
  body: z.object({ requestId: RequestId, from: Id }),
  reply: z.object({ id: Id }),
})

const OtherVersion = ChecklistRow.pick({ id: true, number: true, state: true, stateWords: true })

export const ChecklistView = ChecklistRow.extend({
  content: ChecklistContent,
  prefix: z.string(),
  /** The version it was made from. */
  from: OtherVersion.nullable(),
  /** The version in use now in its industry, where it is another one. */
  inUse: OtherVersion.nullable(),
  /** Other versions of the industry, the latest first, 50 at most. */
  others: z.array(OtherVersion),
  /** What the decision to put it in force rests on. */
  ground: z.string().nullable(),
  /** Why it was discarded or withdrawn. */
  reason: z.string().nullable(),
  faults: z.array(ChecklistFault),
  /** The next free number of each dimension's letter: a code that was once given is never given again. */
  nextNumbers: z.record(z.string(), z.number().int()),
  /** Whether the post may draft the next version from this one. */
  begin: ActionOffer.nullable(),
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type ChecklistView = z.infer<typeof ChecklistView>

const params = z.object({ id: Id })

export const showChecklist = endpoint({
  name: 'showChecklist',
  method: 'GET',
  path: '/api/checklists/:id',
  may: 'checklist.read',
  summary: { zh: '一个版本的检查表', en: 'One version of a checklist' },
  params,
  reply: ChecklistView,
})

export const exportChecklist = endpoint({
  name: 'exportChecklist',
  method: 'GET',
  path: '/api/checklists/:id/export',
  may: 'checklist.read',
  summary: { zh: '导出检查表', en: 'Export a checklist' },
  params,
  query: z.object({ format: ExportFormat.default('xlsx') }),
  produces: exportTypes.xlsx,
})

/** In, out, changed, or only moved, from one version to another. */
export const ItemChange = z.enum(['in', 'out', 'changed', 'moved'])
export type ItemChange = z.infer<typeof ItemChange>

export const itemFields = [
  'requirement',
  'howJudged',
  'source',
  'weight',
  'veto',
  'evidence',
  'causes',
  'measures',
  'tag',
] as const satisfies readonly (keyof ChecklistItem)[]
export type ItemField = (typeof itemFields)[number]

const FieldValue = z.string()
export const ChecklistDifference = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      change: ItemChange,
      requirement: z.string(),
      fields: z.array(z.object({ field: z.enum(itemFields), was: FieldValue, became: FieldValue })),
    }),
  ),
  /** Of the version as a whole. */
  heads: z.array(z.object({ field: z.enum(['title', 'basis']), was: z.string(), became: z.string() })),
  same: z.number().int(),
})
export type ChecklistDifference = z.infer<typeof ChecklistDifference>

/** Refusals: 404 for either, 422 `checklist.notComparable` where they are of two industries. */
export const showChecklistDifference = endpoint({
  name: 'showChecklistDifference',
  method: 'GET',
  path: '/api/checklists/:id/difference',
  may: 'checklist.read',
  summary: { zh: '两个版本的差异', en: 'What two versions differ in' },
  params,
  query: z.object({ with: Id }),
  reply: ChecklistDifference.extend({ from: ChecklistRow, to: ChecklistRow, asOf: Moment }),
})

/** A row of a workbook as it was judged against a draft. */
export const JudgedItem = z.object({
  /** Sheet and row, as in `检查表!12`. */
  key: z.string(),
  code: z.string(),
  requirement: z.string(),
  outcome: z.enum(['in', 'changed', 'same', 'wrong']),
  /** Which of its fields differ from the draft's. */
  fields: z.array(z.enum(itemFields)),
  /** What is wrong, and in which cell: `C12`. */
  wrong: z.array(z.object({ cell: z.string(), words: WordsShape })),
  /** The item as read; null where it is wrong. */
  item: ChecklistItem.nullable(),
})
export type JudgedItem = z.infer<typeof JudgedItem>

/** Judges a workbook row by row against a draft; nothing is written. What is taken over is an edit like any other. */
export const judgeChecklistWorkbook = endpoint({
  name: 'judgeChecklistWorkbook',
  method: 'POST',
  path: '/api/checklists/:id/workbook',
  may: 'checklist.draft',
  summary: { zh: '试判检查表工作簿', en: 'Judge a workbook of items' },
  params,
  consumes: 'multipart/form-data',
  reply: z.object({
    /** Why the whole file cannot be taken; null where rows were judged. */
    message: WordsShape.nullable(),
    rows: z.array(JudgedItem),
    /** Items of the draft that no row of the workbook has. */
    gone: z.array(z.object({ code: z.string(), requirement: z.string() })),
  }),
})

const reason = z.string().trim().max(1000).min(2, said('请说明理由', 'Give a reason'))

export const checklistInputs = {
  edit: z.object({ content: ChecklistContent }),
  putInForce: z.object({
    /** The version in use that the person saw replaced; null where there was none. */
    replaces: Id.nullable(),
    ground: z
      .string()
      .trim()
      .max(500)
      .min(2, said('请写明启用依据，如文号、会议纪要', 'Say what it rests on: a document number, minutes')),
  }),
  discard: z.object({ reason }),
  withdraw: z.object({ reason }),
} as const
export type ChecklistInputs = { [Action in keyof typeof checklistInputs]: z.output<(typeof checklistInputs)[Action]> }

const acting = <Action extends keyof typeof checklistInputs>(action: Action) =>
  endpoint({
    name: `checklist.${action}`,
    method: 'POST',
    path: `/api/checklists/:id/${action}`,
    may: checklistStates.actions[action].may,
    summary: checklistStates.actions[action].words,
    params,
    body: ChangeRequest.extend({ input: checklistInputs[action] as (typeof checklistInputs)[Action] }),
    reply: ChecklistView,
  })

/** One route for each thing that may be done with a version. 409 `staleVersion` with who changed it meanwhile. */
export const actOnChecklist = {
  edit: acting('edit'),
  putInForce: acting('putInForce'),
  discard: acting('discard'),
  withdraw: acting('withdraw'),
} as const
