import { z } from 'zod'
import { ActionOffer, ChangeRequest, Day, endpoint, Id, Moment, RequestId } from '../ground/endpoint.ts'
import { WordsShape } from '../ground/identity.ts'
import { said } from '../ground/said.ts'
import { AssessmentFile, DimensionId, ItemResult } from '../mandate/campaign-file.ts'
import { assessmentStates } from './assessment.states.ts'
import { CauseKind } from './cause-kind.ts'

const text = (most: number) => z.string().trim().max(most)

export const AssessmentState = z.enum(
  Object.keys(assessmentStates.states) as [keyof typeof assessmentStates.states, keyof typeof assessmentStates.states],
)

/** 基线评估 before remediation, 整治后评估 after it: the same sheet, so that the two can be compared. */
export const AssessmentKind = z.enum(['baseline', 'afterRemediation'])
export type AssessmentKind = z.infer<typeof AssessmentKind>
export const assessmentKindWords: Readonly<Record<AssessmentKind, { zh: string; en: string }>> = {
  baseline: { zh: '基线评估', en: 'Baseline' },
  afterRemediation: { zh: '整治后评估', en: 'After remediation' },
}

export const itemResultWords: Readonly<Record<ItemResult, { zh: string; en: string }>> = {
  met: { zh: '符合', en: 'Met' },
  metWithinTerm: { zh: '基本符合', en: 'Met within a term' },
  notMet: { zh: '不符合', en: 'Not met' },
  notApplicable: { zh: '不适用', en: 'Not applicable' },
}

const Scale = AssessmentFile.pick({ points: true, weights: true, vetoFailed: true })

export const DimensionScoreView = z.object({
  dimension: DimensionId,
  weight: z.number(),
  applicable: z.number(),
  points: z.number(),
  score: z.number().nullable(),
})

/** A problem of the enterprise that is open and names an item. */
const NamedProblem = z.object({ id: Id, number: z.string() })

export const AssessmentRow = z.object({
  id: Id,
  version: z.number().int(),
  state: AssessmentState,
  kind: AssessmentKind,
  industry: z.string(),
  visitedOn: Day,
  total: z.number().nullable(),
  scores: z.array(DimensionScoreView),
  /** Codes of the 否决项 that were not met. */
  vetoFailed: z.array(z.string()),
  /** How many problems it found, made by it or known before. */
  problems: z.number().int(),
  foundBy: z.string(),
  recordedAt: Moment,
})
export type AssessmentRow = z.infer<typeof AssessmentRow>

/** What may be begun for one industry of the enterprise: the baseline, or the one after remediation. */
export const AssessmentOffer = z.object({
  industry: z.string(),
  kind: AssessmentKind,
  offer: ActionOffer,
})

/** The assessments of an enterprise, the latest first, at most 100, and which may be begun. */
export const listAssessments = endpoint({
  name: 'listAssessments',
  method: 'GET',
  path: '/api/enterprises/:id/assessments',
  may: 'assessment.read',
  summary: { zh: '企业的评估', en: 'The assessments of an enterprise' },
  params: z.object({ id: Id }),
  reply: z.object({ rows: z.array(AssessmentRow), offers: z.array(AssessmentOffer), asOf: Moment }),
})

/** The version of a checklist that an assessment is made by: the industry's own, then the common one. */
const NamedChecklist = z.object({
  id: Id,
  industry: z.string(),
  number: z.number().int(),
  stateWords: WordsShape,
  /** 草案: nobody has put a verified version in force yet. */
  provisional: z.boolean(),
})

export const SheetItem = z.object({
  code: z.string(),
  dimension: DimensionId,
  requirement: z.string(),
  howJudged: z.string(),
  /** The law or standard it rests on. */
  source: z.string(),
  weight: z.number(),
  /** What evidence is asked for; empty where nothing is said. */
  evidence: z.string(),
  /** Usual causes, as proposals. */
  causes: z.array(z.string()),
  veto: z.boolean(),
  /** 草案: not seen in a source. */
  draft: z.boolean(),
  measures: z.array(z.string()),
  /** Open problems of the enterprise that name this item: such a finding makes no second one. */
  openProblem: NamedProblem.nullable(),
  /** What the latest assessment that stands said of it. */
  before: z.object({ result: ItemResult, visitedOn: Day }).nullable(),
})
export type SheetItem = z.infer<typeof SheetItem>

/** The sheet of one industry: its items in the order of dimensions, the industry's own before the common ones. */
export const showAssessmentSheet = endpoint({
  name: 'showAssessmentSheet',
  method: 'GET',
  path: '/api/enterprises/:id/assessment-sheet',
  may: 'assessment.record',
  summary: { zh: '评估表', en: 'The sheet of an assessment' },
  params: z.object({ id: Id }),
  /** The enterprise's first industry where left out. */
  query: z.object({ industry: text(60).optional() }),
  reply: z.object({
    enterprise: z.object({ id: Id, name: z.string(), township: z.string(), area: z.string() }),
    industry: z.string(),
    industries: z.array(z.string()),
    kind: AssessmentKind,
    offer: ActionOffer,
    campaignVersion: z.string(),
    /** The versions that the items stand in; sent back with the answers. */
    checklists: z.array(NamedChecklist),
    scale: Scale,
    items: z.array(SheetItem),
    asOf: Moment,
  }),
})
export type AssessmentSheet = z.output<typeof showAssessmentSheet.reply>

