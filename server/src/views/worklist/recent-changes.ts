import type { z } from 'zod'
import { remediationMeasures } from '#campaign/remediation/index.ts'
import type { CellChange, showRecentChanges as endpoint } from '#contract/views/worklist.ts'
import { extentOf, isNothing } from '#ground/access/index.ts'
import { addDays } from '#ground/clock/add-days.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { reading } from '#ground/database/transaction.ts'
import { type Figure, readBoard, readBoardAsOf } from '#ground/figures/index.ts'
import type { ViewsContext } from '../views-context.ts'

/** What a line of 我关注的 tells: where problems stand, what was closed, what came back, what ran late. */
const followed = [
  'problem.state.found',
  'problem.state.rectifying',
  'problem.state.checking',
  'problem.state.verified',
  'problem.state.closed',
  'problem.relapse',
  'problem.overdue',
]
const mostCells = 10

/** What moved since the end of yesterday in the areas and industries of a post; a township's post follows its area. */
export function recentChanges(context: ViewsContext, actor: Actor): Promise<z.input<typeof endpoint.reply>> {
  const { at, day } = momentOf(context)
  const since = addDays(day, -1)
  return reading(context.database, actor, async tx => {
    const cells = followedCells(context, actor)
    const question = { measures: followed, by: 'area' as const, ...cells }
    const moved = cells
      ? changesBetween(await readBoardAsOf(tx, { ...question, day: since }), await readBoard(tx, question))
      : []
    return { cells: moved, since, asOf: at.toISOString() }
  })
}

function followedCells(
  { campaign }: ViewsContext,
  { scope }: Actor,
): { areas?: readonly string[]; industries?: readonly string[] } | null {
  const extent = extentOf(scope)
  if (isNothing(extent)) return null
  const { townships, industries } = extent
  const areas = townships
    ? [...new Set(campaign.townships.filter(({ code }) => townships.includes(code)).map(({ area }) => area))]
    : extent.areas
  return { ...(areas ? { areas } : {}), ...(industries ? { industries } : {}) }
}

/** Cells in which a followed figure moved, the largest movement first. */
export function changesBetween(before: readonly Figure[], now: readonly Figure[]): CellChange[] {
  const cells = new Map<string, Map<string, { was: number; now: number }>>()
  const note = (figure: Figure, moment: 'was' | 'now') => {
    const key = `${figure.place}|${figure.industry}`
    const cell = cells.get(key) ?? new Map<string, { was: number; now: number }>()
    const known = cell.get(figure.measure) ?? { was: 0, now: 0 }
    known[moment] += figure.count
    cell.set(figure.measure, known)
    cells.set(key, cell)
  }
  for (const figure of before) note(figure, 'was')
  for (const figure of now) note(figure, 'now')
  return [...cells]
    .map(([key, figures]) => {
      const [area = '', industry = ''] = key.split('|')
      const changes = followed.flatMap(measure => {
        const figure = figures.get(measure)
        if (!figure || figure.was === figure.now) return []
        return [{ measure, words: wordsOf(measure), ...figure }]
      })
      return { area, industry, changes }
    })
    .filter(cell => cell.changes.length > 0)
    .sort((one, other) => movement(other) - movement(one))
    .slice(0, mostCells)
}

const movement = (cell: CellChange) => cell.changes.reduce((sum, { was, now }) => sum + Math.abs(now - was), 0)

function wordsOf(key: string): { zh: string; en: string } {
  return remediationMeasures.find(measure => measure.key === key)?.words ?? { zh: key, en: key }
}
