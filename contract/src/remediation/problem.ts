import { z } from 'zod'
import { said } from '#contract/ground/said.ts'
import { CauseKind } from '../baseline/cause-kind.ts'
import { ActionOffer, Day, endpoint, Id, Moment, PageQuery, page } from '../ground/endpoint.ts'
import { ExportFormat, exportTypes } from '../ground/export.ts'
import { DecisionBasis, HopView, OnBehalf } from '../ground/hand-over.ts'
import { WordsShape } from '../ground/identity.ts'
import { TrailEntry, Urgency } from '../ground/trail.ts'
import { DimensionId, LevelId } from '../mandate/campaign-file.ts'
import { MeasureView } from './measure.ts'
import { problemStateNames } from './problem.states.ts'
import { Month, ProgressReportView } from './progress-report.ts'

export const ProblemState = z.enum(problemStateNames)

/** What a problem is about: an enterprise (and site), a site not yet registered, an area × industry, or a unit. */
export const SubjectKind = z.enum(['enterprise', 'site', 'areaIndustry', 'unit'])
export type SubjectKind = z.infer<typeof SubjectKind>

/** Where a problem was learnt of. */
export const ProblemSource = z.enum([
  'survey',
  'inspection',
  'patrol',
  'import',
  'petition',
  'publicReport',
  'monitoring',
  'penalty',
  'exposure',
  'province',
  'relapse',
])
export type ProblemSource = z.infer<typeof ProblemSource>
export const problemSourceWords: Readonly<Record<ProblemSource, { zh: string; en: string }>> = {
  survey: { zh: '摸排', en: 'Survey' },
  inspection: { zh: '检查', en: 'Inspection' },
  patrol: { zh: '网格巡查', en: 'Patrol' },
  import: { zh: '清单导入', en: 'Import' },
  petition: { zh: '信访', en: 'Petition' },
  publicReport: { zh: '公众举报', en: 'Public report' },
  monitoring: { zh: '监测数据', en: 'Monitoring' },
  penalty: { zh: '行政处罚', en: 'Penalty' },
  exposure: { zh: '媒体曝光', en: 'Exposure' },
  province: { zh: '省级交办', en: 'From the province' },
  relapse: { zh: '回头看发现', en: 'Look-back' },
}

const NamedUnit = z.object({ id: z.string(), name: z.string() })
/** `all` counts the measures that stand; progress is `checked / all`, and nobody types a percentage. */
export const MeasuredProgress = z.object({ checked: z.number().int(), all: z.number().int() })

/** One line of the list. Places and industries are codes; the web has their names from the campaign's words. */
export const ProblemRow = z.object({
  id: Id,
  number: z.string(),
  version: z.number().int(),
  state: ProblemState,
  level: LevelId,
  /** Null while no term runs, as before assignment, after verification and while suspended. */
  urgency: Urgency.nullable(),
  subjectKind: SubjectKind,
  enterpriseId: Id.nullable(),
  /** Name of the enterprise, of the site, or of what else it is about. */
  subjectName: z.string(),
  area: z.string(),
  township: z.string().nullable(),
  industry: z.string().nullable(),
  dimension: DimensionId,
  clause: z.string().nullable(),
  veto: z.boolean(),
  words: z.string(),
  responsibleUnit: NamedUnit.nullable(),
  foundOn: Day,
  dueOriginal: Day.nullable(),
  dueCurrent: Day.nullable(),
  /** Calendar days past the original term, pauses left out; it stands still once verified. */
  lateDays: z.number().int(),
  progress: MeasuredProgress,
  /** The step forward this post is expected to take now, if there is one. */
  nextAction: z.object({ action: z.string(), words: WordsShape }).nullable(),
})
export type ProblemRow = z.infer<typeof ProblemRow>

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    value =>
      value === undefined || value === '' ? undefined : Array.isArray(value) ? value : String(value).split(','),
    z.array(item).max(40).optional(),
  )

