import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { showBoard } from '#contract/views/board.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useBusinessDay } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { viewsWords } from '../words.ts'
import { BatchStrip } from './batch-strip.tsx'
import { BoardMatrix } from './board-matrix.tsx'
import { BoardSearch } from './board-search.ts'
import './board.css'

/** 三(三)2 亮晒: areas × industries as they stand, or stood on any day; every cell opens to its rows. */
export function BoardPage() {
  const say = useWords(viewsWords)
  const sentence = useSentence()
  const today = useBusinessDay()
  const [{ by = 'area', day, show = 'closed', wall }, change] = useFilters(BoardSearch)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['problem', 'board', by, day ?? 'now'],
    queryFn: ({ signal }) => call(showBoard, { query: { by, day } }, { signal }),
    placeholderData: before => before,
  })

  return (
    <div className={wall ? 'page board-page board-page--wall' : 'page board-page'}>
      <PageHead
        title={say('board.title')}
        count={data?.total.all}
        asOf={data && data.day === null ? data.asOf : undefined}
        below={data ? (data.day === null ? say('board.live') : say('board.past', { day: data.day })) : undefined}
        action={
          <Button onClick={() => change({ wall: wall ? undefined : true })}>
            {say(wall ? 'board.leaveWall' : 'board.wall')}
          </Button>
        }
      />
      {!wall && (
        <div className="board-choices">
          <ChoiceRow
            label={say('board.show')}
            value={show}
            choices={(['closed', 'rectified', 'overdue', 'all'] as const).map(value => ({
              value,
              label: say(`board.measure.${value}`),
            }))}
            onChange={value => change({ show: value })}
          />
          <ChoiceRow
            label={say('board.by')}
            value={by}
            choices={[
              { value: 'area', label: say('board.byArea') },
              { value: 'county', label: say('board.byCounty') },
            ]}
            onChange={value => change({ by: value })}
          />
          <label className="board-day">
            {say('board.day')}
            <input
              type="date"
              value={day ?? today}
              min="2023-10-25"
              max={today}
              onChange={event =>
                change({ day: event.target.value === today ? undefined : event.target.value || undefined })
              }
            />
          </label>
          {day !== undefined && <Button onClick={() => change({ day: undefined })}>{say('board.today')}</Button>}
        </div>
      )}
      {error && !data && (
        <div>
          <RefusalWords refusal={asRefusal(error)} />
          <Button onClick={() => void refetch()}>{say('worklist.more')}</Button>
        </div>
      )}
      {isPending && <div aria-busy="true" className="skeleton board-skeleton" />}
      {data && data.total.all === 0 && <p className="prose">{say('board.empty')}</p>}
      {data && data.total.all > 0 && <BoardMatrix board={data} show={show} />}
      {day === undefined && <BatchStrip />}
      {data && !wall && (
        <details className="board-method">
          <summary>{say('board.method')}</summary>
          <dl>
            {data.definitions.map(definition => (
              <div key={definition.measure}>
                <dt>
                  {sentence(definition.words)}（{sentence(definition.unit)}）
                </dt>
                <dd>{sentence(definition.definition)}</dd>
              </div>
            ))}
          </dl>
          <p>{say('board.withheld', { count: data.rateFromEnterprises })}</p>
        </details>
      )}
    </div>
  )
}
