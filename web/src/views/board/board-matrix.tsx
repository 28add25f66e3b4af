import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { BoardFigures, showBoard } from '#contract/views/board.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { UrgencyMark } from '#web/ground/urgency/urgency-mark.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { viewsWords } from '../words.ts'
import type { ShownMeasure } from './board-search.ts'

type Board = z.output<typeof showBoard.reply>
type Figures = Pick<z.output<typeof BoardFigures>, 'all' | 'closed' | 'rectified' | 'overdue' | 'onTime' | 'worst'>

const nothing: Figures = { all: 0, closed: 0, rectified: 0, overdue: 0, onTime: null, worst: null }

/** Places down, industries across; totals at the end of both. A cell: done of all, the rate in time, the worst urgency. */
export function BoardMatrix({ board, show }: { board: Board; show: ShownMeasure }) {
  const say = useWords(viewsWords)
  const campaign = useCampaign()
  const cells = new Map(board.cells.map(cell => [`${cell.place} ${cell.industry}`, cell]))
  const rows = new Map(board.rows.map(row => [row.place, row]))
  const columns = new Map(board.columns.map(column => [column.industry, column]))
  const industryName = (id: string) => (id === '' ? say('board.none') : campaign.industryName(id))
  const cell = (figures: Figures | undefined, place: string | undefined, industry: string | undefined) => (
    <BoardCellView board={board} show={show} figures={figures ?? nothing} place={place} industry={industry} />
  )

  return (
    <div className="board-scroll">
      <table className="board">
        <caption className="unseen">{say('board.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('board.place')}</th>
            {board.industries.map(industry => (
              <th key={industry} scope="col">
                {industryName(industry)}
              </th>
            ))}
            <th scope="col">{say('board.total')}</th>
          </tr>
        </thead>
        <tbody>
          {board.places.map(place => (
            <tr key={place.code}>
              <th scope="row">{place.name}</th>
              {board.industries.map(industry => (
                <td key={industry}>{cell(cells.get(`${place.code} ${industry}`), place.code, industry)}</td>
              ))}
              <td>{cell(rows.get(place.code), place.code, undefined)}</td>
            </tr>
          ))}
          <tr className="board__totals">
            <th scope="row">{say('board.total')}</th>
            {board.industries.map(industry => (
              <td key={industry}>{cell(columns.get(industry), undefined, industry)}</td>
            ))}
            <td>{cell(board.total, undefined, undefined)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function BoardCellView({
  board,
  show,
  figures,
  place,
  industry,
}: {
  board: Board
  show: ShownMeasure
  figures: Figures
  place: string | undefined
  industry: string | undefined
}) {
  const say = useWords(viewsWords)
  const campaign = useCampaign()
  if (figures.all === 0) return <span className="board__nothing">·</span>
  const value = figures[show]
  const words =
    show === 'closed' || show === 'rectified'
      ? say('board.ofAll', { done: value, all: figures.all })
      : value.toLocaleString('en-US')
  const label = say('board.cell', {
    place: board.places.find(known => known.code === place)?.name ?? say('board.total'),
    industry: industry === undefined ? say('board.total') : campaign.industryName(industry),
    measure: say(`board.measure.${show}`),
  })
  return (
    <Link
      to="/boards/rows"
      search={{
        by: board.by,
        measure: show,
        place,
        industry: industry === '' ? 'none' : industry,
        day: board.day ?? undefined,
      }}
      className="board__cell"
    >
      <span className="unseen">{label} </span>
      <span className="board__number">
        {figures.worst && <UrgencyMark urgency={figures.worst} />}
        {words}
      </span>
      {figures.onTime && (
        <span className="board__rate">{say('board.onTime', { percent: Math.round(figures.onTime.rate * 100) })}</span>
      )}
    </Link>
  )
}
