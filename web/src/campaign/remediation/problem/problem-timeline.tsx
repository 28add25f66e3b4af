import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { showProblemTrail } from '#contract/remediation/problem.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { Timeline } from '#web/ground/timeline/timeline.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { remediationWords } from '../words.ts'

/** Everything that happened to the problem, its measures and its reports, the latest first. */
export function ProblemTimeline({ id }: { id: string }) {
  const say = useWords(remediationWords)
  const pages = useInfiniteQuery({
    queryKey: ['problem', id, 'trail'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(showProblemTrail, { params: { id }, query: { after: pageParam, limit: 50 } }, { signal }),
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