/** Filters of list, board and selection; several values of one filter are separated by commas in the address. */
export const ProblemFilter = z.object({
  area: list(z.string().max(20)),
  township: list(z.string().max(20)),
  industry: list(z.string().max(60)),
  state: list(ProblemState),
  level: list(LevelId),
  dimension: list(DimensionId),
  urgency: list(Urgency),
  overdue: z.stringbool().optional(),
  responsibleUnit: z.string().max(80).optional(),
  enterprise: Id.optional(),
  foundFrom: Day.optional(),
  foundTo: Day.optional(),
  /** Two characters are enough: words of the problem, name of the subject, or the beginning of the number. */
  text: z.string().trim().max(80).optional(),
})
export type ProblemFilter = z.infer<typeof ProblemFilter>

/** By term (the earliest first), by day of finding or by number (the latest first). */
export const ProblemSort = z.enum(['due', 'found', 'number'])
export type ProblemSort = z.infer<typeof ProblemSort>

export const listProblems = endpoint({
  name: 'listProblems',
  method: 'GET',
  path: '/api/problems',
  may: 'problem.read',
  summary: { zh: '问题清单', en: 'List of problems' },
  query: ProblemFilter.extend({ ...PageQuery.shape, sort: ProblemSort.default('due') }),
  /** `more` says that the total is at least the number given. */
  reply: page(ProblemRow).extend({ more: z.boolean() }),
})

/** The list as a file, row for row what the post is shown under the filter; 200,000 rows of a workbook at most, CSV without end. */
export const exportProblems = endpoint({
  name: 'exportProblems',
  method: 'GET',
  path: '/api/problems/export',
  may: 'problem.read',
  summary: { zh: '导出问题清单', en: 'Export the list of problems' },
  query: ProblemFilter.extend({ sort: ProblemSort.default('due'), format: ExportFormat }),
  produces: exportTypes.xlsx,
})

