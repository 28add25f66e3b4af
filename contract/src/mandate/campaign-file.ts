import { z } from 'zod'
import { Role } from '../ground/role.ts'

/**
 * The shape of a campaign's folder, one schema a file. Messages are written `中文 / English`, so that whoever edits the YAML is
 * told in both languages. Units of length are days or degrees as named; dates are `YYYY-MM-DD`, codes are quoted text.
 */
const said = (zh: string, en: string) => `${zh} / ${en}`

const text = z.string().trim().min(1, said('不能为空', 'must not be empty'))
const date = z.iso.date(said('应为 YYYY-MM-DD 形式的真实日期', 'expected a real date written YYYY-MM-DD'))
const longitude = z.number().min(73).max(136)
const latitude = z.number().min(3).max(54)
const words = z.strictObject({ zh: text, en: text })

/** Ids of the campaign's data: kebab-case, `wood-furniture`, `city-ecology`, `330881-ecology`, `QZ-ZZ-office`. */
const kebab = z
  .string()
  .regex(
    /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    said(
      '应为字母、数字和短横组成的编号，如 wood-furniture',
      'expected letters, digits and hyphens, as in wood-furniture',
    ),
  )
/** Ids that name code: camelCase, `areaListed`. */
const camel = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, said('应为驼峰式编号，如 areaListed', 'expected camelCase, as in areaListed'))
const countyCode = z
  .string()
  .regex(
    /^\d{6}$/,
    said('应为加引号的 6 位行政区划代码，如 "330881"', 'expected a quoted code of six digits, as in "330881"'),
  )
const areaCode = z
  .string()
  .regex(
    /^(\d{6}|[A-Z]{2}-[A-Z]{2})$/,
    said(
      '应为加引号的 6 位行政区划代码，或功能区自编代码，如 QZ-ZZ',
      'expected a quoted code of six digits, or a zone code such as QZ-ZZ',
    ),
  )
const townshipCode = z
  .string()
  .regex(
    /^\d{6}(\d{3}|-[A-Z]{2})$/,
    said(
      '应为加引号的 9 位代码，或无法定代码时的自编代码，如 330803-HL',
      'expected a quoted code of nine digits, or an own code such as 330803-HL where there is no statutory one',
    ),
  )

/** Where a datum comes from: V seen in a source, S in the plan itself, I inferred, K general knowledge not verified. */
export const SourceTag = z.enum(['V', 'S', 'I', 'K'])
export type SourceTag = z.infer<typeof SourceTag>

/** The five dimensions of 二-4, in the order of their letters A–E. */
export const DimensionId = z.enum([
  'processEquipment',
  'pollutionControl',
  'energySaving',
  'environmentalManagement',
  'riskControl',
])
export type DimensionId = z.infer<typeof DimensionId>

export const BatchNumber = z.union([z.literal(1), z.literal(2), z.literal(3)])

export const CampaignFile = z.strictObject({
  id: kebab,
  name: text,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, said('应为三段版本号，如 1.0.0', 'expected a version such as 1.0.0')),
  plan: z.strictObject({ title: text, number: text.nullable(), date, issuer: text, basis: text }),
  city: z.strictObject({
    code: countyCode,
    name: text,
    shortName: text,
    province: text,
    lng: longitude,
    lat: latitude,
    bounds: z.strictObject({ west: longitude, east: longitude, south: latitude, north: latitude }),
  }),
  period: z.strictObject({ from: date, to: date }),
  batches: z.array(z.strictObject({ number: BatchNumber, deadline: date })).min(1),
})

export const Industry = z.strictObject({
  id: kebab,
  name: text,
  batch: BatchNumber,
  deadline: date,
  lead: kebab,
  leadTag: SourceTag,
  cooperating: z.array(kebab),
  contest: z.boolean(),
  checklist: z.string().regex(/^[A-Z]{2}$/, said('应为两个大写字母，如 MJ', 'expected two capital letters, as in MJ')),
  aliases: z.array(text),
  gbt4754: z.array(
    z.string().regex(/^[A-Z]\d{2,4}$/, said('应为国民经济行业代码，如 C2110', 'expected a code such as C2110')),
  ),
  issueTopics: z.array(text),
})
export type Industry = z.infer<typeof Industry>

