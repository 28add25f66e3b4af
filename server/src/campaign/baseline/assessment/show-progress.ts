import type { z } from 'zod'
import type { showAssessmentProgress } from '#contract/baseline/assessment.ts'
import type { Scope } from '#contract/ground/role.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { readBoard } from '#ground/figures/index.ts'
import type { Moment } from '#ground/workflow/workflow.ts'
import { averageScores } from './assessment.store.ts'

/** 摸底进度 (三(一)-3): what of each area × industry is assessed, as a board fact: the same for every official post. */
export async function showProgress(tx: Tx, moment: Moment): Promise<z.input<typeof showAssessmentProgress.reply>> {
  const figures = await readBoard(tx, { measures: ['enterprise.listed', 'enterprise.assessed'], by: 'area' })
  const averages = await averageScores(tx)
  const keyOf = (area: string, industry: string) => `${area} ${industry}`
  const counted = (measure: string) =>
    new Map(
      figures
        .filter(figure => figure.measure === measure)
        .map(({ place, industry, count }) => [keyOf(place, industry), count]),
    )
  const assessed = counted('enterprise.assessed')
  return {
    cells: figures
      .filter(({ measure, count }) => measure === 'enterprise.listed' && count > 0)
      .map(({ place, industry, count }) => ({
        area: place,
        industry,
        listed: count,
        assessed: assessed.get(keyOf(place, industry)) ?? 0,
        average: averages.get(keyOf(place, industry)) ?? null,
        withinScope: holdsCell(tx.actor.scope, place, industry),
      })),
    asOf: moment.at.toISOString(),
  }
}

/** Whether a scope is made of whole cells and this is one of them. */
function holdsCell(scope: Scope, area: string, industry: string): boolean {
  if (scope.kind !== 'city' && scope.kind !== 'areas') return false
  if (scope.kind === 'areas' && !scope.areas.includes(area)) return false
  return scope.industries === null || scope.industries.includes(industry)
}
