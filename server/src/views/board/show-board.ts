import type { z } from 'zod'
import type { showBoard as endpoint } from '#contract/views/board.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readingReplica } from '#ground/database/transaction.ts'
import { readBoard, readBoardAsOf } from '#ground/figures/index.ts'
import type { ViewsContext } from '../views-context.ts'
import { boardDefinitions } from './board-measures.ts'
import { boardFigureKeys, makeCells, rateFromEnterprises, totalOf } from './make-board.ts'
import { pastDay } from './past-day.ts'
import { placesOf } from './places.ts'
import { readUrgentCells } from './terms-of-cells.store.ts'

/** 亮晒 (三(三)2): areas × industries as they stand, or as they stood at the end of a past day. */
export async function showBoard(
  context: ViewsContext,
  actor: Actor,
  query: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const { campaign } = context
  const { by } = query
  const moment = momentOf(context)
  const day = pastDay(query.day, moment.day)
  return readingReplica(context.database, actor, async tx => {
    const figures = day
      ? await readBoardAsOf(tx, { measures: boardFigureKeys, by, day })
      : await readBoard(tx, { measures: boardFigureKeys, by })
    const urgent = day ? [] : await readUrgentCells(tx, moment)
    const cells = makeCells({ campaign, scope: actor.scope, by, figures, urgent })
    const industries = campaign.industries.map(({ id }) => id)
    const rest = cells.some(cell => cell.industry === 'none') ? ['none'] : []
    const places = placesOf(campaign, by)
    const nowhere = cells.some(cell => cell.place === 'none') ? [{ code: 'none', name: '未定' }] : []
    return {
      by,
      day,
      asOf: moment.at.toISOString(),
      places: [...places, ...nowhere],
      industries: [...industries, ...rest],
      cells,
      rows: [...places, ...nowhere].map(({ code }) => ({
        place: code,
        ...totalOf(cells.filter(cell => cell.place === code)),
      })),
      columns: [...industries, ...rest].map(industry => ({
        industry,
        ...totalOf(cells.filter(cell => cell.industry === industry)),
      })),
      total: totalOf(cells),
      definitions: boardDefinitions,
      rateFromEnterprises,
    }
  })
}
