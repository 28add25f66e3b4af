import { z } from 'zod'
import { Day, endpoint, Id, Moment, PageQuery, page, RequestId } from '../ground/endpoint.ts'
import { ExportFormat, exportTypes } from '../ground/export.ts'
import { WordsShape } from '../ground/identity.ts'
import { JobView } from '../ground/job.ts'

/** For which stage of the campaign a list is handed up: 三(一), 三(三), 三(四), 三(五). */
export const ListStage = z.enum(['survey', 'remediation', 'acceptance', 'oversight'])
export type ListStage = z.infer<typeof ListStage>
export const listStageWords: Readonly<Record<ListStage, { zh: string; en: string }>> = {
  survey: { zh: '摸底', en: 'Survey' },
  remediation: { zh: '整治', en: 'Remediation' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  oversight: { zh: '长效', en: 'Lasting supervision' },
}

/** One official column of a list. `as` says how its fact is read: codes of places and industries have their names in the campaign. */
export const ListColumn = z.object({
  key: z.string(),
  words: WordsShape,
  as: z.enum(['text', 'number', 'day', 'area', 'township', 'industry', 'choice']),
  /** What each code of a `choice` is called. */
  choices: z.record(z.string(), WordsShape).optional(),
  /** Characters of a workbook's column. */
  width: z.number().int(),
})
export type ListColumn = z.infer<typeof ListColumn>

/** Key of a list: `listOne`, `listThree`; each stage registers its own. */
const ListKey = z.string().max(40)
const AreaCode = z.string().max(20)
const IndustryId = z.string().max(60)

const KnownList = z.object({
  key: ListKey,
  words: WordsShape,
  clause: z.string(),
  /** What the present post may freeze of it; null where nothing. A null within means: all areas, or all industries, too. */
  mayFreeze: z.object({ areas: z.array(AreaCode).nullable(), industries: z.array(IndustryId).nullable() }).nullable(),
})
export type KnownList = z.infer<typeof KnownList>

/** The lists there are, with what the present post may freeze of each. */
export const showLists = endpoint({
  name: 'showLists',
  method: 'GET',
  path: '/api/lists',
  may: 'list.read',
  summary: { zh: '有哪些清单', en: 'The lists there are' },
  reply: z.object({ lists: z.array(KnownList) }),
})

/** The head of a frozen version: a board fact, as are the numbers of its cells. Its rows are case data and go by scope. */
export const ListVersionRow = z.object({
  id: Id,
  list: ListKey,
  listWords: WordsShape,
  stage: ListStage,
  /** From 1 on, within its list, area and industry. */
  number: z.number().int(),
  /** Null: the whole city. */
  area: AreaCode.nullable(),
  /** Null: every industry. */
  industry: IndustryId.nullable(),
  rows: z.number().int(),
  frozenAt: Moment,
  unitName: z.string(),
  personName: z.string(),
  note: z.string().nullable(),
  /** SHA-256, hexadecimal; see docs/operations/list-versions.md for what it covers. */
  hash: z.string(),
})
export type ListVersionRow = z.infer<typeof ListVersionRow>

const list = z.preprocess(
  value => (value === undefined || value === '' ? undefined : Array.isArray(value) ? value : String(value).split(',')),
  z.array(z.string().max(60)).max(120).optional(),
)

/** Latest first. */
export const listListVersions = endpoint({
  name: 'listListVersions',
  method: 'GET',
  path: '/api/list-versions',
  may: 'list.read',
  summary: { zh: '清单版本', en: 'Versions of lists' },
  query: PageQuery.extend({ list, area: list, industry: list, stage: list }),
  reply: page(ListVersionRow),
})

const FreezeScope = { list: ListKey, area: AreaCode.nullable(), industry: IndustryId.nullable() }

/** What freezing would take in, before anybody agrees to it. Refusals: 403 `list.notYours`, 422 `list.unknown`. */
export const previewFreeze = endpoint({
  name: 'previewFreeze',
  method: 'GET',
  path: '/api/list-versions/preview',
  may: 'list.freeze',
  summary: { zh: '固化前核对', en: 'Before a list is frozen' },
  query: z.object({ list: ListKey, area: AreaCode.optional(), industry: IndustryId.optional() }),
  reply: z.object({
    /** By the counters, as of now. */
    rows: z.number().int(),
    number: z.number().int(),
    previous: z.object({ id: Id, number: z.number().int(), rows: z.number().int(), frozenAt: Moment }).nullable(),
    asOf: Moment,
  }),
})

/**
 * 固化: a job that keeps every row as it is now, under the next number. `number` is the one the person was shown.
 * Refusals: 403 `list.notYours`, 409 `list.frozenMeanwhile` where another has frozen it since, 422 `list.unknown`, 422 `list.empty`.
 */
export const freezeList = endpoint({
  name: 'freezeList',
  method: 'POST',
  path: '/api/list-versions',
  may: 'list.freeze',
  summary: { zh: '固化清单', en: 'Freeze a list' },
  body: z.object({
    requestId: RequestId,
    ...FreezeScope,
    stage: ListStage,
    number: z.number().int().min(1),
    note: z.string().trim().max(300).nullable().default(null),
  }),
  reply: JobView,
})

/** 某日口径: how many of each area × industry stood on the list on a day, and the frozen version in force then. */
export const showListAsOf = endpoint({
  name: 'showListAsOf',
  method: 'GET',
  path: '/api/list-versions/as-of',
  may: 'list.read',
  summary: { zh: '清单某日数', en: 'A list as of a day' },
  query: z.object({ list: ListKey, day: Day.optional() }),
  reply: z.object({
    list: ListKey,
    day: Day,
    cells: z.array(
      z.object({
        area: AreaCode,
        industry: IndustryId,
        /** On the list at the end of that day; of today, as it stands. */
        count: z.number().int(),
        frozen: z.object({ id: Id, number: z.number().int(), count: z.number().int(), frozenAt: Moment }).nullable(),
      }),
    ),
    asOf: Moment,
  }),
})

export const ListVersionView = ListVersionRow.extend({
  clause: z.string(),
  rowsHash: z.string(),
  previousHash: z.string().nullable(),
  columns: z.array(ListColumn),
  cells: z.array(z.object({ area: AreaCode, industry: IndustryId, count: z.number().int() })),
  /** Other versions of the same list that share a cell with it, latest first, 50 at most. */
  comparable: z.array(
    z.object({
      id: Id,
      number: z.number().int(),
      area: AreaCode.nullable(),
      industry: IndustryId.nullable(),
      stage: ListStage,
      frozenAt: Moment,
      rows: z.number().int(),
    }),
  ),
  asOf: Moment,
})
export type ListVersionView = z.infer<typeof ListVersionView>

export const showListVersion = endpoint({
  name: 'showListVersion',
  method: 'GET',
  path: '/api/list-versions/:id',
  may: 'list.read',
  summary: { zh: '一个清单版本', en: 'One version of a list' },
  params: z.object({ id: Id }),
  reply: ListVersionView,
})

/** A row as it was when it was frozen. Facts are codes and texts; a telephone comes masked. */
export const ListRow = z.object({
  position: z.number().int(),
  subjectId: Id,
  name: z.string(),
  area: AreaCode,
  township: z.string().nullable(),
  industry: IndustryId,
  facts: z.record(z.string(), z.string().nullable()),
})
export type ListRow = z.infer<typeof ListRow>

export const ListRowFilter = z.object({
  area: list,
  industry: list,
  township: list,
  /** Two characters of the name. */
  text: z.string().trim().min(2).max(80).optional(),
})
export type ListRowFilter = z.infer<typeof ListRowFilter>

/** The rows in reach of the post, in the order they were numbered. */
export const listVersionRows = endpoint({
  name: 'listVersionRows',
  method: 'GET',
  path: '/api/list-versions/:id/rows',
  may: 'list.read',
  summary: { zh: '清单版本各行', en: 'Rows of a version' },
  params: z.object({ id: Id }),
  query: ListRowFilter.extend(PageQuery.shape),
  reply: page(ListRow),
})

export const exportListVersion = endpoint({
  name: 'exportListVersion',
  method: 'GET',
  path: '/api/list-versions/:id/export',
  may: 'list.read',
  summary: { zh: '导出清单版本', en: 'Export a version' },
  params: z.object({ id: Id }),
  query: ListRowFilter.extend({ format: ExportFormat }),
  produces: exportTypes.xlsx,
})

/** Computes the hashes again from what is stored, as a job. */
export const verifyListVersion = endpoint({
  name: 'verifyListVersion',
  method: 'POST',
  path: '/api/list-versions/:id/verify',
  may: 'list.read',
  summary: { zh: '核验清单版本', en: 'Verify a version' },
  params: z.object({ id: Id }),
  body: z.object({ requestId: RequestId }),
  reply: JobView,
})

/** In, out or changed, from the older of two versions to the newer. */
export const ListChange = z.enum(['in', 'out', 'changed'])
export type ListChange = z.infer<typeof ListChange>
export const listChangeWords: Readonly<Record<ListChange, { zh: string; en: string }>> = {
  in: { zh: '新列入', en: 'In' },
  out: { zh: '移出', en: 'Out' },
  changed: { zh: '有变更', en: 'Changed' },
}

export const ListDifferenceRow = z.object({
  key: z.string(),
  change: ListChange,
  subjectId: Id,
  name: z.string(),
  area: AreaCode,
  township: z.string().nullable(),
  industry: IndustryId,
  /** Of `changed` alone; telephones masked. */
  fields: z.array(z.object({ key: z.string(), was: z.string().nullable(), became: z.string().nullable() })),
  /** What was done to it between the two, five at most: of what came in the first, of everything else the latest, in that order. */
  acts: z.array(
    z.object({
      at: Moment,
      words: WordsShape,
      unitName: z.string(),
      personName: z.string(),
      ground: z.string().nullable(),
    }),
  ),
})
export type ListDifferenceRow = z.infer<typeof ListDifferenceRow>

const ListDifferenceFilter = z.object({
  /** The version to hold against it; which of the two is the older decides what came in. */
  with: Id,
  change: ListChange.optional(),
  area: list,
  industry: list,
  text: z.string().trim().min(2).max(80).optional(),
})
export type ListDifferenceFilter = z.infer<typeof ListDifferenceFilter>

/** Refusals: 404 for either version, 422 `list.notComparable` where they share no cell or are of two lists. */
export const showListDifference = endpoint({
  name: 'showListDifference',
  method: 'GET',
  path: '/api/list-versions/:id/difference',
  may: 'list.read',
  summary: { zh: '两个清单版本的差异', en: 'What two versions differ in' },
  params: z.object({ id: Id }),
  query: ListDifferenceFilter.extend(PageQuery.shape),
  reply: page(ListDifferenceRow).extend({
    from: ListVersionRow,
    to: ListVersionRow,
    columns: z.array(ListColumn),
    /** In reach of the post under the filter, whatever `change` is chosen. */
    counts: z.object({ in: z.number().int(), out: z.number().int(), changed: z.number().int() }),
  }),
})

export const exportListDifference = endpoint({
  name: 'exportListDifference',
  method: 'GET',
  path: '/api/list-versions/:id/difference/export',
  may: 'list.read',
  summary: { zh: '导出版本差异', en: 'Export the difference' },
  params: z.object({ id: Id }),
  query: ListDifferenceFilter.extend({ format: ExportFormat }),
  produces: exportTypes.xlsx,
})
