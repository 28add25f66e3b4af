import type { z } from 'zod'
import { inclusionStateNames } from '#contract/baseline/inclusion.states.ts'
import type { countInclusions as endpoint } from '#contract/baseline/inclusion.ts'
import { Route } from '#contract/baseline/inclusion-words.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { type Figure, readBoard, readBoardAsOf } from '#ground/figures/index.ts'

type Counts = Omit<z.input<typeof endpoint.reply>, 'asOf'>

const routes = [...Route.options, 'unset']
const measures = [
  'enterprise.listed',
  'inclusion.begun',
  ...inclusionStateNames.map(state => `inclusion.state.${state}`),
  ...routes.map(route => `route.${route}`),
  'route.cultivated',
  'route.closureVerified',
]

/**
 * List two in figures (三(一)-2, 二-2), by area and by industry, as it stands or as it stood at the end of a day: board facts, read from
 * the counters.
 */
export async function countInclusions(
  tx: Tx,
  asked: { area?: readonly string[] | undefined; industry?: readonly string[] | undefined; day?: string | undefined },
): Promise<Counts> {
  const { area, industry, day } = asked
  const question = {
    measures,
    by: 'area' as const,
    ...(area ? { areas: area } : {}),
    ...(industry ? { industries: industry } : {}),
  }
  const figures = day === undefined ? await readBoard(tx, question) : await readBoardAsOf(tx, { ...question, day })
  return {
    ...countsIn(figures),
    cultivated: sumOf(figures, 'route.cultivated'),
    closuresVerified: sumOf(figures, 'route.closureVerified'),
    byArea: groups(figures, ({ place }) => place).map(([place, own]) => ({ area: place, ...countsIn(own) })),
    byIndustry: groups(figures, figure => figure.industry).map(([id, own]) => ({ industry: id, ...countsIn(own) })),
  }
}

const sumOf = (figures: readonly Figure[], measure: string) =>
  figures.reduce((sum, figure) => sum + (figure.measure === measure ? figure.count : 0), 0)

/** 待认定 is who stands on list one less whom anything has been proposed of. */
function countsIn(figures: readonly Figure[]): Pick<Counts, 'states' | 'routes'> {
  const states = inclusionStateNames.map(state => [state, sumOf(figures, `inclusion.state.${state}`)] as const)
  return {
    states: {
      undecided: sumOf(figures, 'enterprise.listed') - sumOf(figures, 'inclusion.begun'),
      ...(Object.fromEntries(states) as Record<(typeof inclusionStateNames)[number], number>),
    },
    routes: Object.fromEntries(routes.map(route => [route, sumOf(figures, `route.${route}`)])),
  }
}

function groups(figures: readonly Figure[], keyOf: (figure: Figure) => string): [string, Figure[]][] {
  const found = new Map<string, Figure[]>()
  for (const figure of figures) {
    const key = keyOf(figure)
    const known = found.get(key)
    if (known) known.push(figure)
    else found.set(key, [figure])
  }
  return [...found]
}
