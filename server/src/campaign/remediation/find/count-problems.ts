import { officialRoles, type Role } from '#contract/ground/role.ts'
import { type ProblemState, problemStateNames } from '#contract/remediation/problem.states.ts'
import type { ProblemFilter } from '#contract/remediation/problem.ts'
import { isNothing } from '#ground/access/index.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { readBoard, readFigures } from '#ground/figures/index.ts'
import { countRows, extentFor, type PageOfProblems } from './find-problems.store.ts'

/** Filters that are not cells: with one of them the rows themselves are counted. */
const beyondCells = [
  'level',
  'dimension',
  'urgency',
  'responsibleUnit',
  'enterprise',
  'foundFrom',
  'foundTo',
  'text',
] as const

/**
 * How many problems a filter shows. Where the post's reach and the filter are whole cells (areas or townships × industries) and states,
 * or all that is overdue in them, the counters know it exactly; else the rows are counted by index, up to 10,000.
 */
export async function countProblems(
  tx: Tx,
  asked: Pick<PageOfProblems, 'filter' | 'found' | 'moment'>,
): Promise<{ total: number; more: boolean }> {
  const counts = await countByMeasure(tx, asked.filter, measuresOf(asked.filter))
  if (!counts) return countRows(tx, asked)
  return { total: [...counts.values()].reduce((sum, count) => sum + count, 0), more: false }
}

/** Problems in each state by the counters, or null where the counters cannot know. */
export async function countByState(tx: Tx, filter: ProblemFilter): Promise<Map<ProblemState, number> | null> {
  const states = filter.state ?? problemStateNames
  const counts = filter.overdue === undefined ? await countByMeasure(tx, filter, states.map(inState)) : null
  return counts && new Map(states.map(state => [state, counts.get(inState(state)) ?? 0]))
}

const inState = (state: ProblemState) => `problem.state.${state}`

/** The measures whose sum is the number of problems a filter shows in its cells, or null where there are none. */
function measuresOf({ state, overdue }: ProblemFilter): string[] | null {
  if (overdue === undefined) return (state ?? problemStateNames).map(inState)
  return overdue && state === undefined ? ['problem.overdue'] : null
}

async function countByMeasure(
  tx: Tx,
  filter: ProblemFilter,
  measures: readonly string[] | null,
): Promise<Map<string, number> | null> {
  const { scope, role } = tx.actor
  const wholeCells = scope.kind === 'city' || scope.kind === 'areas' || scope.kind === 'townships'
  if (
    !measures ||
    !wholeCells ||
    !officialRoles.includes(role as Role) ||
    beyondCells.some(name => filter[name] !== undefined)
  )
    return null
  const extent = extentFor(tx.actor, filter)
  const counts = new Map<string, number>()
  if (isNothing(extent)) return counts
  const cells = {
    ...(extent.areas ? { areas: extent.areas } : {}),
    ...(extent.industries ? { industries: extent.industries } : {}),
  }
  // the counters of townships do not tell their area, so one that another area runs would be counted
  if (extent.townships && extent.areas) return null
  const figures = extent.townships
    ? await readFigures(tx, {
        measures,
        townships: extent.townships,
        ...(extent.industries ? { industries: extent.industries } : {}),
      })
    : await readBoard(tx, { measures, ...cells, by: 'area' })
  for (const { measure, count } of figures) counts.set(measure, (counts.get(measure) ?? 0) + count)
  return counts
}
