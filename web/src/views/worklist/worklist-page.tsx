import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { z } from 'zod'
import { showWorklist, type WorklistCounters, type WorklistWhen } from '#contract/views/worklist.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useMayOpen } from '#web/ground/session/use-session.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { viewsWords } from '../words.ts'
import { RecentChanges } from './recent-changes.tsx'
import { WorklistLine } from './worklist-line.tsx'
import { WorklistSearch } from './worklist-search.ts'
import './worklist.css'

/** 今天要办的: every duty of the acting post by deadline, each with the one action it needs. */
export function WorklistPage() {
  const say = useWords(viewsWords)
  const mayOpen = useMayOpen()
  const [{ when }] = useFilters(WorklistSearch)
  const pages = useInfiniteQuery({
    queryKey: ['problem', 'worklist', when ?? 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(showWorklist, { query: { after: pageParam, when, limit: 50 } }, { signal }),
    getNextPageParam: last => last.next ?? undefined,
    refetchInterval: 60_000,
  })
  const rows = pages.data?.pages.flatMap(page => page.rows) ?? []
  const first = pages.data?.pages[0]

  return (
    <div className="page">
      <PageHead title={say('worklist.title')} asOf={first?.asOf} />
      <Counters counters={first?.counters} when={when} />
      {pages.error && rows.length === 0 && (
        <div>
          <RefusalWords refusal={asRefusal(pages.error)} />
          <Button onClick={() => void pages.refetch()}>{say('worklist.more')}</Button>
        </div>
      )}
      {pages.isPending && (
        <div aria-busy="true" className="worklist">
          {['a', 'b', 'c', 'd', 'e', 'f'].map(key => (
            <div key={key} className="skeleton worklist__skeleton" />
          ))}
        </div>
      )}
      {first && rows.length === 0 && (
        <p className="prose">
          {when ? say('worklist.noneWhen') : say('worklist.none')} {mayOpen('problems') && say('worklist.noneNext')}
        </p>
      )}
      {rows.length > 0 && (
        <ul className="plain-list worklist">
          {rows.map(row => (
            <WorklistLine key={row.dutyId} row={row} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <p>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say('worklist.more')}
          </Button>
        </p>
      )}
      <RecentChanges />
    </div>
  )
}

const counted = ['overdue', 'today', 'week'] as const

/** Three counters, each of which opens to its lines. */
function Counters({
  counters,
  when,
}: {
  counters: z.infer<typeof WorklistCounters> | undefined
  when: z.infer<typeof WorklistWhen> | undefined
}) {
  const say = useWords(viewsWords)
  return (
    <nav className="worklist-counters" aria-label={say('worklist.title')}>
      {counted.map(key => (
        <Link
          key={key}
          to="."
          search={{ when: key }}
          aria-current={when === key ? 'true' : undefined}
          className={`worklist-counter${key === 'overdue' && (counters?.overdue.count ?? 0) > 0 ? ' worklist-counter--over' : ''}`}
        >
          {say(`worklist.${key}`)}
          <b>{counters ? `${counters[key].count.toLocaleString('en-US')}${counters[key].more ? '+' : ''}` : '–'}</b>
        </Link>
      ))}
      <Link to="." search={{}} aria-current={when === undefined ? 'true' : undefined} className="worklist-counter">
        {say('worklist.all')}
        <b>{counters ? `${counters.all.count.toLocaleString('en-US')}${counters.all.more ? '+' : ''}` : '–'}</b>
      </Link>
    </nav>
  )
}
