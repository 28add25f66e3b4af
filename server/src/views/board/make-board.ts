import type { Campaign } from '#campaign/mandate/index.ts'
import type { Scope } from '#contract/ground/role.ts'
import { problemStateNames } from '#contract/remediation/problem.states.ts'
import type { BoardCell, BoardCut, BoardFigures } from '#contract/views/board.ts'
import type { Figure } from '#ground/figures/index.ts'
import { boardCount } from './board-measures.ts'
import { reachesCell } from './places.ts'
import { moreUrgent, type UrgentCell } from './terms-of-cells.store.ts'

/** Cells with fewer enterprises than this show no rate to posts outside (security.md). */
export const rateFromEnterprises = 3

/** `none` stands where a problem has no single industry, or no county. */
export const named = (code: string) => (code === '' ? 'none' : code)

/** Every figure a board is made of. */
export const boardFigureKeys: readonly string[] = [
  'problem.all',
  'problem.overdue',
  'problem.closedInTime',
  'problem.closedLate',
  ...problemStateNames.map(state => `problem.state.${state}`),
  'enterprise.listed',
]

/** The cells of a board, those that count nothing left out. */
export function makeCells(said: {
  campaign: Campaign
  scope: Scope
  by: BoardCut
  figures: readonly Figure[]
  urgent: readonly UrgentCell[]
}): BoardCell[] {
  const { campaign, scope, by, figures, urgent } = said
  const counts = new Map<string, Map<string, number>>()
  for (const { place, industry, measure, count } of figures) {
    const key = `${place}|${industry}`
    const cell = counts.get(key) ?? new Map<string, number>()
    counts.set(key, cell.set(measure, (cell.get(measure) ?? 0) + count))
  }
  const worst = new Map<string, UrgentCell['worst'] | null>()
  for (const cell of urgent) {
    const key = `${by === 'area' ? cell.area : cell.county}|${cell.industry}`
    worst.set(key, moreUrgent(worst.get(key) ?? null, cell.worst))
  }
  return [...counts].map(([key, cell]) => {
    const [place = '', industry = ''] = key.split('|')
    const withinScope = reachesCell(campaign, scope, by, { place, industry })
    return {
      place: named(place),
      industry: named(industry),
      withinScope,
      ...figuresOf(cell, withinScope),
      worst: worst.get(key) ?? null,
    }
  })
}

function figuresOf(cell: ReadonlyMap<string, number>, withinScope: boolean): Omit<BoardFigures, 'worst'> {
  const sum = (measure: Parameters<typeof boardCount>[0]) =>
    boardCount(measure).figures.reduce((total, key) => total + (cell.get(key) ?? 0), 0)
  const enterprises = cell.get('enterprise.listed') ?? 0
  const inTime = sum('closedInTime')
  const ended = inTime + sum('closedLate')
  const withheld = !withinScope && enterprises < rateFromEnterprises
  return {
    all: sum('all'),
    rectified: sum('rectified'),
    closed: sum('closed'),
    overdue: sum('overdue'),
    states: Object.fromEntries(
      problemStateNames.flatMap(state => {
        const count = cell.get(`problem.state.${state}`) ?? 0
        return count === 0 ? [] : [[state, count]]
      }),
    ),
    enterprises,
    onTime: withheld || ended === 0 ? null : { rate: inTime / ended, inTime, closed: ended },
    withheld: withheld && ended > 0,
  }
}

/** What cells come to. Rates withheld from the reader are in no total. */
export function totalOf(cells: readonly BoardFigures[]): BoardFigures {
  const sum = (value: (cell: BoardFigures) => number) => cells.reduce((total, cell) => total + value(cell), 0)
  const inTime = sum(cell => cell.onTime?.inTime ?? 0)
  const ended = sum(cell => cell.onTime?.closed ?? 0)
  return {
    all: sum(cell => cell.all),
    rectified: sum(cell => cell.rectified),
    closed: sum(cell => cell.closed),
    overdue: sum(cell => cell.overdue),
    states: Object.fromEntries(
      problemStateNames.flatMap(state => {
        const count = sum(cell => cell.states[state] ?? 0)
        return count === 0 ? [] : [[state, count]]
      }),
    ),
    enterprises: sum(cell => cell.enterprises),
    onTime: ended === 0 ? null : { rate: inTime / ended, inTime, closed: ended },
    withheld: cells.some(cell => cell.withheld),
    worst: cells.reduce<BoardFigures['worst']>((worst, cell) => moreUrgent(worst, cell.worst), null),
  }
}
