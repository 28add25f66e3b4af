import { z } from 'zod'
import type { CellRow, openCell as endpoint } from '#contract/views/cell-rows.ts'
import { addWorkingDays } from '#ground/clock/add-working-days.ts'
import { endOfDay } from '#ground/clock/shanghai.ts'
import { standardLadder } from '#ground/clock/urgency.ts'
import { momentOf } from '#ground/context.ts'
import type { Actor } from '#ground/database/claims.ts'
import { readingReplica } from '#ground/database/transaction.ts'
import { refuse } from '#ground/errors/refuse.ts'
import { readBoardAsOf } from '#ground/figures/index.ts'
import type { Sealing } from '#ground/sealing/index.ts'
import type { ViewsContext } from '../views-context.ts'
import { boardCount, measureWords } from './board-measures.ts'
import { type AllowListed, type CaseFacts, type CellPlace, readCases, readCellRows } from './cell-rows.store.ts'
import { pastDay } from './past-day.ts'
import { areasOfCounty } from './places.ts'

const Key = z.tuple([z.string(), z.uuid()])
const start = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const

/** The rows behind a number of the board: allow-listed for every official post, whole for posts that reach the problem. */
export async function openCell(
  context: ViewsContext,
  actor: Actor,
  query: z.output<typeof endpoint.query>,
): Promise<z.input<typeof endpoint.reply>> {
  const moment = momentOf(context)
  const day = pastDay(query.day, moment.day)
  const count = boardCount(query.measure)
  const place = placeOf(context, query)
  const after = query.after === undefined ? start : openKey(context.sealing, query.after)
  return readingReplica(context.database, actor, async tx => {
    const found = await readCellRows(tx, {
      ...place,
      count,
      today: day ?? moment.day,
      dueSoon: addWorkingDays(moment.day, standardLadder.dueSoonWorkingDays, moment.calendar),
      asOf: day === null ? null : endOfDay(day),
      after,
      limit: query.limit + 1,
    })
    const shown = found.rows.slice(0, query.limit)
    const last = shown.at(-1)
    const cases = await readCases(
      tx,
      shown.map(row => row.id),
    )
    const total =
      day === null
        ? found.total
        : (await readBoardAsOf(tx, { measures: count.figures, by: query.by, day, ...areasAndIndustries(place) }))
            .filter(figure => place.county === null || figure.place === place.county)
            .reduce((sum, figure) => sum + figure.count, 0)
    return {
      rows: shown.map(row => cellRow(row, cases.get(row.id))),
      next: last && found.rows.length > query.limit ? sealKey(context.sealing, [last.term, last.id]) : null,
      total,
      asOf: moment.at.toISOString(),
      definition: measureWords(query.measure),
      day,
    }
  })
}

function cellRow(row: AllowListed, known: CaseFacts | undefined): z.input<typeof CellRow> {
  const { subjectName, ...facts } = known ?? { subjectName: null }
  return {
    subjectKind: row.subjectKind,
    name: row.enterpriseName ?? subjectName,
    area: row.area,
    industry: row.industry,
    state: row.state,
    urgency: row.urgency,
    lateDays: row.daysLate,
    case: known ? (facts as z.input<typeof CellRow>['case']) : null,
  }
}

function placeOf(
  { campaign }: ViewsContext,
  { by, place, industry }: Pick<z.output<typeof endpoint.query>, 'by' | 'place' | 'industry'>,
): CellPlace {
  const unnamed = (code: string | undefined) => (code === undefined ? null : code === 'none' ? '' : code)
  if (by === 'area' || place === undefined) {
    return { areas: place === undefined ? null : [place], county: null, industry: unnamed(industry) }
  }
  return {
    areas: place === 'none' ? null : areasOfCounty(campaign, place),
    county: unnamed(place),
    industry: unnamed(industry),
  }
}

function areasAndIndustries({ areas, industry }: CellPlace): { areas?: readonly string[]; industries?: string[] } {
  return { ...(areas ? { areas } : {}), ...(industry === null ? {} : { industries: [industry] }) }
}

// the key holds the id of a row that may lie outside the reader's reach, so it travels sealed
const keyPlace = 'views.cellRows'

function sealKey(sealing: Sealing, key: readonly [string, string]): string {
  return sealing.seal(JSON.stringify(key), keyPlace).toString('base64url')
}

function openKey(sealing: Sealing, after: string): readonly [string, string] {
  try {
    return Key.parse(JSON.parse(sealing.open(Buffer.from(after, 'base64url'), keyPlace)))
  } catch {
    throw refuse(
      422,
      'invalid',
      { zh: '翻页位置已失效', en: 'This is no place in the list' },
      { zh: '请从第一页重新查看', en: 'Begin again at the first page' },
      { fields: [{ path: 'after', zh: '应为上一页给出的位置', en: 'It must be what the page before gave' }] },
    )
  }
}
