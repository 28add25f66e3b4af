import type { z } from 'zod'
import type { Scope } from '#contract/ground/role.ts'
import type { BoardCut, showBoard as endpoint } from '#contract/views/board.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import type { Database } from '#ground/database/database.ts'
import { type SharedReading, shareReadings } from '#ground/database/share-readings.ts'
import { readingReplica } from '#ground/database/transaction.ts'
import { type Figure, readBoard, readBoardAsOf } from '#ground/figures/index.ts'
import type { ViewsContext } from '../views-context.ts'
import { boardDefinitions } from './board-measures.ts'
import { boardFigureKeys, makeCells, rateFromEnterprises, totalOf } from './make-board.ts'
import { pastDay } from './past-day.ts'
import { placesOf } from './places.ts'
import { readUrgentCells, type UrgentCell } from './terms-of-cells.store.ts'

type Board = z.input<typeof endpoint.reply>

/** 亮晒 (三(三)2): areas × industries as they stand, or as they stood at the end of a past day. */
export async function showBoard(
  context: ViewsContext,
  actor: Actor,
  query: z.output<typeof endpoint.query>,
): Promise<Board> {
  const today = momentOf(context).day
  const reading = await readTogether(context, actor, { by: query.by, day: pastDay(query.day, today), today })
  const scope = JSON.stringify(actor.scope)
  const known = reading.boards.get(scope)
  if (known) return known
  const board = makeBoard(context, actor.scope, reading)
  reading.boards.set(scope, board)
  return board
}

interface Asked {
  readonly by: BoardCut
  /** Null for how it stands now. */
  readonly day: string | null
}

interface Reading extends Asked {
  readonly asOf: string
  readonly figures: readonly Figure[]
  readonly urgent: readonly UrgentCell[]
  /** What it comes to for each scope that asked: cells outside are marked, and the rates of the smallest withheld. */
  readonly boards: Map<string, Board>
}

const sharedReadings = new WeakMap<Database, SharedReading<Reading>>()

/** Figures are board facts: the same for every official who may ask, so that all who ask at once are read for once. */
function readTogether(
  context: ViewsContext,
  actor: Actor,
  { by, day, today }: Asked & { today: string },
): Promise<Reading> {
  let share = sharedReadings.get(context.database)
  if (!share) {
    share = shareReadings()
    sharedReadings.set(context.database, share)
  }
  return share([by, day ?? '', today].join(' '), () => {
    const moment = momentOf(context)
    return readingReplica(context.database, actor, async tx => {
      const question = { measures: boardFigureKeys, by }
      const [figures, urgent] = await Promise.all([
        day ? readBoardAsOf(tx, { ...question, day }) : readBoard(tx, question),
        day ? [] : readUrgentCells(tx, moment),
      ])
      return { by, day, asOf: moment.at.toISOString(), figures, urgent, boards: new Map() }
    })
  })
}

function makeBoard({ campaign }: ViewsContext, scope: Scope, { by, day, asOf, figures, urgent }: Reading): Board {
  const cells = makeCells({ campaign, scope, by, figures, urgent })
  const industries = campaign.industries.map(({ id }) => id)
  const rest = cells.some(cell => cell.industry === 'none') ? ['none'] : []
  const places = placesOf(campaign, by)
  const nowhere = cells.some(cell => cell.place === 'none') ? [{ code: 'none', name: '未定' }] : []
  return {
    by,
    day,
    asOf,
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
}
