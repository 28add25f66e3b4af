import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { mapEnterprises } from '#contract/baseline/enterprise.ts'
import { call } from '#web/ground/http/call.ts'
import { PlaceMap } from '#web/ground/map/place-map.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { queryOf } from '#web/ground/table/ledger-search.ts'
import { useWords } from '#web/ground/words/use-words.ts'
import { baselineWords } from '../words.ts'
import { RegistrySearch } from './registry-search.ts'

/** The rows of the list as points, under the same filters; many together are one point with their number. */
export function RegistryMap() {
  const say = useWords(baselineWords)
  const navigate = useNavigate()
  const [search] = useFilters(RegistrySearch)
  const { sort: _, ...query } = queryOf(search)
  const { data } = useQuery({
    queryKey: ['enterprise', 'map', query],
    queryFn: ({ signal }) => call(mapEnterprises, { query }, { signal }),
    placeholderData: keepPreviousData,
  })
  const points = [
    ...(data?.points ?? []).map(({ id, lng, lat, name, openProblems }) => ({
      key: id,
      lng,
      lat,
      title: name,
      urgency: openProblems > 0 ? ('yellow' as const) : ('inTime' as const),
    })),
    ...(data?.clusters ?? []).map(({ lng, lat, count }) => ({
      key: '',
      lng,
      lat,
      title: say('map.cluster', { count }),
    })),
  ]
  return (
    <div className="registry-map">
      <PlaceMap points={points} onOpen={key => key && void navigate({ to: `/enterprises/${key}` })} />
      {data && (
        <p className="muted small">
          {say('map.inSight', { count: data.inSight })}
          {data.withoutPlace > 0 && `；${say('map.withoutPlace', { count: data.withoutPlace })}`}
        </p>
      )}
    </div>
  )
}
