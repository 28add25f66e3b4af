import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { showTimeLine } from '#contract/views/dossier.ts'
import { baselineWords } from '#web/campaign/baseline/words.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Timeline } from '#web/ground/timeline/timeline.tsx'
import { useWords } from '#web/ground/words/use-words.ts'

/** The whole file in time order, latest first: record, problems, measures and reports together. */
export function FileTimeline({ id }: { id: string }) {
  const say = useWords(baselineWords)
  const pages = useInfiniteQuery({
    queryKey: ['problem', 'timeLine', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(showTimeLine, { params: { id }, query: { after: pageParam, limit: 50 } }, { signal }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const entries = (pages.data?.pages.flatMap(page => page.rows) ?? []).map(entry =>
    entry.subject === null ? entry : { ...entry, words: [entry.subject, entry.words].filter(Boolean).join('：') },
  )
  return (
    <section className="section">
      <h2>{say('file.timeline')}</h2>
      {pages.error && <RefusalWords refusal={asRefusal(pages.error)} />}
      {pages.data && <Timeline entries={entries} />}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say('file.earlier')}
        </Button>
      )}
    </section>
  )
}