/** The answer to one item. A finding (基本符合, 不符合) says what is wrong. */
export const AssessmentAnswer = z
  .object({
    code: text(20),
    result: ItemResult,
    /** Why it does not apply. */
    reason: text(500).optional(),
    /** What is wrong, in words. */
    words: text(2000).optional(),
    causeKind: CauseKind.optional(),
    cause: text(1000).optional(),
    /** Proposed measures, from the item's templates or one's own. */
    measures: z.array(text(300).min(2)).max(12).default([]),
    /** Whether 基本符合 becomes a problem too; 不符合 always does. */
    asProblem: z.boolean().default(false),
    files: z.array(Id).max(30).default([]),
  })
  .superRefine((answer, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (answer.result === 'notApplicable' && (answer.reason ?? '').length < 2)
      wrong('reason', said('请写明为何不适用', 'Say why it does not apply'))
    const finding = answer.result === 'notMet' || (answer.result === 'metWithinTerm' && answer.asProblem)
    if (finding && (answer.words ?? '').length < 2) wrong('words', said('请写明问题', 'Say what is wrong'))
  })
export type AssessmentAnswer = z.output<typeof AssessmentAnswer>

export const RecordAssessmentBody = z.object({
  requestId: RequestId,
  industry: text(60),
  kind: AssessmentKind,
  /** Today where left out; never later. */
  visitedOn: Day.optional(),
  /** Who was there besides. */
  present: text(200).optional(),
  remarks: text(2000).optional(),
  /** Of the sheet that was answered: a sheet changed since is refused, the draft stays. */
  campaignVersion: text(60),
  checklists: z.array(Id).min(1).max(2),
  answers: z.array(AssessmentAnswer).max(200),
})
export type RecordAssessment = z.output<typeof RecordAssessmentBody>

const AnswerView = z.object({
  code: z.string(),
  dimension: DimensionId,
  requirement: z.string(),
  veto: z.boolean(),
  weight: z.number(),
  result: ItemResult,
  /** Null where it does not apply. */
  points: z.number().nullable(),
  reason: z.string().nullable(),
  words: z.string().nullable(),
  causeKind: CauseKind.nullable(),
  cause: z.string().nullable(),
  measures: z.array(z.string()),
  files: z.array(Id),
  /** `known` was open before; else this assessment made it. */
  problem: NamedProblem.extend({ known: z.boolean() }).nullable(),
  /** The result in the assessment it is compared with. */
  compared: ItemResult.nullable(),
})

export const AssessmentView = AssessmentRow.extend({
  enterprise: z.object({ id: Id, name: z.string() }),
  campaignVersion: z.string(),
  /** What it was made by; empty for one that was made before versions were kept. */
  checklists: z.array(NamedChecklist),
  scale: Scale,
  /** The total without regard to 否决项. */
  uncapped: z.number().nullable(),
  present: z.string().nullable(),
  remarks: z.string().nullable(),
  answers: z.array(AnswerView),
  /** The standing one of the other kind: the latest after remediation for a baseline, the baseline for one after. */
  compared: AssessmentRow.nullable(),
  /**
   * Where the two were made on different versions: what they come to over the items that both have, and the items that one alone has.
   * Null where both asked the same.
   */
  onCommonItems: z
    .object({
      checklists: z.array(NamedChecklist),
      items: z.number().int(),
      scores: z.array(DimensionScoreView),
      total: z.number().nullable(),
      comparedScores: z.array(DimensionScoreView),
      comparedTotal: z.number().nullable(),
      /** Codes that the other does not have. */
      onlyHere: z.array(z.string()),
      onlyThere: z.array(z.string()),
    })
    .nullable(),
  voided: z.object({ by: z.string(), reason: z.string() }).nullable(),
  stateWords: WordsShape,
  actions: z.array(ActionOffer),
  asOf: Moment,
})
export type AssessmentView = z.infer<typeof AssessmentView>

export const recordAssessment = endpoint({
  name: 'recordAssessment',
  method: 'POST',
  path: '/api/enterprises/:id/assessments',
  may: 'assessment.record',
  summary: assessmentStates.actions.record.words,
  params: z.object({ id: Id }),
  body: RecordAssessmentBody,
  reply: AssessmentView,
})

export const showAssessment = endpoint({
  name: 'showAssessment',
  method: 'GET',
  path: '/api/assessments/:id',
  may: 'assessment.read',
  summary: { zh: '评估', en: 'One assessment' },
  params: z.object({ id: Id }),
  reply: AssessmentView,
})

export const VoidAssessmentInput = z.object({ reason: text(1000).min(2, said('请说明理由', 'Give a reason')) })

export const voidAssessment = endpoint({
  name: 'assessment.void',
  method: 'POST',
  path: '/api/assessments/:id/void',
  may: 'assessment.void',
  summary: assessmentStates.actions.void.words,
  params: z.object({ id: Id }),
  body: ChangeRequest.extend({ input: VoidAssessmentInput }),
  reply: AssessmentView,
})

/** How many enterprises of each area × industry are on the list, how many of them are assessed, and with what average. */
export const showAssessmentProgress = endpoint({
  name: 'showAssessmentProgress',
  method: 'GET',
  path: '/api/assessment-progress',
  may: 'board.read',
  summary: { zh: '评估进度', en: 'How far the assessments have come' },
  reply: z.object({
    /** Cells in which an enterprise is on the list. */
    cells: z.array(
      z.object({
        area: z.string(),
        industry: z.string(),
        listed: z.number().int(),
        assessed: z.number().int(),
        /** Of the baselines that stand, to one decimal; null where there are fewer than three. */
        average: z.number().nullable(),
        /** Whether the acting post reaches the whole cell and may open its rows. */
        withinScope: z.boolean(),
      }),
    ),
    asOf: Moment,
  }),
})
export type AssessmentProgress = z.output<typeof showAssessmentProgress.reply>