/** A word that may mean several industries, or one of them or none: a person decides. */
export const AmbiguousWord = z.strictObject({ word: text, candidates: z.array(kebab).min(1), note: text.optional() })
export const IndustriesFile = z.strictObject({
  industries: z.array(Industry).min(1),
  ambiguous: z.array(AmbiguousWord),
})

export const TownshipKind = z.enum(['street', 'town', 'township', 'ethnicTownship', 'branchOffice'])
const TownshipEntry = z.strictObject({
  code: townshipCode,
  name: text,
  kind: TownshipKind,
  statutory: z.boolean().optional(),
  runBy: areaCode.optional(),
  formerNames: z.array(text).optional(),
  lng: longitude,
  lat: latitude,
})
export const AreaEntry = z.strictObject({
  code: areaCode,
  name: text,
  shortNames: z.array(text).min(1),
  kind: z.enum(['county', 'zone']),
  statutory: z.boolean(),
  formerNames: z.array(text),
  lng: longitude,
  lat: latitude,
  townships: z.array(TownshipEntry),
})
export const AreasFile = z.strictObject({
  areas: z.array(AreaEntry).min(1),
  ambiguous: z.array(z.strictObject({ word: text, candidates: z.array(areaCode).min(2) })),
})

export const UnitKind = z.enum([
  'province',
  'leadingGroup',
  'leadingGroupOffice',
  'ecology',
  'industryDepartment',
  'department',
  'enforcement',
  'areaGovernment',
  'areaTaskForce',
  'township',
  'workingGroup',
])
export type UnitKind = z.infer<typeof UnitKind>

/** A literal unit id, or a place-holder filled per industry or area, as in `@areaIndustry`. */
export const unitPlaceholders = [
  '@cityIndustry',
  '@workingGroup',
  '@areaIndustry',
  '@areaEcology',
  '@areaOffice',
  '@areaGovernment',
  '@areaEnforcement',
] as const
export type UnitPlaceholder = (typeof unitPlaceholders)[number]
const unitReference = z
  .string()
  .regex(
    new RegExp(`^(${unitPlaceholders.join('|')}|[A-Za-z0-9]+(-[A-Za-z0-9]+)*)$`),
    said(
      `应为单位编号，如 city-ecology，或占位符 ${unitPlaceholders.join('、')}`,
      `expected a unit id such as city-ecology, or one of ${unitPlaceholders.join(', ')}`,
    ),
  )

const roles = z.array(Role)
export const UnitsFile = z.strictObject({
  city: z.array(z.strictObject({ id: kebab, name: text, shortName: text, kind: UnitKind, roles })).min(1),
  perArea: z.array(
    z.strictObject({
      suffix: kebab,
      kind: UnitKind,
      inCounty: text,
      inZone: text,
      shortName: text,
      roles,
    }),
  ),
  perTownship: z.strictObject({ roles }),
  perIndustry: z.strictObject({
    name: text,
    roles,
    members: z.array(unitReference).min(1),
    furtherMembers: z.record(kebab, z.array(kebab)),
  }),
})

export const DimensionsFile = z.strictObject({
  dimensions: z
    .array(z.strictObject({ id: DimensionId, letter: z.enum(['A', 'B', 'C', 'D', 'E']), name: text, aim: text }))
    .length(5, said('应正好五个维度', 'expected exactly five dimensions')),
})

/** `dayOfMonth`: falls due on that day of every month; the other units are lengths. */
export const ClockUnit = z.enum(['workingDay', 'day', 'month', 'dayOfMonth'])
/** The clocks the product's tables refer to; a campaign says how long each is, and must say it for all. */
export const ClockId = z.enum([
  'problemTriage',
  'hopReceipt',
  'hopDecline',
  'urgeInterval',
  'countersignature',
  'declarationGrace',
  'recordVerification',
  'recordConfirmation',
  'measureProposal',
  'progressReport',
  'checkpoint',
  'publicNotice',
  'lookBackFirst',
  'lookBackSecond',
  'inspectionReply',
  'letterAnswer',
  'selfAcceptance',
  'termedRectification',
  'recordedDecisionConfirmation',
  'ladderReminder',
  'ladderBlue',
  'ladderYellow',
  'ladderRed',
])
export type ClockId = z.infer<typeof ClockId>
export const Clock = z.strictObject({
  id: ClockId,
  name: words,
  length: z.int().min(1).max(366),
  unit: ClockUnit,
  /** What starts it; for `before` clocks, the deadline it precedes. */
  runsFrom: words,
  direction: z.enum(['after', 'before']),
  clause: text.nullable(),
  source: text,
  tag: SourceTag,
})
export type Clock = z.infer<typeof Clock>
export const ClocksFile = z.strictObject({ clocks: z.array(Clock).min(1) })

