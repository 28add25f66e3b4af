import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { TrailEntry } from '#contract/ground/trail.ts'
import { asRefusal } from '../http/refusal.ts'
import { RefusalWords } from '../refusal/refusal-words.tsx'
import { useWords } from '../words/use-words.ts'
import { groundWords } from '../words.ts'
import { Timeline } from './timeline.tsx'

/**
 * The time line of a record as a section of its page, a page of it at a time, the latest first.
 * @param queryKey begins with the topic of live updates
 */
export function TrailSection({
  queryKey,
  read,
}: {
  queryKey: readonly unknown[]
  read: (
    after: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ readonly rows: readonly TrailEntry[]; readonly next: string | null }>
}) {
  const say = useWords(groundWords)
  const pages = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    getNextPageParam: last => last.next ?? undefined,
  })
  return (
    <section className="section">
      <h2>{say('timeline.title')}</h2>
      {pages.error && <RefusalWords refusal={asRefusal(pages.error)} />}
      {pages.data && <Timeline entries={pages.data.pages.flatMap(page => page.rows)} />}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say('timeline.earlier')}
        </Button>
      )}
    </section>
  )
}
