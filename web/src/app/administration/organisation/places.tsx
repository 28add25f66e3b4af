import { useQuery } from '@tanstack/react-query'
import { listPlaces, type PlaceRow } from '#contract/ground/organisation.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { PlainTable } from '#web/ground/table/plain-table.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'

/** Areas with their townships, each with its grids; a code that is not statutory says so. */
export function Places() {
  const say = useWords(administrationWords)
  const campaign = useCampaign()
  const { data, error } = useQuery({
    queryKey: ['places', 'grids'],
    queryFn: ({ signal }) => call(listPlaces, { query: { grids: 'true' } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <RefusalWords refusal={asRefusal(error)} />
  const below = Map.groupBy(data?.rows ?? [], ({ parentCode }) => parentCode)
  const code = (place: PlaceRow) => (
    <span className="figures">
      {place.code}
      {!place.statutory && <small className="muted"> {say('places.own')}</small>}
    </span>
  )
  return (
    <div aria-busy={data === undefined}>
      {data?.rows
        .filter(({ kind }) => kind === 'area')
        .map(area => (
          <section key={area.code} className="section">
            <h2>
              {area.name} <small className="muted">{code(area)}</small>
            </h2>
            <PlainTable
              caption={area.name}
              rows={below.get(area.code) ?? []}
              keyOf={place => place.code}
              columns={[
                { key: 'name', title: say('places.township'), render: place => place.name },
                { key: 'code', title: say('places.code'), render: code },
                {
                  key: 'county',
                  title: say('places.county'),
                  render: place => (place.county === area.code ? '' : campaign.areaName(place.county)),
                },
                {
                  key: 'grids',
                  title: say('places.grids'),
                  render: place => (below.get(place.code) ?? []).map(grid => grid.name).join('、'),
                },
              ]}
            />
          </section>
        ))}
    </div>
  )
}
