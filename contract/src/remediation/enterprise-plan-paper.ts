import { z } from 'zod'
import { DimensionScoreView } from '../baseline/assessment.ts'
import { Pollutant } from '../baseline/emission-words.ts'
import { Day, Id, type Words } from '../ground/endpoint.ts'
import { said } from '../ground/said.ts'
import { DimensionId } from '../mandate/campaign-file.ts'

const text = (most: number) => z.string().trim().max(most)

/** Where the money comes from. */
export const MoneySource = z.enum(['own', 'subsidy', 'loan', 'other'])
export type MoneySource = z.infer<typeof MoneySource>
export const moneySourceWords: Readonly<Record<MoneySource, Words>> = {
  own: { zh: '企业自筹', en: 'Own money' },
  subsidy: { zh: '财政补助', en: 'Subsidy' },
  loan: { zh: '银行信贷', en: 'Loan' },
  other: { zh: '其他', en: 'Other' },
}

/** 预期减排: the six pollutants of the form, tonnes a year. */
export const CutPollutant = Pollutant.exclude(['other'])
export type CutPollutant = z.infer<typeof CutPollutant>

/** 产污环节: where something is emitted, what, and how it is treated at present. */
const PollutionPoint = z.object({
  where: text(120).min(1, said('请填写产污环节', 'Say where')),
  what: text(200).min(1, said('请填写污染物', 'Say what is emitted')),
  treatment: text(300).default(''),
})

/** 进度节点; its id is made where it is first written down and stays with it through amendments. */
const PlanNode = z.object({
  id: Id,
  words: text(200).min(2, said('请写明节点内容', 'Say what is reached')),
  due: Day,
})
export type PlanNode = z.infer<typeof PlanNode>

const Money = z.object({
  source: MoneySource,
  /** 万元 */
  amount: z
    .number(said('请填写金额', 'Give the amount'))
    .min(0, said('金额不能为负', 'An amount cannot be negative'))
    .max(1_000_000, said('金额过大，请核对单位（万元）', 'Too large; the unit is 10,000 yuan')),
  words: text(120).default(''),
})

/** Tonnes a year, to the kilogram. */
const Cut = z
  .number()
  .min(0, said('减排量不能为负', 'A cut cannot be negative'))
  .max(1_000_000, said('减排量过大，请核对单位（吨/年）', 'Too large; the unit is tonnes a year'))

/** What the drafter writes; all else of a plan is read from the records. */
export const PlanContent = z.object({
  situation: text(4000),
  process: text(4000),
  points: z.array(PollutionPoint).max(40),
  nodes: z.array(PlanNode).max(30),
  money: z.array(Money).max(20),
  cuts: z.partialRecord(CutPollutant, Cut),
  promises: z.array(text(400).min(2, said('请写明承诺内容', 'Say what is promised'))).max(20),
})
export type PlanContent = z.infer<typeof PlanContent>

export const OpinionVerdict = z.enum(['agree', 'agreeWithChanges', 'disagree'])
export type OpinionVerdict = z.infer<typeof OpinionVerdict>
export const opinionVerdictWords: Readonly<Record<OpinionVerdict, Words>> = {
  agree: { zh: '同意', en: 'Agreed' },
  agreeWithChanges: { zh: '修改后同意', en: 'Agreed with changes' },
  disagree: { zh: '不同意', en: 'Not agreed' },
}

/** Who did something: the unit, and the person where the reader may know them. */
const By = z.object({ unit: z.string(), person: z.string().nullable() })
export type PlanBy = z.infer<typeof By>

export const PlanMeasure = z.object({
  id: Id,
  words: z.string(),
  kind: z.enum(['engineering', 'management']),
  due: Day.nullable(),
  responsiblePerson: z.string().nullable(),
  /** 万元 */
  cost: z.number().nullable(),
})

/** 问题对照表: a problem and what answers it. */
export const PlanProblem = z.object({
  id: Id,
  number: z.string(),
  dimension: DimensionId,
  clause: z.string().nullable(),
  words: z.string(),
  cause: z.string().nullable(),
  due: Day.nullable(),
  measures: z.array(PlanMeasure),
  /** What its assessment proposed, while nobody has drafted a measure. */
  proposed: z.array(z.string()),
})
export type PlanProblem = z.infer<typeof PlanProblem>

/**
 * 一企一策表 (domain.md: 企业概况, 工艺及产污, 现状评分, 问题对照表, 措施, 进度节点, 资金, 预期减排, 承诺, 专家意见, 区块意见). Until a plan is issued
 * score and table are as the records say now; from then on all of it is the text that was issued.
 */
export const PlanPaper = z.object({
  enterprise: z.object({
    id: Id,
    name: z.string(),
    code: z.string(),
    address: z.string().nullable(),
    area: z.string(),
    township: z.string(),
  }),
  industry: z.string(),
  edition: z.number().int(),
  /** Why the edition before was amended. */
  amendReason: z.string().nullable(),
  content: PlanContent,
  /** Read from the baseline assessment that stands; null while there is none. */
  score: z
    .object({
      assessmentId: Id,
      visitedOn: Day,
      total: z.number().nullable(),
      dimensions: z.array(DimensionScoreView),
      vetoFailed: z.array(z.string()),
    })
    .nullable(),
  problems: z.array(PlanProblem),
  promise: z.object({ by: By, on: Day, onBehalf: z.boolean() }).nullable(),
  opinions: z.array(
    z.object({ by: By, on: Day, verdict: OpinionVerdict, words: z.string(), expert: z.string().nullable() }),
  ),
  approval: z.object({ by: By, on: Day, words: z.string().nullable() }).nullable(),
})
export type PlanPaper = z.infer<typeof PlanPaper>

/** 万元 in all. */
export const moneyOf = ({ content }: Pick<PlanPaper, 'content'>): number =>
  Math.round(content.money.reduce((sum, { amount }) => sum + amount, 0) * 100) / 100
