import type { z } from 'zod'
import type { DocumentTemplate, UnitLetterhead } from '#contract/ground/document-template.ts'
import type { Role } from '#contract/ground/role.ts'
import type { SourceTag } from '#contract/mandate/campaign-datum.ts'
import type {
  AssessmentFile,
  Checkpoint,
  Clock,
  DimensionId,
  Industry,
  Level,
  UnitKind,
} from '#contract/mandate/campaign-file.ts'
import type { ExchangeSystem } from '#contract/mandate/exchange-file.ts'
import type { GuardFile } from '#contract/mandate/guard-file.ts'
import type { HelpFile } from '#contract/mandate/help-file.ts'
import type { IntegrityRule } from '#contract/mandate/integrity-file.ts'
import type { PaperKind } from '#contract/mandate/papers-file.ts'
import type { TaskTemplate } from '#contract/mandate/tasks-file.ts'
import type { WatchFile } from '#contract/mandate/watch-file.ts'

type DeepReadonly<Value> = Value extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
    : Value

export type CampaignIndustry = DeepReadonly<Industry>
export type CampaignClock = DeepReadonly<Clock>
export type CampaignLevel = DeepReadonly<Level>
export type CampaignCheckpoint = DeepReadonly<Checkpoint>
export type CampaignAssessment = DeepReadonly<z.infer<typeof AssessmentFile>>
export type CampaignIntegrityRule = DeepReadonly<z.infer<typeof IntegrityRule>>
export type CampaignGuard = DeepReadonly<z.infer<typeof GuardFile>>
export type CampaignWatch = DeepReadonly<z.infer<typeof WatchFile>>
export type CampaignExchangeSystem = DeepReadonly<z.infer<typeof ExchangeSystem>>
export type CampaignTaskTemplate = DeepReadonly<TaskTemplate>

export interface Batch {
  readonly number: 1 | 2 | 3
  readonly deadline: string
}

/** 区块: a county or a zone. Its townships are those it runs, found by `township.area`. */
export interface Area {
  readonly code: string
  readonly name: string
  readonly shortNames: readonly string[]
  readonly kind: 'county' | 'zone'
  readonly statutory: boolean
  readonly formerNames: readonly string[]
  readonly lng: number
  readonly lat: number
}

/** A township has one running area and one statutory county; counted by either, it is counted once. */
export interface Township {
  readonly code: string
  readonly name: string
  readonly kind: 'street' | 'town' | 'township' | 'ethnicTownship' | 'branchOffice'
  /** Whether its code is statutory; own codes look like `330803-HL`. */
  readonly statutory: boolean
  /** Code of the area that runs it. */
  readonly area: string
  /** Code of the statutory county it lies in. */
  readonly county: string
  readonly formerNames: readonly string[]
  readonly lng: number
  readonly lat: number
}

export interface Unit {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly level: 'province' | 'city' | 'area' | 'township'
  /** The unit above it: the leading group for city units, the area's government for the area's, null at the top. */
  readonly parent: string | null
  readonly area: string | null
  readonly township: string | null
  /** Industries it is in charge of; for a working group, its one industry. */
  readonly industries: readonly string[]
  /** The city unit with the same function, for units of an area. */
  readonly counterpart: string | null
  /** Units whose people make it up, for working groups. */
  readonly members: readonly string[]
  /** Roles a post in it may have. */
  readonly roles: readonly Role[]
}

export interface Dimension {
  readonly id: DimensionId
  readonly letter: 'A' | 'B' | 'C' | 'D' | 'E'
  readonly name: string
  readonly aim: string
}

export interface ChecklistItem {
  readonly code: string
  readonly dimension: DimensionId
  readonly requirement: string
  readonly howJudged: string
  readonly veto: boolean
  /** Measures that usually answer it, as proposals. */
  readonly measures: readonly string[]
  readonly tag: SourceTag
  readonly source: string
  /** 草案 unless a source was seen (V) or the plan says it (S). */
  readonly status: 'draft' | 'inForce'
}

export interface Checklist {
  /** Industry id, or `common`. */
  readonly industry: string
  readonly prefix: string
  readonly title: string
  readonly basis: string
  readonly items: readonly ChecklistItem[]
}

export interface AmbiguousWord {
  readonly word: string
  readonly candidates: readonly string[]
  readonly note: string | null
}

/** One city's campaign as read from its folder: cross-checked and frozen. */
export interface Campaign {
  readonly id: string
  readonly name: string
  /** Semantic version written in campaign.yaml; `campaignVersion` adds the content's hash. */
  readonly version: string
  readonly plan: {
    readonly title: string
    readonly number: string | null
    readonly date: string
    readonly issuer: string
    readonly basis: string
  }
  readonly city: {
    readonly code: string
    readonly name: string
    readonly shortName: string
    readonly province: string
    readonly lng: number
    readonly lat: number
    readonly bounds: { readonly west: number; readonly east: number; readonly south: number; readonly north: number }
  }
  readonly period: { readonly from: string; readonly to: string }
  readonly batches: readonly Batch[]
  readonly industries: readonly CampaignIndustry[]
  readonly ambiguousIndustryWords: readonly AmbiguousWord[]
  readonly areas: readonly Area[]
  readonly ambiguousAreaWords: readonly AmbiguousWord[]
  readonly townships: readonly Township[]
  readonly units: readonly Unit[]
  readonly taskTemplates: readonly CampaignTaskTemplate[]
  readonly dimensions: readonly Dimension[]
  readonly clocks: readonly CampaignClock[]
  readonly levels: readonly CampaignLevel[]
  readonly checklists: readonly Checklist[]
  /** 评估打分. */
  readonly assessment: CampaignAssessment
  /** What the whole base is held against each night. */
  readonly integrityRules: readonly CampaignIntegrityRule[]
  readonly watch: CampaignWatch
  /** 外部系统: with whom records are exchanged by workbook, under which headers. */
  readonly exchangeSystems: readonly CampaignExchangeSystem[]
  /** 一刀切防线. */
  readonly guard: CampaignGuard
  /** 四(三)-1: what help there is for enterprises. */
  readonly help: DeepReadonly<HelpFile>
  readonly problemWords: readonly { readonly dimension: DimensionId; readonly words: readonly string[] }[]
  /** 文书: the texts of papers, and how units sign them. */
  readonly papers: {
    readonly templates: Readonly<Record<PaperKind, DocumentTemplate>>
    readonly letterheads: readonly UnitLetterhead[]
  }
}
