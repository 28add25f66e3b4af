import { z } from 'zod'
import { Role } from '../ground/role.ts'
import { said } from '../ground/said.ts'
import {
  areaCode,
  camel,
  countyCode,
  date,
  kebab,
  latitude,
  longitude,
  SourceTag,
  text,
  townshipCode,
  unitReference,
  words,
} from './campaign-datum.ts'

/** The five dimensions of 二-4, in the order of their letters A–E. */
export const DimensionId = z.enum([
  'processEquipment',
  'pollutionControl',
  'energySaving',
  'environmentalManagement',
  'riskControl',
])
export type DimensionId = z.infer<typeof DimensionId>

const BatchNumber = z.union([z.literal(1), z.literal(2), z.literal(3)])

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

const TownshipKind = z.enum(['street', 'town', 'township', 'ethnicTownship', 'branchOffice'])
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
const AreaEntry = z.strictObject({
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
const ClockUnit = z.enum(['workingDay', 'day', 'month', 'dayOfMonth'])
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
  'inclusionDecision',
  'guardDecision',
  'measureProposal',
  'planReview',
  'planRevision',
  'planFiling',
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
  'documentRevision',
  'documentReview',
  'documentSignature',
  'documentIssue',
  'documentFiling',
  'documentVoiding',
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

/** 检查结果 of one item: 符合, 基本符合(限期), 不符合, 不适用. */
export const ItemResult = z.enum(['met', 'metWithinTerm', 'notMet', 'notApplicable'])
export type ItemResult = z.infer<typeof ItemResult>

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
  /** Measures that usually answer it, in our own words: proposals, never prescriptions. */
  measures: z.array(text).min(1).optional(),
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

/** Words typical of a problem's text, as a hint at its dimension. */
export const ProblemWordsFile = z.strictObject({
  problemWords: z.array(z.strictObject({ dimension: DimensionId, words: z.array(text).min(1) })),
})

const points = z.number().min(0).max(100)
const weight = z.number().min(0).max(100)
/** 评估打分: what a result earns, what a dimension weighs, what a failed 否决项 does. */
export const AssessmentFile = z.strictObject({
  points: z.strictObject({ met: points, metWithinTerm: points, notMet: points }),
  /** Share of each dimension in the total, per cent. */
  weights: z.strictObject({
    processEquipment: weight,
    pollutionControl: weight,
    energySaving: weight,
    environmentalManagement: weight,
    riskControl: weight,
  }),
  /** The most that the total comes to once a 否决项 is not met; null where it is only marked. */
  vetoFailed: z.strictObject({ totalAtMost: points.nullable() }),
  tag: SourceTag,
  source: text,
})
