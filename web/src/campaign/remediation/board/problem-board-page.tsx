import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { problemStates } from '#contract/remediation/problem.states.ts'
import { type ProblemRow, showProblemBoard } from '#contract/remediation/problem.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { CountLink } from '#web/ground/table/count-link.tsx'
import { LedgerFilters } from '#web/ground/table/ledger-filters.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { BoardSearch } from '../list/problems-search.ts'
import { useProblemFilters } from '../list/use-problem-filters.ts'
import { problemTone } from '../problem-tone.ts'
import { TermWords } from '../term-words.tsx'
import { remediationWords } from '../words.ts'
import '#web/ground/table/ledger.css'
import './problem-board.css'

/** 看板: a column per state, the first of each by term; every number opens the list it counts. */
export function ProblemBoardPage() {
  const say = useWords(remediationWords)
  const sentence = useSentence()
  const [search, change] = useFilters(BoardSearch)
  const filters = useProblemFilters(search).filter(filter => filter.key !== 'state')
  const { data, error } = useQuery({
    queryKey: ['problem', 'board', search],
    queryFn: ({ signal }) => call(showProblemBoard, { query: search as never }, { signal }),
    placeholderData: before => before,
  })
  const list = (
    <Link to="/problems" search={search}>
      <Button>{say('list.asList')}</Button>
    </Link>
  )
  if (!data && !error) return <PageSkeleton />
  return (
    <div className="page page--fill">
      <PageHead
        title={say('board.title')}
        count={data?.columns.reduce((sum, column) => sum + column.total, 0)}
        asOf={data?.asOf}
        more={list}
      />
      <div className="ledger__line">
        <LedgerFilters filters={filters} search={search} onChange={change as (what: Record<string, unknown>) => void} />
      </div>
      {error && <RefusalWords refusal={asRefusal(error)} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable by the keyboard */}
      <div className="problem-board" tabIndex={0} role="region" aria-label={say('board.title')}>
        {data?.columns.map(column => {
          const state = sentence(problemStates.states[column.state])
          return (
            <section key={column.state} className="problem-board__column" aria-label={state}>
              <h2>
                <StateWord tone={problemTone[column.state]}>{state}</StateWord>{' '}
                <CountLink
                  count={column.total}
                  to="/problems"
                  search={{ ...search, state: [column.state] }}
                  says={state}
                />
                {column.more && '+'}
              </h2>
              <ul>
                {column.rows.map(row => (
                  <li key={row.id}>
                    <BoardCard row={row} />
                  </li>
                ))}
              </ul>
              {column.rows.length < column.total && (
                <Link to="/problems" search={{ ...search, state: [column.state] }} className="small">
                  {say('board.rest', { count: column.total - column.rows.length })}
                </Link>
              )}
            </section>
          )
        })}
      </div>
    </div>
  )
}

function BoardCard({ row }: { row: ProblemRow }) {
  return (
    <Link to={`/problems/${row.id}`} className="problem-board__card">
      <span>{row.words}</span>
      <span className="muted small">{row.subjectName}</span>
      <span className="muted small">
        <TermWords problem={row} /> {row.responsibleUnit?.name}
      </span>
    </Link>
  )
}
