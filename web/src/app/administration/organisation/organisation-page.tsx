import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { listUnits } from '#contract/ground/organisation.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { call } from '#web/ground/http/call.ts'
import { asRefusal } from '#web/ground/http/refusal.ts'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { useFilters } from '#web/ground/page/use-filters.ts'
import { RefusalWords } from '#web/ground/refusal/refusal-words.tsx'
import { useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { OrganisationSearch } from './organisation-search.ts'
import { Places } from './places.tsx'
import { UnitPeople } from './unit-people.tsx'
import { unitsInOrder } from './units-in-order.ts'
import './organisation.css'

/** 单位与人员: the tree of units with the people of the one in sight; or the areas, townships and grids. */
export function OrganisationPage() {
  const say = useWords(administrationWords)
  const [search, change] = useFilters(OrganisationSearch)
  return (
    <div className="page">
      <PageHead title={say('organisation.title')} />
      <ChoiceRow
        label={say('organisation.show')}
        value={search.show ?? 'units'}
        choices={[
          { value: 'units', label: say('organisation.units') },
          { value: 'places', label: say('organisation.places') },
        ]}
        onChange={value => change({ show: value === 'places' ? 'places' : undefined, unit: undefined })}
      />
      {search.show === 'places' ? <Places /> : <Units />}
    </div>
  )
}

function Units() {
  const say = useWords(administrationWords)
  const campaign = useCampaign()
  const [search, change] = useFilters(OrganisationSearch)
  const q = useDeferredValue(search.q ?? '')
  const { data, error } = useQuery({
    queryKey: ['units', search.area ?? '', q],
    queryFn: ({ signal }) => call(listUnits, { query: { area: search.area, q: q || undefined } }, { signal }),
    placeholderData: before => before,
  })
  const chosen = data?.rows.find(({ id }) => id === search.unit)
  return (
    <>
      <div className="organisation__filters">
        <label>
          {say('organisation.area')}
          <select
            className="text-input"
            value={search.area ?? ''}
            onChange={event => change({ area: event.target.value || undefined })}
          >
            <option value="">{say('organisation.allAreas')}</option>
            {campaign.areas.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('organisation.find')}
          <input
            type="search"
            className="text-input"
            value={search.q ?? ''}
            maxLength={40}
            onChange={event => change({ q: event.target.value || undefined })}
          />
        </label>
      </div>
      {error && <RefusalWords refusal={asRefusal(error)} />}
      <div className="organisation">
        <nav aria-label={say('organisation.units')} aria-busy={data === undefined}>
          {data?.rows.length === 0 && <p>{say('organisation.noneFound')}</p>}
          <ul className="organisation__tree">
            {unitsInOrder(data?.rows ?? []).map(({ unit, depth }) => (
              <li key={unit.id} style={{ paddingInlineStart: depth * 18 }}>
                <Link
                  to="/organisation"
                  search={{ ...search, unit: unit.id }}
                  aria-current={unit.id === search.unit ? 'true' : undefined}
                  title={unit.name}
                >
                  {unit.shortName}
                </Link>
                <span className="muted figures">{say('organisation.posts', { count: unit.posts })}</span>
              </li>
            ))}
          </ul>
        </nav>
        <div className="organisation__unit">
          {chosen ? (
            <UnitPeople key={chosen.id} unit={chosen} />
          ) : (
            <p className="muted">{say('organisation.choose')}</p>
          )}
        </div>
      </div>
    </>
  )
}
