import { useQuery } from '@tanstack/react-query'
import { countInclusions } from '#contract/baseline/inclusion.ts'
import { ListTwoState, listTwoStateWords, Route, routeWords } from '#contract/baseline/inclusion-words.ts'
import { call } from '#web/ground/http/call.ts'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { useMayOpen } from '#web/ground/session/use-session.ts'
import { CountLink } from '#web/ground/table/count-link.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { ListTwoSearch } from './list-two-search.ts'
import { listTwoWords } from './words.ts'
import './list-two.css'

/** How many stand where under the area and industry in sight; each number opens its rows. Nothing where the post reads no board facts. */
export function ListTwoCounts() {
  const say = useWords(listTwoWords)
  const sentence = useSentence()
  const mayOpen = useMayOpen()
  const [{ area, industry }] = useFilters(ListTwoSearch)
  const places = { area, industry } as { area?: string[]; industry?: string[] }
  const { data } = useQuery({
    queryKey: ['inclusion', 'counts', area, industry],
    queryFn: ({ signal }) => call(countInclusions, { query: places }, { signal }),
    placeholderData: before => before,
    // the counters are board facts
    enabled: mayOpen('boards'),
    retry: false,
  })
  if (!data) return null
  const routes = [
    ...Route.options.map(route => ({
      key: route,
      words: sentence(routeWords[route]),
      count: data.routes[route] ?? 0,
      search: { route: [route] },
    })),
    {
      key: 'unset',
      words: say('counts.unset'),
      count: data.routes.unset ?? 0,
      search: { withoutRoute: true },
    },
    {
      key: 'cultivated',
      words: say('list.cultivated'),
      count: data.cultivated,
      search: { cultivated: true },
    },
  ]
  return (
    <dl className="list-two-counts" aria-label={say('counts.title')}>
      <div>
        <dt>{say('counts.states')}</dt>
        <dd>
          {ListTwoState.options.map(state => (
            <span key={state} className="list-two-counts__one">
              {sentence(listTwoStateWords[state])}{' '}
              <CountLink
                count={data.states[state]}
                to="/list-two"
                search={{ ...places, state: [state] }}
                says={sentence(listTwoStateWords[state])}
              />
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{say('counts.routes')}</dt>
        <dd>
          {routes.map(({ key, words, count, search }) => (
            <span key={key} className="list-two-counts__one">
              {words} <CountLink count={count} to="/list-two" search={{ ...places, ...search }} says={words} />
            </span>
          ))}
          {data.closuresVerified > 0 && (
            <span className="muted small">{say('counts.closuresVerified', { count: data.closuresVerified })}</span>
          )}
        </dd>
      </div>
    </dl>
  )
}
