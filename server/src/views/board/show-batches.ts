import type { z } from 'zod'
import type { Campaign } from '#campaign/mandate/index.ts'
import type { showBatches as endpoint } from '#contract/views/batches.ts'
import { addDays, daysBetween } from '#ground/clock/add-days.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readingReplica } from '#ground/database/transaction.ts'
import { type Figure, readBoard, readBoardAsOf } from '#ground/figures/index.ts'
import type { ViewsContext } from '../views-context.ts'
import { boardCount } from './board-measures.ts'
import { blockDays, paceDays, paceMethod, projectPace } from './project-pace.ts'

interface IndustryCounts {
  readonly industry: string
  readonly all: number
  readonly rectified: number
  readonly closed: number
  readonly overdue: number
  readonly transferred: number
  /** Closed by the end of each ten days of the last sixty, the last one now. */
  readonly closedAt: readonly number[]
}

const keysNow = [
  ...new Set([
    ...(['all', 'rectified', 'closed', 'overdue', 'state.transferred'] as const).flatMap(
      measure => boardCount(measure).figures,
    ),
  ]),
]
const keysOfClosed = boardCount('closed').figures

/** 二-1: the three batches against their deadlines, with where the last 60 days' speed leads. */
export function showBatches(context: ViewsContext, actor: Actor): Promise<z.input<typeof endpoint.reply>> {
  const { campaign } = context
  const { at, day } = momentOf(context)
  return readingReplica(context.database, actor, async tx => {
    const now = await readBoard(tx, { measures: keysNow, by: 'area' })
    const past: Figure[][] = []
    for (let before = paceDays; before > 0; before -= blockDays) {
      past.push(await readBoardAsOf(tx, { measures: keysOfClosed, by: 'area', day: addDays(day, -before) }))
    }
    const counts = countIndustries(campaign, now, past)
    return {
      today: day,
      asOf: at.toISOString(),
      method: paceMethod,
      batches: campaign.batches.map(({ number, deadline }) => {
        const members = new Set(campaign.industries.filter(({ batch }) => batch === number).map(({ id }) => id))
        const ofBatch = counts.filter(({ industry }) => members.has(industry))
        return {
          number,
          deadline,
          daysLeft: daysBetween(day, deadline),
          ...progressOf(ofBatch, day, deadline),
          industries: ofBatch.map(industry => ({
            industry: industry.industry,
            ...progressOf([industry], day, deadline),
          })),
        }
      }),
    }
  })
}

function countIndustries(
  campaign: Campaign,
  now: readonly Figure[],
  past: readonly (readonly Figure[])[],
): IndustryCounts[] {
  const sum = (figures: readonly Figure[], industry: string, keys: readonly string[]) =>
    figures.reduce(
      (total, figure) => total + (figure.industry === industry && keys.includes(figure.measure) ? figure.count : 0),
      0,
    )
  return campaign.industries.map(({ id }) => ({
    industry: id,
    all: sum(now, id, boardCount('all').figures),
    rectified: sum(now, id, boardCount('rectified').figures),
    closed: sum(now, id, keysOfClosed),
    overdue: sum(now, id, boardCount('overdue').figures),
    transferred: sum(now, id, boardCount('state.transferred').figures),
    closedAt: [...past, now].map(figures => sum(figures, id, keysOfClosed)),
  }))
}

function progressOf(industries: readonly IndustryCounts[], today: string, deadline: string) {
  const sum = (value: (counts: IndustryCounts) => number) =>
    industries.reduce((total, counts) => total + value(counts), 0)
  const all = sum(counts => counts.all)
  const closed = sum(counts => counts.closed)
  const moments = industries[0]?.closedAt.length ?? paceDays / blockDays + 1
  return {
    all,
    rectified: sum(counts => counts.rectified),
    closed,
    overdue: sum(counts => counts.overdue),
    pace: projectPace({
      all,
      remaining: all - closed - sum(counts => counts.transferred),
      closedAt: Array.from({ length: moments }, (_, index) => sum(counts => counts.closedAt[index] ?? 0)),
      today,
      deadline,
    }),
  }
}