/** The same filters as columns by state: how many, and the first of each. */
export const showProblemBoard = endpoint({
  name: 'showProblemBoard',
  method: 'GET',
  path: '/api/problems/board',
  may: 'problem.read',
  summary: { zh: '问题看板（按状态）', en: 'Board of problems by state' },
  query: ProblemFilter.omit({ state: true }).extend({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  reply: z.object({
    columns: z.array(
      z.object({ state: ProblemState, total: z.number().int(), more: z.boolean(), rows: z.array(ProblemRow) }),
    ),
    asOf: z.string(),
  }),
})

/** What a filter selects, for a bulk action across pages: at most 2,000, in the order of the list. */
export const selectProblems = endpoint({
  name: 'selectProblems',
  method: 'GET',
  path: '/api/problems/selection',
  may: 'problem.read',
  summary: { zh: '选中筛选结果', en: 'Select what the filter shows' },
  query: ProblemFilter.extend({ sort: ProblemSort.default('due') }),
  reply: z.object({ items: z.array(z.object({ id: Id, version: z.number().int() })), more: z.boolean() }),
})

export const CheckRecordView = z.object({
  id: Id,
  /** Index and id of the checkpoint in the order of its level. */
  checkpoint: z.number().int(),
  checkpointId: z.string(),
  checkpointName: WordsShape,
  outcome: z.enum(['pass', 'return']),
  personName: z.string(),
  unitName: z.string(),
  on: Day,
  opinion: z.string(),
  onSite: z.object({ visitedOn: Day, present: z.string(), findings: z.string() }).nullable(),
  files: z.array(Id),
  /** Which attempt it belongs to; a return begins another. */
  round: z.number().int(),
})
export type CheckRecordView = z.infer<typeof CheckRecordView>

export const ExtensionView = z.object({
  state: z.enum(['asked', 'granted', 'refused']),
  askedOn: Day,
  askedBy: z.string(),
  reason: z.string(),
  progressWords: z.string(),
  until: Day,
  decidedOn: Day.nullable(),
  decidedBy: z.string().nullable(),
  decidedUntil: Day.nullable(),
  words: z.string().nullable(),
})

export const ExitKind = z.enum(['merge', 'void', 'transfer', 'closeByExit', 'suspend'])
export type ExitKind = z.infer<typeof ExitKind>
export const ExitView = z.object({
  kind: ExitKind,
  state: z.enum(['proposed', 'confirmed', 'refused']),
  proposedOn: Day,
  proposedBy: z.string(),
  reason: z.string(),
  otherProblem: z.object({ id: Id, number: z.string() }).nullable(),
  receiver: z.string().nullable(),
  reviewOn: Day.nullable(),
  files: z.array(Id),
  decidedOn: Day.nullable(),
  decidedBy: z.string().nullable(),
  words: z.string().nullable(),
})

/** A checkpoint of the problem's level as it stands. */
export const CheckpointView = z.object({
  id: z.string(),
  name: WordsShape,
  minimumPersons: z.number().int(),
  onSite: z.boolean(),
  state: z.enum(['passed', 'here', 'ahead']),
  /** Who has passed it in this round. */
  signedBy: z.array(z.string()),
})

export const ProblemView = ProblemRow.omit({ nextAction: true }).extend({
  county: z.string().nullable(),
  grid: z.string().nullable(),
  siteName: z.string().nullable(),
  subjectUnit: NamedUnit.nullable(),
  checklistVersion: z.string().nullable(),
  cause: z.string().nullable(),
  causeKind: CauseKind.nullable(),
  source: ProblemSource,
  externalNumber: z.string().nullable(),
  /** The deadline a list wrote when the problem came with it; a term begins with the assignment alone. */
  proposedDue: Day.nullable(),
  /** In the list’s words, where they name no day. */
  proposedDueWords: z.string().nullable(),
  foundBy: z.object({ personName: z.string(), unitName: z.string() }),
  responsibleEnterprise: z.object({ id: Id, name: z.string() }).nullable(),
  liaisonLeader: z.object({ id: Id, name: z.string() }).nullable(),
  lateSince: Day.nullable(),
  rectifiedOn: Day.nullable(),
  verifiedOn: Day.nullable(),
  closedOn: Day.nullable(),
  closureWords: z.string().nullable(),
  /** The closed problem that has come back as this one. */
  previousProblem: z.object({ id: Id, number: z.string() }).nullable(),
  mergedInto: z.object({ id: Id, number: z.string() }).nullable(),
  levelName: WordsShape,
  checkpoints: z.array(CheckpointView),
  files: z.array(Id),
  hops: z.array(HopView),
  measures: z.array(MeasureView),
  reports: z.array(ProgressReportView),
  checks: z.array(CheckRecordView),
  /** The latest of each. */
  extension: ExtensionView.nullable(),
  exit: ExitView.nullable(),
  reportsMissed: z.number().int(),
  /** The month whose report is awaited, and until when; null where none is. */
  reportDue: z.object({ month: Month, dueOn: Day }).nullable(),
  /** 代办: name of the enterprise this post would act for; null where it acts for itself or not at all. */
  actsFor: z.string().nullable(),
  /** 3 and 12 months after closure; results come with the look-backs themselves. */
  lookBacks: z.array(z.object({ kind: z.string(), due: Day, done: z.boolean() })),
  /** With what may be begun upon it: `draftMeasure` and, while a month's report is awaited, `submitProgress`. */
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type ProblemView = z.infer<typeof ProblemView>

export const showProblem = endpoint({
  name: 'showProblem',
  method: 'GET',
  path: '/api/problems/:id',
  may: 'problem.read',
  summary: { zh: '问题页', en: 'One problem' },
  params: z.object({ id: Id }),
  reply: ProblemView,
})

export const showProblemTrail = endpoint({
  name: 'showProblemTrail',
  method: 'GET',
  path: '/api/problems/:id/trail',
  may: 'problem.read',
  summary: { zh: '问题的时间线', en: 'Time line of a problem, latest first, with that of its measures and reports' },
  params: z.object({ id: Id }),
  query: PageQuery,
  reply: page(TrailEntry),
})

const text = (most: number) => z.string().trim().max(most)

/** What may be said about a problem when it is reported or amended. */
export const ProblemFacts = z.object({
  dimension: DimensionId,
  words: text(2000).min(2, said('请写明问题', 'Say what is wrong')),
  /** Code of a checklist item, such as MJ-B1; its veto mark and version are taken from the checklist. */
  clause: text(20).optional(),
  cause: text(1000).optional(),
  causeKind: CauseKind.optional(),
  externalNumber: text(60).optional(),
  files: z.array(Id).max(30).default([]),
})
export type ProblemFacts = z.infer<typeof ProblemFacts>

/**
 * Where the problem lies. An enterprise brings its name, place and industry along; of a site not registered the area, and of an
 * area × industry both; of a unit the area it belongs to, or the city's first area where it is the city's own.
 */
export const ProblemSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enterprise'), enterpriseId: Id, siteId: Id.optional(), industry: text(60).optional() }),
  z.object({
    kind: z.literal('site'),
    siteName: text(120).min(2, said('请写明场所名称或地址', 'Give the name or address of the place')),
    area: text(20),
    township: text(20).optional(),
    grid: text(40).optional(),
    industry: text(60).optional(),
  }),
  z.object({ kind: z.literal('areaIndustry'), area: text(20), industry: text(60), township: text(20).optional() }),
  z.object({ kind: z.literal('unit'), unitId: text(80), area: text(20).optional(), industry: text(60).optional() }),
])
export type ProblemSubject = z.infer<typeof ProblemSubject>

export const ReportProblemBody = ProblemFacts.extend({
  requestId: Id,
  subject: ProblemSubject,
  source: ProblemSource.default('survey'),
  /** Today where left out; never later. */
  foundOn: Day.optional(),
  /** The closed problem that has come back (反弹). */
  previousProblem: Id.optional(),
  onBehalfOf: OnBehalf.optional(),
  basis: DecisionBasis.optional(),
})

export const reportProblem = endpoint({
  name: 'reportProblem',
  method: 'POST',
  path: '/api/problems',
  may: 'problem.report',
  summary: { zh: '上报问题', en: 'Report a problem' },
  body: ReportProblemBody,
  reply: ProblemView,
})

/** What the form of a new problem offers: the checklist items of an industry, and the common ones. */
export const showProblemForm = endpoint({
  name: 'showProblemForm',
  method: 'GET',
  path: '/api/problem-form',
  may: 'problem.report',
  summary: { zh: '上报表单的选项', en: 'Options of the reporting form' },
  query: z.object({ industry: text(60).optional() }),
  reply: z.object({
    items: z.array(z.object({ code: z.string(), dimension: DimensionId, requirement: z.string(), veto: z.boolean() })),
    sources: z.array(z.object({ id: ProblemSource, words: WordsShape })),
    causeKinds: z.array(z.object({ id: CauseKind, words: WordsShape })),
  }),
})

/** What the forms on a problem's page offer. */
export const showProblemOptions = endpoint({
  name: 'showProblemOptions',
  method: 'GET',
  path: '/api/problems/:id/options',
  may: 'problem.read',
  summary: { zh: '问题各表单的选项', en: 'Options of the forms on a problem' },
  params: z.object({ id: Id }),
  reply: z.object({
    /** Units it can be handed to: of its area and township, and of the city. */
    units: z.array(
      z.object({ id: z.string(), name: z.string(), level: z.enum(['city', 'area', 'township', 'external']) }),
    ),
    /** The enterprise itself, where it is about one. */
    enterprise: z.object({ id: Id, name: z.string() }).nullable(),
    leaders: z.array(z.object({ id: Id, name: z.string(), unitName: z.string() })),
    /** Latest term this post may set without the leading group's document; null where there is no batch. */
    batchDeadline: Day.nullable(),
    /** Latest term of a lower hop, where one's own unit was handed it. */
    upperTerm: Day.nullable(),
    /** Steps a return may go back to: `rectifying`, or an earlier checkpoint. */
    returnSteps: z.array(z.object({ id: z.string(), words: WordsShape })),
    levels: z.array(z.object({ id: LevelId, name: WordsShape })),
    /** Measures that an assessment proposed for it, then those of its checklist item; without the ones it has. */
    proposedMeasures: z.array(z.string()),
  }),
})