export const LevelId = z.enum(['ordinary', 'areaListed', 'cityListed'])
export type LevelId = z.infer<typeof LevelId>
export const Checkpoint = z.strictObject({
  id: camel,
  name: words,
  /** Any of these roles may do it; with `everyRole`, one person of each is needed. */
  roles: roles.min(1, said('至少一个角色', 'at least one role')),
  everyRole: z.boolean(),
  minimumPersons: z.int().min(1).max(9),
  onSite: z.boolean(),
  /** Nobody who took part in a lower checkpoint may take part in this one. */
  noneInvolvedBelow: z.boolean(),
  clock: ClockId,
})
export type Checkpoint = z.infer<typeof Checkpoint>
export const Level = z.strictObject({
  id: LevelId,
  name: words,
  checkpoints: z.array(Checkpoint).min(1),
  noticeRequired: z.boolean(),
  /** The signature that strikes the problem off (销号), after the last checkpoint and the notice. */
  closure: z.strictObject({
    id: camel,
    name: words,
    roles: roles.min(1, said('至少一个角色', 'at least one role')),
    /** A decision taken on paper or in person by a leader must be named (决定依据). */
    leaderBasisRequired: z.boolean(),
  }),
})
export type Level = z.infer<typeof Level>
export const LevelsFile = z.strictObject({
  levels: z.array(Level).length(3, said('应正好三个层级', 'expected exactly three levels')),
})

const ChecklistEntry = z.strictObject({
  code: z
    .string()
    .regex(
      /^(G|[A-Z]{2})-[A-E]\d{1,2}$/,
      said(
        '应为如 MJ-B1 的条款号，字母 A–E 表示维度',
        'expected a code such as MJ-B1, the letter A–E being the dimension',
      ),
    ),
  requirement: text,
  howJudged: text,
  veto: z.boolean(),
  tag: SourceTag,
  source: text,
})
export const ChecklistFile = z.strictObject({
  /** An industry's id, or `common` for the items of all industries. */
  industry: kebab,
  prefix: z.string().regex(/^(G|[A-Z]{2})$/, said('应为 G 或两个大写字母', 'expected G or two capital letters')),
  title: text,
  basis: text,
  items: z.array(ChecklistEntry).min(1),
})

/**
 * When a task is due: a `date`; a date for each batch; `batchMonths` before (negative) or after the industry's deadline; the last day
 * of each period; or a day of each period's last month.
 */
const TaskDue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), date }),
  z.strictObject({ kind: z.literal('byBatch'), dates: z.strictObject({ 1: date, 2: date, 3: date }) }),
  z.strictObject({ kind: z.literal('batchMonths'), months: z.int().min(-36).max(12) }),
  z.strictObject({ kind: z.literal('periodEnd') }),
  z.strictObject({ kind: z.literal('periodDay'), day: z.int().min(1).max(28) }),
])
export const TaskPeriod = z.enum(['once', 'month', 'quarter', 'halfYear', 'year'])
export const TaskTemplate = z.strictObject({
  id: kebab,
  clause: text,
  title: text,
  /** What is handed in when the task is reported. */
  product: text,
  lead: unitReference,
  cooperating: z.array(unitReference),
  /** Who says that it is done (已确认). */
  confirmedBy: unitReference,
  industries: z.union([z.enum(['none', 'all', 'contest']), z.array(kebab).min(1)]),
  areas: z.union([z.enum(['none', 'all']), z.array(areaCode).min(1)]),
  period: TaskPeriod,
  /** Recurring tasks of an industry end with its batch, or go on to the campaign's end. */
  until: z.enum(['batch', 'campaign']),
  due: TaskDue,
  /** Whether the plan itself sets this term (S) or it is our proposal (I). */
  termTag: SourceTag,
})
export type TaskTemplate = z.infer<typeof TaskTemplate>
export const TasksFile = z.strictObject({ tasks: z.array(TaskTemplate).min(1) })

/** Words typical of a problem's text, as a hint at its dimension. */
export const ProblemWordsFile = z.strictObject({
  problemWords: z.array(z.strictObject({ dimension: DimensionId, words: z.array(text).min(1) })),
})
