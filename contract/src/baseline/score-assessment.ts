import type { DimensionId, ItemResult } from '../mandate/campaign-file.ts'

/** What a result earns, what a dimension weighs in per cent, and the most a total comes to once a 否决项 is not met. */
export interface AssessmentScale {
  readonly points: Readonly<Record<Exclude<ItemResult, 'notApplicable'>, number>>
  readonly weights: Readonly<Record<DimensionId, number>>
  readonly vetoFailed: { readonly totalAtMost: number | null }
}

export interface JudgedItem {
  readonly code: string
  readonly dimension: DimensionId
  readonly veto: boolean
  /** Within its dimension; 1 is usual. */
  readonly weight: number
  readonly result: ItemResult
}

export interface DimensionScore {
  readonly dimension: DimensionId
  /** Per cent of the total, before dimensions without a score are left out. */
  readonly weight: number
  /** The weights of its items that apply, added up (their number, where every item weighs 1): what its points are divided by. */
  readonly applicable: number
  /** Points times weight, added up. */
  readonly points: number
  /** points ÷ applicable, to one decimal; null where none of its items applies. */
  readonly score: number | null
}

export interface AssessmentScore {
  /** In the order of their letters. */
  readonly dimensions: readonly DimensionScore[]
  /** The weighted mean of the dimensions that have a score, to one decimal, held down by failed 否决项; null where none has. */
  readonly total: number | null
  /** The same without regard to 否决项. */
  readonly uncapped: number | null
  /** Codes of the 否决项 that are not met. */
  readonly vetoFailed: readonly string[]
}

/** Sums of weights such as 0.1 come with the dirt of binary fractions. */
const withoutDirt = (value: number) => Math.round(value * 1e6) / 1e6

const toOneDecimal = (value: number) => Math.round(value * 10 + 1e-9) / 10

/**
 * 评估打分 (三(一)-3, 二-4): what the answers come to. 不适用 leaves the base; a dimension without an item that applies has no score and
 * its weight falls to the others.
 *
 * @param items those answered so far, in any order
 */
export function scoreAssessment(items: readonly JudgedItem[], scale: AssessmentScale): AssessmentScore {
  const means: { weight: number; mean: number }[] = []
  const dimensions = (Object.keys(scale.weights) as DimensionId[]).map(dimension => {
    const weight = scale.weights[dimension]
    let applicable = 0
    let points = 0
    for (const item of items) {
      if (item.dimension !== dimension || item.result === 'notApplicable') continue
      applicable += item.weight
      points += item.weight * scale.points[item.result]
    }
    if (applicable > 0) means.push({ weight, mean: points / applicable })
    applicable = withoutDirt(applicable)
    points = withoutDirt(points)
    return { dimension, weight, applicable, points, score: applicable > 0 ? toOneDecimal(points / applicable) : null }
  })
  const weights = means.reduce((sum, { weight }) => sum + weight, 0)
  const uncapped =
    weights > 0 ? toOneDecimal(means.reduce((sum, { weight, mean }) => sum + weight * mean, 0) / weights) : null
  const vetoFailed = items.filter(item => item.veto && item.result === 'notMet').map(({ code }) => code)
  const most = vetoFailed.length > 0 ? scale.vetoFailed.totalAtMost : null
  const total = uncapped !== null && most !== null ? Math.min(uncapped, most) : uncapped
  return { dimensions, total, uncapped, vetoFailed }
}
