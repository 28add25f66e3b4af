import type { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import { inclusionStateNames } from '#contract/baseline/inclusion.states.ts'
import type { countInclusions as endpoint } from '#contract/baseline/inclusion.ts'
import { Route } from '#contract/baseline/inclusion-words.ts'
import { extentOf, isNothing, narrow } from '#ground/access/index.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { type Figure, readBoard, readBoardAsOf, readFigures } from '#ground/figures/index.ts'

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
 * List two in figures (三(一)-2, 二-2), by area and by industry, as it stands or as it stood at the end of a day: what the post reaches,
 * read from the counters, so that each number opens to as many rows; a grid is counted with its township.
 *
 * Throws 422 for a past day of a post that reaches less than an area: the days are kept by area.
 */
export async function countInclusions(
  tx: Tx,
  campaign: Campaign,
  asked: { area?: readonly string[] | undefined; industry?: readonly string[] | undefined; day?: string | undefined },
): Promise<Counts> {
  const figures = await figuresInReach(tx, campaign, asked)
  return {
    ...countsIn(figures),
    cultivated: sumOf(figures, 'route.cultivated'),
    closuresVerified: sumOf(figures, 'route.closureVerified'),
    byArea: groups(figures, ({ place }) => place).map(([place, own]) => ({ area: place, ...countsIn(own) })),
    byIndustry: groups(figures, figure => figure.industry).map(([id, own]) => ({ industry: id, ...countsIn(own) })),
  }
}

async function figuresInReach(
  tx: Tx,
  campaign: Campaign,
  { area, industry, day }: Parameters<typeof countInclusions>[2],
): Promise<readonly Figure[]> {
  const extent = narrow(extentOf(tx.actor.scope), {
    ...(area ? { areas: area } : {}),
    ...(industry ? { industries: industry } : {}),
  })
  if (isNothing(extent)) return []
  const { areas, industries, grids } = extent
  // a grid is counted with its township
  const townships =
    extent.townships ?? (grids && campaign.townships.map(({ code }) => code).filter(code => isOfOne(code, grids)))
  const cells = { measures, ...(industries ? { industries } : {}) }
  if (townships) {
    if (day !== undefined) {
      throw refuse(
        422,
        'invalid',
        { zh: '过去某日的数只统计到区块', en: 'Past days are counted by area' },
        { zh: '请查看当前数', en: 'Look at the present figures' },
      )
    }
    const areaOf = new Map(campaign.townships.map(township => [township.code, township.area]))
    const figures = await readFigures(tx, { ...cells, townships })
    return figures.map(figure => ({ ...figure, place: areaOf.get(figure.place) ?? figure.place }))
  }
  const question = { ...cells, by: 'area' as const, ...(areas ? { areas } : {}) }
  return day === undefined ? readBoard(tx, question) : readBoardAsOf(tx, { ...question, day })
}

const isOfOne = (township: string, grids: readonly string[]) => grids.some(grid => grid.startsWith(`${township}-`))

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
